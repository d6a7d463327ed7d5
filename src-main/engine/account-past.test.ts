import { expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { documentOf } from './account.fixture.ts';
import { accountWith, effectiveOf } from './account-happenings.fixture.ts';
import { accountPast } from './account-past.ts';
import { accountHead } from './account-view.ts';

const rules = { today: businessDate('2026-03-31'), settings: defaultSettings };

it('the past of an account ends with the balance that its screen shows, per currency (M1)', () => {
  const effective = effectiveOf({
    ...accountWith(5),
    payments: [
      documentOf('payments', { id: 'c1', receivedOn: '2026-03-02', amountMinor: 1_234 }),
      documentOf('payments', { id: 'c2', receivedOn: '2026-01-02', amountMinor: 700, currency: 'USD' }),
    ],
  });
  const past = accountPast(effective, rules);
  const { figures } = accountHead(effective, rules).head;
  expect(past.map(({ currency }) => currency)).toEqual(['EUR', 'USD']);
  for (const { currency, balances } of past) {
    const shown = figures.find((one) => one.currency === currency);
    expect(balances.at(-1)).toEqual({ on: rules.today, balanceMinor: shown?.balanceMinor });
  }
});
