import { expect, test } from 'vitest';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { readTerms } from '../../src-shared/domain/invoice/read-terms.ts';
import { defaultTermsPolicy } from '../../src-shared/domain/invoice/terms-policy.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { documentOf } from './account.fixture.ts';
import { accountWith, effectiveOf } from './account-happenings.fixture.ts';
import { matchPart } from './account-questions.ts';
import { systemMonotonicClock } from './system-clock.ts';

const terms = (name: string) => readTerms(name, defaultTermsPolicy);
const invoiceOf = (number: string, amountMinor: number, paymentTerms: ReturnType<typeof terms> | null) =>
  documentOf('invoices', {
    ...{ id: `id-${number}`, number, amountMinor, paymentTerms },
    ...{ invoiceDate: '2026-03-02', dueDate: '2026-04-01' },
  });

/** Two invoices of 2 March: one by the account's 2/10 net 30, one by its own 3/5 net 30. */
function bestFor(amountMinor: number, receivedOn: string, reference: string) {
  const bare = accountWith(0);
  const aggregate: AccountAggregate = {
    ...bare,
    account: documentOf('accounts', { ...bare.account, paymentTerms: terms('2/10 net 30') }),
    invoices: [invoiceOf('20417', 100_000, null), invoiceOf('20418', 200_000, terms('3/5 net 30'))],
    payments: [documentOf('payments', { id: 'cash', amountMinor, receivedOn, reference, allocations: [] })],
  };
  const rules = { today: businessDate('2026-03-31'), settings: defaultSettings };
  const { payments } = matchPart(
    effectiveOf(aggregate),
    rules,
    { offset: 0, limit: 1 },
    systemMonotonicClock,
  );
  return payments[0]?.result.proposals[0];
}

test("R5, I4: an invoice paid less its discount in time is settled, by the account's terms or by its own", () => {
  expect(bestFor(98_000, '2026-03-12', 'invoice 20417')).toMatchObject({
    allocations: [{ invoiceId: 'id-20417', amountMinor: 98_000 }],
    discounts: [
      {
        ...{ invoiceId: 'id-20417', amountMinor: 2_000, discountDate: '2026-03-12' },
        terms: { name: '2/10 net 30', of: 'account' },
      },
    ],
    shortPaid: [],
    isAutomatic: true,
  });
  expect(bestFor(194_000, '2026-03-07', 'invoice 20418')).toMatchObject({
    discounts: [
      { amountMinor: 6_000, discountDate: '2026-03-07', terms: { name: '3/5 net 30', of: 'invoice' } },
    ],
    isAutomatic: true,
  });
});

test('R5, I4: a discount taken a day late is a short pay that says so, with terms, date and reason', () => {
  expect(bestFor(98_000, '2026-03-13', 'invoice 20417')).toMatchObject({
    discounts: [],
    shortPaid: [
      {
        ...{ invoiceId: 'id-20417', openMinor: 2_000, suspected: 'discount-taken-late', reasonCode: '24' },
        ...{ discountDate: '2026-03-12', terms: { name: '2/10 net 30', of: 'account' } },
      },
    ],
    isAutomatic: false,
  });
});

test('R5, I4: without a number the amount tells the same', () => {
  expect(bestFor(194_000, '2026-03-07', '')).toMatchObject({
    rule: 'amount',
    selection: 'one-invoice',
    discounts: [{ invoiceId: 'id-20418', amountMinor: 6_000 }],
  });
  expect(bestFor(194_000, '2026-03-08', '')).toMatchObject({
    rule: 'amount',
    shortPaid: [{ invoiceId: 'id-20418', suspected: 'discount-taken-late' }],
  });
});
