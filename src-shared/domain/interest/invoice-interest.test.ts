import { expect, test } from 'vitest';
import { buildAccount } from '../../../test/fixtures/builders/build-account.ts';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { applied, codesOf, run } from '../../commands/run-command.fixture.ts';
import { rate } from '../money/rate.ts';
import { type InterestPolicy, interestPolicySchema } from './interest-policy.ts';
import { invoiceInterest, partPayments } from './invoice-interest.ts';

const elevenPercent: InterestPolicy = interestPolicySchema.parse({
  rules: [
    {
      key: 'agreed',
      countries: ['DE'],
      customerTypes: ['business'],
      rate: { kind: 'fixed', rate: rate('11') },
      yearDays: 365,
      rounding: 'total',
      compensation: { currency: 'EUR', bands: [{ fromMinor: 1, amountMinor: 40_00 }] },
    },
  ],
  baseRates: [],
});
const context = buildContext({ settings: { interest: elevenPercent } });
// 30 days late on 2026-03-31: 4,500.00 × 11 % × 30 / 365 = 40.68 (reference: UK and EU examples of the rule).
const invoice = buildInvoice({ amountMinor: 4_500_00, dueDate: '2026-03-01' });
const aggregate = buildAggregate({ invoices: [invoice] });
const charge = (amountMinor: number, overrides: object = {}) => ({
  requestId: 'request-1',
  currency: 'EUR',
  items: [{ invoiceId: 'invoice-1', amountMinor }],
  kind: 'interest',
  reason: '',
  ...overrides,
});

test('G2: what was paid of an invoice is taken from reversed and foreign cash apart', () => {
  const on = { invoiceId: 'invoice-1', amountMinor: 10_00 };
  const payments = [
    buildPayment({ id: 'a', receivedOn: '2026-03-10', allocations: [on] }),
    buildPayment({ id: 'b', reversed: true, allocations: [on] }),
    buildPayment({ id: 'c', currency: 'USD', allocations: [on] }),
  ];
  expect(partPayments(payments, [invoice]).get('invoice-1')).toEqual([
    { date: '2026-03-10', amountMinor: 10_00 },
  ]);
});

test('G2: no rule for the customer, no interest', () => {
  const account = buildAccount({ country: 'US' });
  expect(invoiceInterest(account, invoice, [], context.today, elevenPercent)).toMatchObject({
    failure: { code: 'INTEREST_NOT_ALLOWED' },
  });
});

test('G2: as much as the rule gives is charged and not a cent more, the flat sum apart from the interest', () => {
  expect(codesOf(run('interest.charge', aggregate, charge(40_68), context))).toEqual([]);
  expect(run('interest.charge', aggregate, charge(40_69), context)).toMatchObject({
    failures: [{ code: 'INTEREST_EXCEEDS_RULE', params: { availableMinor: 40_68 } }],
  });
  const flat = { kind: 'compensation' };
  const made = applied(aggregate, run('interest.charge', aggregate, charge(40_00, flat), context));
  expect(made.requests).toMatchObject([{ kind: 'compensation', amountMinor: 40_00 }]);
  expect(codesOf(run('interest.charge', aggregate, charge(40_01, flat), context))).toEqual([
    'INTEREST_EXCEEDS_RULE',
  ]);
});

test('G2: the flat sum that was charged takes nothing of the interest, nor the interest of the flat sum', () => {
  const flat = { kind: 'compensation' };
  const first = applied(aggregate, run('interest.charge', aggregate, charge(40_00, flat), context));
  const second = { requestId: 'request-2' };
  expect(codesOf(run('interest.charge', first, charge(1, { ...flat, ...second }), context))).toEqual([
    'INTEREST_EXCEEDS_RULE',
  ]);
  const both = applied(first, run('interest.charge', first, charge(40_68, second), context));
  // 40 days late: 54.25, of which 40.68 are charged.
  const later = buildContext({ today: '2026-04-10', settings: { interest: elevenPercent } });
  const third = { requestId: 'request-3' };
  expect(codesOf(run('interest.charge', both, charge(13_57, third), later))).toEqual([]);
  expect(run('interest.charge', both, charge(13_58, third), later)).toMatchObject({
    failures: [{ code: 'INTEREST_EXCEEDS_RULE', params: { availableMinor: 13_57 } }],
  });
});

test('G2: what was asked for before is not charged again, unless it was refused or taken back', () => {
  const once = applied(aggregate, run('interest.charge', aggregate, charge(40_00), context));
  const again = charge(69, { requestId: 'request-2' });
  expect(codesOf(run('interest.charge', once, again, context))).toEqual(['INTEREST_EXCEEDS_RULE']);
  for (const state of ['refused', 'withdrawn'] as const) {
    const without = { ...once, requests: once.requests.map((one) => ({ ...one, state })) };
    expect(codesOf(run('interest.charge', without, again, context))).toEqual([]);
  }
});

test('G2: everything that is wrong is said at once', () => {
  const items = [
    { invoiceId: 'elsewhere', amountMinor: 1 },
    { invoiceId: 'invoice-1', amountMinor: 1 },
    { invoiceId: 'invoice-1', amountMinor: 1 },
  ];
  expect(codesOf(run('interest.charge', aggregate, charge(1, { items }), context))).toEqual([
    'ALLOCATION_REPEATED',
    'INVOICE_NOT_FOUND',
  ]);
});
