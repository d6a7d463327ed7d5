import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { ownerChange } from '../../src-shared/domain/account/owner-change.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { userIdSchema } from '../../src-shared/domain/ids.ts';
import { accountSums } from '../../src-shared/domain/key-figures/figure-sums.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { documentOf } from './account.fixture.ts';
import { figureSumsOf } from './account-figure-sums.ts';
import { accountWith, happenings } from './account-happenings.fixture.ts';
import { basisOf } from './figure-rules.ts';

/** The account goes to another collector on a day: the timeline says so, and from whom. */
function givenAway(before: AccountAggregate, on: string, collectorId: string): AccountAggregate {
  const to = { ...before.account, collectorId: userIdSchema.parse(collectorId) };
  const id = `g${before.activities.length.toString()}`;
  const change = ownerChange(before.account, to);
  const moved = documentOf('activities', {
    id,
    kind: 'change',
    outcome: null,
    change,
    on,
    at: `${on}T10:00:00.000Z`,
  });
  return { ...before, account: to, activities: [...before.activities, moved] };
}

it('the sums of a large account are those of all its documents, whatever happened to it and on whichever day', () => {
  const large = accountWith(1_200);
  const step = fc.record({
    name: fc.constantFrom(...Object.keys(happenings), 'given'),
    at: fc.nat(14),
    day: fc.constantFrom('2026-03-31', '2026-04-01'),
    collectorId: fc.constantFrom('user-1', 'user-2'),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
      let aggregate: AccountAggregate = large;
      for (const { name, at, day, collectorId } of steps) {
        aggregate =
          name === 'given'
            ? givenAway(aggregate, `2026-03-${(10 + at).toString()}`, collectorId)
            : (happenings[name]?.(aggregate, at) ?? aggregate);
        const { basis } = basisOf({ today: businessDate(day), settings: defaultSettings });
        expect(figureSumsOf(aggregate, basis)).toEqual(accountSums(aggregate, basis));
      }
    }),
    { numRuns: 20 },
  );
});
