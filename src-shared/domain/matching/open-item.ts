import { z } from 'zod';
import type { InvoicePosition } from '../account/ledger-position.ts';
import { type BusinessDate, businessDateSchema, daysBetween } from '../calendar/business-date.ts';
import { freeText } from '../document.ts';
import type { EarlyPaymentOffer } from '../invoice/early-payment-offers.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { type CurrencyOf, unappliedMinor } from '../invoice/open-amount.ts';
import { amountMinorSchema, positiveAmountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import type { Payment } from '../payment/payment.ts';
import type { MatchingPolicy } from './matching-policy.ts';

/** R5: money to be matched, as a notice or a payment of the ledger tells it. Amounts in minor units. */
export const paymentNoticeSchema = z.object({
  currency: currencySchema,
  amountMinor: positiveAmountMinorSchema,
  receivedOn: businessDateSchema,
  /** The reference and the remittance text, as the payer wrote them. */
  reference: freeText(2_000),
  /** Structured remittance: what the payer says about each item; below 0 for a credit note that was taken off. */
  remittanceLines: z
    .array(z.object({ reference: freeText(200), amountMinor: amountMinorSchema.optional() }))
    .max(10_000),
});
export type PaymentNotice = z.infer<typeof paymentNoticeSchema>;

/** An item of the ledger with something open; below 0 for a credit note, and for an invoice that was paid too much. */
export type OpenItem = Pick<Invoice, 'number' | 'currency' | 'invoiceDate' | 'dueDate'> & {
  readonly invoiceId: Invoice['id'];
  readonly openMinor: number;
  readonly discount: EarlyPaymentOffer | null;
};

/**
 * I1, R3: the open items of an account's position that cash may be applied to or that may be netted with it, with the
 * discounts of those invoices whose terms grant one. What an invoice was paid too much is a credit like a credit note.
 * A credit note that the ledger has used up beyond its amount is neither: only the ledger can put that right.
 */
export function openItemsOf(
  positions: readonly Pick<InvoicePosition, 'invoice' | 'openMinor'>[],
  discounts: ReadonlyMap<string, EarlyPaymentOffer>,
): OpenItem[] {
  const items: OpenItem[] = [];
  for (const { invoice, openMinor } of positions) {
    if (openMinor === 0 || (openMinor > 0 && invoice.amountMinor <= 0)) continue;
    const { id: invoiceId, number, currency, invoiceDate, dueDate } = invoice;
    const discount = discounts.get(invoiceId) ?? null;
    items.push({ invoiceId, number, currency, invoiceDate, dueDate, openMinor, discount });
  }
  return items;
}

/** What of a payment is not applied yet, as a notice; `undefined` when nothing is left of it. */
export function noticeOfUnapplied(payment: Payment, currencies: CurrencyOf): PaymentNotice | undefined {
  const amountMinor = unappliedMinor(payment, currencies);
  if (amountMinor <= 0) return undefined;
  const { currency, receivedOn, reference } = payment;
  return { currency, amountMinor, receivedOn, reference, remittanceLines: [] };
}

/**
 * The places of those with something open, the oldest first: by due date, invoice date, number and id, so that the
 * order in which items come is of no account. The items of one day are few beside all that are open: put together
 * first, they are compared with one another alone.
 */
export function placesByAge(items: readonly OpenItem[]): number[] {
  const byDueDate = new Map<BusinessDate, number[]>();
  items.forEach(({ openMinor, dueDate }, place) => {
    if (openMinor === 0) return;
    const ofDay = byDueDate.get(dueDate);
    if (ofDay === undefined) byDueDate.set(dueDate, [place]);
    else ofDay.push(place);
  });
  const compare = (a: number, b: number) => compareOfOneDay(items[a], items[b]);
  const ordered: number[] = [];
  for (const day of [...byDueDate.keys()].sort()) {
    for (const place of byDueDate.get(day)?.sort(compare) ?? []) ordered.push(place);
  }
  return ordered;
}

function compareOfOneDay(a: OpenItem | undefined, b: OpenItem | undefined): number {
  if (a === undefined || b === undefined) throw new RangeError('a place without an item');
  if (a.invoiceDate !== b.invoiceDate) return a.invoiceDate < b.invoiceDate ? -1 : 1;
  if (a.number !== b.number) return a.number < b.number ? -1 : 1;
  if (a.invoiceId === b.invoiceId) return 0;
  return a.invoiceId < b.invoiceId ? -1 : 1;
}

/** I4: what may be taken off an invoice that is paid in full on a date, in minor units; 0 when it is too late. */
export function earnedDiscount(item: OpenItem, paidOn: BusinessDate, policy: MatchingPolicy): number {
  const offered = offeredDiscount(item);
  if (offered === 0 || item.discount === null) return 0;
  const { discountDate } = item.discount;
  if (paidOn <= discountDate) return offered;
  return daysBetween(discountDate, paidOn) <= policy.discountGraceDays ? offered : 0;
}

/** The discount of the terms, whenever it is paid; 0 where it is not less than what is open. */
export function offeredDiscount({ discount, openMinor }: OpenItem): number {
  if (discount === null || discount.discountMinor <= 0 || discount.discountMinor >= openMinor) return 0;
  return discount.discountMinor;
}
