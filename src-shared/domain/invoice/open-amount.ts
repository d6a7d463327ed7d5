import type { Payment } from '../payment/payment.ts';
import type { Invoice } from './invoice.ts';

/**
 * Open amount of every invoice in minor units: amount − Σ applied, reversed payments not counted. Below 0 where more
 * was applied than was owed, and for credit notes.
 */
export function openAmounts(
  invoices: readonly Invoice[],
  payments: readonly Payment[],
): ReadonlyMap<string, number> {
  const open = new Map<string, number>();
  for (const invoice of invoices) open.set(invoice.id, invoice.amountMinor);
  for (const payment of payments) {
    if (payment.reversed) continue;
    for (const allocation of payment.allocations) {
      const before = open.get(allocation.invoiceId);
      if (before !== undefined) open.set(allocation.invoiceId, before - allocation.amountMinor);
    }
  }
  return open;
}

/** R3: what is left of a payment after its allocations, in minor units: unapplied cash. 0 when reversed. */
export function unappliedMinor(payment: Payment): number {
  if (payment.reversed) return 0;
  return payment.allocations.reduce((rest, allocation) => rest - allocation.amountMinor, payment.amountMinor);
}
