import type { Payment } from '../payment/payment.ts';
import type { Invoice } from './invoice.ts';

/**
 * Open amount of every invoice in minor units: amount − Σ applied, reversed payments not counted. Below 0 where more
 * was applied than was owed, and for credit notes. M1: cash of another currency than the invoice's applies nothing.
 */
export function openAmounts(
  invoices: readonly Invoice[],
  payments: readonly Payment[],
): ReadonlyMap<string, number> {
  const open = new Map<string, number>();
  const currencies = invoiceCurrencies(invoices);
  for (const invoice of invoices) open.set(invoice.id, invoice.amountMinor);
  for (const payment of payments) {
    if (payment.reversed) continue;
    for (const allocation of payment.allocations) {
      const before = open.get(allocation.invoiceId);
      if (before === undefined || currencies.get(allocation.invoiceId) !== payment.currency) continue;
      open.set(allocation.invoiceId, before - allocation.amountMinor);
    }
  }
  return open;
}

/** The currency of every invoice by its id. */
export function invoiceCurrencies(invoices: readonly Invoice[]): ReadonlyMap<string, string> {
  return new Map(invoices.map((invoice) => [invoice.id, invoice.currency]));
}

/**
 * R3: what is left of a payment after its allocations, in minor units: unapplied cash. 0 when reversed; below 0 where
 * the ledger applied more than was paid. M1: with the currencies of the account's invoices, an allocation to an
 * invoice of another currency applies nothing, as in {@link openAmounts}.
 */
export function unappliedMinor(
  payment: Payment,
  currencies: ReadonlyMap<string, string> = new Map<string, string>(),
): number {
  if (payment.reversed) return 0;
  const applied = payment.allocations.filter(
    (allocation) => (currencies.get(allocation.invoiceId) ?? payment.currency) === payment.currency,
  );
  return applied.reduce((rest, allocation) => rest - allocation.amountMinor, payment.amountMinor);
}
