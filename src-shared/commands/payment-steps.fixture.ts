import fc from 'fast-check';
import { expect } from 'vitest';
import { z } from 'zod';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext, builtToday } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { type AccountAggregate, applyChanges } from '../domain/account/account-aggregate.ts';
import { addDays } from '../domain/calendar/business-date.ts';
import { failureSchema } from '../domain/failure.ts';
import { invoiceCurrencies, openAmounts, unappliedMinor } from '../domain/invoice/open-amount.ts';
import { maxAmountMinor, sumMinor } from '../domain/money/amount.ts';
import { collectionSchemas } from '../protocol/collections.ts';
import { type CommandName, prepareCommand } from './registry.ts';

/** An account in two currencies with a credit note and some cash on account. */
export const start = buildAggregate({
  invoices: [
    buildInvoice(),
    buildInvoice({ id: 'invoice-2', amountMinor: 80_00, dueDate: '2026-04-20' }),
    buildInvoice({ id: 'dollars', currency: 'USD' }),
    buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -30_00 }),
  ],
  payments: [
    buildPayment({ id: 'ledger-0', amountMinor: 60_00 }),
    buildPayment({
      id: 'ledger-1',
      amountMinor: 40_00,
      allocations: [{ invoiceId: 'invoice-1', amountMinor: 5_00 }],
    }),
  ],
});

type Step = {
  readonly name: CommandName | 'ledger' | 'ledger-reverses';
  readonly input: object;
  readonly days: number;
  readonly role: 'collector' | 'manager';
};

const invoiceId = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('invoice-1', 'invoice-2') },
  { weight: 1, arbitrary: fc.constantFrom('dollars', 'credit', 'gone') },
);
// Few amounts, so that what one step applies another can take back.
const amountMinor = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(1, 2_00, 5_00, 5_00, 10_00, 25_00) },
  { weight: 1, arbitrary: fc.constantFrom(maxAmountMinor, 80_00, 100_00) },
);
const positive = fc.array(fc.record({ invoiceId, amountMinor }), { maxLength: 3 });
const either = fc
  .record({
    items: fc.array(fc.record({ invoiceId, amountMinor }), { minLength: 1, maxLength: 2 }),
    netted: fc.nat(3),
    creditId: fc.constantFrom('credit', 'credit', 'invoice-1', 'invoice-2'),
  })
  .map(({ items, netted, creditId }) =>
    netted === 0 ? [...items, { invoiceId: creditId, amountMinor: -2_00 }] : items,
  );
const currency = fc.constantFrom('EUR', 'EUR', 'EUR', 'USD');
const receiptId = fc.integer({ min: 1, max: 4 }).map((counter) => `A7-${counter}`);
const paymentId = fc.oneof(
  receiptId.map((id) => `receipt-${id}`),
  fc.nat(3).map((index) => `ledger-${index}`),
);
const receiptIds = fc.uniqueArray(receiptId, { minLength: 1, maxLength: 2 });
const sumOf = (items: readonly { readonly amountMinor: number }[]) =>
  Math.min(maxAmountMinor, Math.max(1, sumMinor(items.map((item) => item.amountMinor))));

/** A receipt as a field agent may type it, sound or not. */
export const issue = fc
  .record({
    receiptId,
    currency,
    items: positive,
    more: fc.nat(50_00),
    method: fc.constantFrom('cash', 'cheque', 'card'),
  })
  .map(({ more, ...taken }) => ({
    ...taken,
    amountMinor: Math.min(maxAmountMinor, sumOf(taken.items) + more),
    payerName: '',
    reference: '',
    chequeDate: taken.method === 'cheque' ? '2026-04-10' : null,
    denominations: [],
    visitId: null,
  }));
const match = fc
  .record({ paymentId, allocations: either, items: positive, isDisputed: fc.boolean() })
  .map((given) => ({
    paymentId: given.paymentId,
    allocations: given.allocations,
    discount: given.items.length === 0 ? null : { requestId: 'request-new', items: given.items },
    tolerated: null,
    shortPaid: given.isDisputed
      ? [
          {
            disputeId: 'dispute-new',
            reasonCode: '01',
            description: '',
            items: [{ invoiceId: 'invoice-1', amountMinor: 100 }],
          },
        ]
      : [],
    reason: 'x',
  }));
const ledger = fc
  .record({ index: fc.nat(3), currency, allocations: positive, more: fc.nat(50_00) })
  .map(({ more, ...given }) => ({
    ...given,
    amountMinor: Math.min(maxAmountMinor, sumOf(given.allocations) + more),
  }));

const inputs: readonly (readonly [Step['name'], fc.Arbitrary<object>])[] = [
  ['receipt.issue', issue],
  ['receipt.void', fc.record({ receiptId, reason: fc.constant('x') })],
  ['receipt.deposit', receiptIds.map((ids) => ({ depositId: 'deposit-1', reference: '', receiptIds: ids }))],
  ['payment.apply', fc.record({ paymentId, items: either })],
  ['payment.un-apply', fc.record({ paymentId, items: either, reason: fc.constant('x') })],
  ['payment.propose-match', match],
  ['ledger', ledger],
  ['ledger-reverses', fc.record({ index: fc.nat(3) })],
];
/** The ledger's reversals and voids are rarer than what they end. */
const weightOf = (name: Step['name']) => (name === 'ledger-reverses' || name === 'receipt.void' ? 1 : 4);
const step: fc.Arbitrary<Step> = fc.oneof(
  ...inputs.map(([name, input]) => ({
    weight: weightOf(name),
    arbitrary: fc.record({
      name: fc.constant(name),
      input,
      days: fc.nat(20),
      role: fc.constantFrom('collector' as const, 'manager' as const),
    }),
  })),
);
/** What happens to the account, one after the other. */
export const steps = fc.array(step, { maxLength: 25, size: 'max' });

/** What a step makes of the account; a refusal leaves it as it is. */
export function take(aggregate: AccountAggregate, { name, input, days, role }: Step): AccountAggregate {
  if (name === 'ledger' || name === 'ledger-reverses') return ledgerStep(aggregate, name, input, days);
  const prepared = prepareCommand(name, 1, input);
  if (!prepared.ok) return aggregate;
  const context = buildContext({ today: addDays(builtToday, days), actor: buildActor({ role }) });
  const effect = prepared.command.apply(aggregate, context);
  if (!effect.ok) {
    z.array(failureSchema).min(1).parse(effect.failures);
    return aggregate;
  }
  for (const change of effect.changes) collectionSchemas[change.collection].parse(change.document);
  const after = applyChanges(aggregate, effect.changes);
  // What is taken back leaves an invoice that was paid too much as it was before it.
  expectNothingBeyondOpen(aggregate, after, name === 'payment.un-apply' || name === 'receipt.void');
  return after;
}

const ledgerInput = z.object({
  index: z.number(),
  currency: z.string().default('EUR'),
  amountMinor: z.number().default(1),
  allocations: z.array(z.object({ invoiceId: z.string(), amountMinor: z.number() })).default([]),
});

/** The ledger books what it likes, whatever is open and whatever people have applied. */
function ledgerStep(
  aggregate: AccountAggregate,
  name: 'ledger' | 'ledger-reverses',
  input: object,
  days: number,
): AccountAggregate {
  const { index, ...terms } = ledgerInput.parse(input);
  const id = `ledger-${index}`;
  const known = aggregate.payments.find((payment) => payment.id === id);
  if (name === 'ledger-reverses') {
    const payments = aggregate.payments.map((one) => (one.id === id ? { ...one, reversed: true } : one));
    return { ...aggregate, payments };
  }
  if (known !== undefined) return aggregate;
  const payment = buildPayment({ id, ...terms, receivedOn: addDays(builtToday, days) });
  return { ...aggregate, payments: [...aggregate.payments, payment] };
}

/** R3: what a command changes about an invoice or a payment never takes more than there was. */
function expectNothingBeyondOpen(
  before: AccountAggregate,
  after: AccountAggregate,
  isTakenBack: boolean,
): void {
  const opened = openAmounts(before.invoices, before.payments);
  for (const [id, openMinor] of openAmounts(after.invoices, after.payments)) {
    const earlierMinor = opened.get(id) ?? 0;
    if (id === 'credit' && openMinor > earlierMinor) expect(openMinor).toBeLessThanOrEqual(0);
    if (id === 'credit' || isTakenBack) continue;
    if (openMinor < earlierMinor) expect(openMinor).toBeGreaterThanOrEqual(0);
    if (openMinor > earlierMinor && earlierMinor < 0) expect(openMinor).toBeLessThanOrEqual(0);
  }
  const currencies = invoiceCurrencies(before.invoices);
  const rests = new Map(before.payments.map((payment) => [payment.id, unappliedMinor(payment, currencies)]));
  for (const payment of after.payments) {
    const restMinor = unappliedMinor(payment, currencies);
    if (restMinor < (rests.get(payment.id) ?? payment.amountMinor) && !payment.reversed) {
      expect(restMinor).toBeGreaterThanOrEqual(0);
    }
  }
}
