import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import {
  type InvoicePosition,
  type LedgerPosition,
  ledgerPosition,
} from '../domain/account/ledger-position.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { paymentIdSchema } from '../domain/ids.ts';
import { type Allocation, maxApplications, type Payment } from '../domain/payment/payment.ts';
import { checkOnce } from './check-once.ts';
import {
  type CommandContext,
  type CommandEffect,
  changed,
  defineCommand,
  refusedFor,
  signed,
} from './command.ts';
import { applicationItemsSchema, checkNet, checkRest, findPayment, itemsTotalMinor } from './payment-cash.ts';

/**
 * R3: applies unapplied cash of a payment, of the ledger or of a receipt, to invoices; credit notes, and what other
 * invoices were paid too much, may be netted with them. Never more than is left of the payment, never more than is open, whatever dates they carry. Cash may go to a
 * disputed amount: who pays it does not dispute it.
 * @example 'payment.apply' {paymentId, items: [{invoiceId, amountMinor: 60_00}]}
 */
export const paymentApply = defineCommand({
  name: 'payment.apply',
  version: 1,
  input: z.object({ paymentId: paymentIdSchema, items: applicationItemsSchema.min(1).max(1000) }),
  reads: 'account',
  roles: ['collector', 'manager', 'administrator'],
  apply: (aggregate, { paymentId, items }, context) => applyCash(aggregate, paymentId, items, context),
});

/** Applies cash of a payment; no items change nothing. */
export function applyCash(
  aggregate: AccountAggregate,
  paymentId: string,
  items: readonly Allocation[],
  context: CommandContext,
): CommandEffect {
  const found = findPayment(aggregate, paymentId);
  if (!found.ok) return { ok: false, failures: [found.failure] };
  if (items.length === 0) return changed();
  const payment = found.value;
  const ledger = ledgerPosition(aggregate, context.today, context.settings.policy);
  const refusal = refusedFor(checkApplications(payment, items, ledger));
  if (refusal !== undefined) return refusal;
  const entries = items.map((item) => ({ ...signed(context), ...item }));
  const applied = [...payment.applied, ...entries];
  return changed({ collection: 'payments', document: { ...payment, seq: 0, applied } });
}

function checkApplications(
  payment: Payment,
  items: readonly Allocation[],
  ledger: LedgerPosition,
): readonly Failure[] {
  const isTooMany = payment.applied.length + items.length > maxApplications;
  return [
    ...(isTooMany ? [failure('TOO_MANY_ENTRIES', { limit: maxApplications })] : []),
    ...checkOnce(items),
    ...items.flatMap((item, index) => {
      const found = ledger.positions[ledger.indexes.get(item.invoiceId) ?? -1];
      if (found === undefined) return [failure('INVOICE_NOT_FOUND', { item: index + 1 })];
      const problem = checkItem(item, payment, found);
      return problem === undefined ? [] : [problem];
    }),
    ...checkNet(items),
    ...checkRest(payment, itemsTotalMinor(items), ledger),
  ];
}

/**
 * Cash goes to what is owed; credit comes from a credit note or from what an over-paid invoice holds too much, which is
 * an unapplied credit as well (I1). Never more than is open of it.
 */
function checkItem(
  { amountMinor }: Allocation,
  payment: Payment,
  found: InvoicePosition,
): Failure | undefined {
  const { number: invoice, currency } = found.invoice;
  if (currency !== payment.currency) return failure('CURRENCY_MISMATCH', { invoice, currency });
  const isCreditNote = found.invoice.amountMinor <= 0;
  if (isCreditNote && amountMinor > 0) return failure('INVOICE_IS_CREDIT', { invoice });
  const availableMinor = Math.max(0, amountMinor < 0 ? -found.openMinor : found.openMinor);
  const wantedMinor = Math.abs(amountMinor);
  if (wantedMinor <= availableMinor) return undefined;
  if (!isCreditNote && amountMinor < 0 && availableMinor === 0)
    return failure('INVOICE_IS_NO_CREDIT', { invoice });
  return failure('APPLIED_EXCEEDS_OPEN', { invoice, currency, amountMinor: wantedMinor, availableMinor });
}
