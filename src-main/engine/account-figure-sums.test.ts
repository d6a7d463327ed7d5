import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { accountSums } from '../../src-shared/domain/key-figures/figure-sums.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { figureSumsOf } from './account-figure-sums.ts';
import { accountWith, happenings } from './account-happenings.fixture.ts';
import { basisOf } from './figure-rules.ts';

it('the sums of a large account are those of all its documents, whatever happened to it and on whichever day', () => {
  const large = accountWith(1_200);
  const step = fc.record({
    name: fc.constantFrom(...Object.keys(happenings)),
    at: fc.nat(14),
    day: fc.constantFrom('2026-03-31', '2026-04-01'),
    collectorId: fc.constantFrom('user-1', 'user-2'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let aggregate: AccountAggregate = large;
      for (const { name, at, day, collectorId } of steps) {
        const after = happenings[name]?.(aggregate, at) ?? aggregate;
        const account = { ...after.account, collectorId: collectorId as typeof after.account.collectorId };
        aggregate = { ...after, account };
        const { basis } = basisOf({ today: businessDate(day), settings: defaultSettings });
        expect(figureSumsOf(aggregate, basis)).toEqual(accountSums(aggregate, basis));
      }
    }),
    { numRuns: 20 },
  );
});
