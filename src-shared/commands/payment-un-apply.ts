import { z } from 'zod';
import { type LedgerPosition, ledgerPosition } from '../domain/account/ledger-position.ts';
import { wordedText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { paymentIdSchema } from '../domain/ids.ts';
import { type Allocation, maxApplications, type Payment } from '../domain/payment/payment.ts';
import { takeableMinor, takeBack } from '../domain/payment/take-back.ts';
import { checkOnce } from './check-once.ts';
import { changed, defineCommand, refusedFor, signed } from './command.ts';
import { applicationItemsSchema, checkNet, checkRest, findPayment, itemsTotalMinor } from './payment-cash.ts';

/**
 * R3: takes cash off invoices again that people applied, and credit notes that they netted (below 0): the latest
 * entries first. The ledger's own allocations stay. Undoes the amounts of 'payment.apply' with the same items; who did
 * both, and why, stays readable in the payment.
 * @example 'payment.un-apply' {paymentId, items: [{invoiceId, amountMinor: 60_00}], reason: 'Meant for R-4712'}
 */
export const paymentUnApply = defineCommand({
  name: 'payment.un-apply',
  version: 1,
  input: z.object({
    paymentId: paymentIdSchema,
    items: applicationItemsSchema.min(1).max(1000),
    reason: wordedText(500),
  }),
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply(aggregate, { paymentId, items, reason }, context) {
    const found = findPayment(aggregate, paymentId);
    if (!found.ok) return { ok: false, failures: [found.failure] };
    const payment = found.value;
    const ledger = ledgerPosition(aggregate, context.today, context.settings.policy);
    const problems = [...checkOnce(items), ...checkItems(items, payment, ledger)];
    const after = takeBack(payment, items, { ...signed(context), reason });
    const isTooMany = after.takenBack.length > maxApplications;
    const refusal =
      refusedFor(problems) ??
      refusedFor([
        ...(isTooMany ? [failure('TOO_MANY_ENTRIES', { limit: maxApplications })] : []),
        ...checkNet(after.applied),
        ...checkRest(payment, -itemsTotalMinor(items), ledger),
      ]);
    return refusal ?? changed({ collection: 'payments', document: { ...after, seq: 0 } });
  },
});

function checkItems(
  items: readonly Allocation[],
  payment: Payment,
  ledger: LedgerPosition,
): readonly Failure[] {
  const takeable = takeableMinor(payment);
  const ofLedger = new Set<string>(payment.allocations.map((one) => one.invoiceId));
  return items.flatMap((item, index) => {
    const amountMinor = Math.abs(item.amountMinor);
    const availableMinor = Math.abs(takeable(item));
    if (amountMinor <= availableMinor) return [];
    const found = ledger.positions[ledger.indexes.get(item.invoiceId) ?? -1];
    if (found === undefined) return [failure('INVOICE_NOT_FOUND', { item: index + 1 })];
    const invoice = found.invoice.number;
    if (ofLedger.has(item.invoiceId) && availableMinor === 0) {
      return [failure('ALLOCATION_OF_LEDGER', { invoice })];
    }
    const { currency } = payment;
    return [failure('AMOUNT_EXCEEDS_APPLIED', { invoice, currency, amountMinor, availableMinor })];
  });
}
