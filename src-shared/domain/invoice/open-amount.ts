import type { Payment } from '../payment/payment.ts';
import type { Invoice } from './invoice.ts';

/**
 * Open amount of every invoice in minor units: amount − Σ applied, reversed payments not counted. Below 0 where more
 * was applied than was owed, and for credit notes. M1: cash of another currency than the invoice's applies nothing.
 * @param currencies those of the invoices, where the caller has them already
 */
export function openAmounts(
  invoices: readonly Invoice[],
  payments: readonly Payment[],
  currencies: ReadonlyMap<string, string> = invoiceCurrencies(invoices),
): ReadonlyMap<string, number> {
  const open = new Map<string, number>();
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
  const currencies = new Map<string, string>();
  for (const invoice of invoices) currencies.set(invoice.id, invoice.currency);
  return currencies;
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
  let restMinor = payment.amountMinor;
  for (const { invoiceId, amountMinor } of payment.allocations) {
    if ((currencies.get(invoiceId) ?? payment.currency) === payment.currency) restMinor -= amountMinor;
  }
  return restMinor;
}
