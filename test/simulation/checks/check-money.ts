import { disputedItems, disputeSchema } from '../../../src-shared/domain/dispute/dispute.ts';
import { invoiceSchema } from '../../../src-shared/domain/invoice/invoice.ts';
import { openAmounts, unappliedMinor } from '../../../src-shared/domain/invoice/open-amount.ts';
import { allocationsOf, paymentSchema } from '../../../src-shared/domain/payment/payment.ts';
import { promiseSchema } from '../../../src-shared/domain/promise/promise.ts';
import type { ServerRows } from '../world/server-rows.ts';
import type { Violation } from './violation.ts';

/** What the product says is open of each invoice, and what is left of a payment. */
const productFigures = { openAmounts, unappliedMinor };

/**
 * R3: Σ cash = allocated + unapplied + reversed, with what the product says is allocated and unapplied, and no payment
 * allocates more than it has or an invoice is worth, nor nets more of a credit note.
 */
export function checkCash(
  { documents }: Pick<ServerRows, 'documents'>,
  figures: typeof productFigures = productFigures,
): readonly Violation[] {
  const payments = documents.payments.map(({ doc }) => paymentSchema.parse(doc));
  const invoices = documents.invoices.map(({ doc }) => invoiceSchema.parse(doc));
  const open = figures.openAmounts(invoices, payments);
  const allocated = sum(invoices.map(({ id, amountMinor }) => amountMinor - (open.get(id) ?? amountMinor)));
  const rests = payments.map((payment) => figures.unappliedMinor(payment));
  const cash = sum(amountsOf(payments));
  const reversed = sum(amountsOf(payments.filter((payment) => payment.reversed)));
  const unapplied = sum(rests);
  const isEven = cash === allocated + unapplied + reversed;
  const overpaid = invoices.filter(({ id, amountMinor }) => {
    const openMinor = open.get(id) ?? 0;
    return amountMinor > 0 ? openMinor < 0 : openMinor > 0;
  });
  return [
    ...(isEven ? [] : [`${cash} is not ${allocated} + ${unapplied} + ${reversed}`]),
    ...(rests.some((amount) => amount < 0) ? ['a payment allocates more than it has'] : []),
    ...overpaid.map(({ id, amountMinor }) => `${id}: more is paid than ${amountMinor}`),
  ].map((detail) => ({ check: 'cash adds up', detail }));
}

/**
 * P1, D1: of an invoice that nothing was ever paid on, no more is promised than it is worth, and no more disputed.
 * Counted are promises that were open on every date at which a command was given, and disputes that still hold.
 */
export function checkPromised(
  { documents }: Pick<ServerRows, 'documents'>,
  latestToday: string,
): readonly Violation[] {
  const payments = documents.payments.map(({ doc }) => paymentSchema.parse(doc));
  const paid = new Set(
    payments.flatMap((payment) => allocationsOf(payment).map(({ invoiceId }) => invoiceId)),
  );
  const open = documents.promises
    .map(({ doc }) => promiseSchema.parse(doc))
    .filter(({ cancelled, promisedDate }) => cancelled === null && promisedDate >= latestToday);
  const disputes = documents.disputes.map(({ doc }) => disputeSchema.parse(doc));
  return documents.invoices.flatMap(({ doc }): Violation[] => {
    const invoice = invoiceSchema.parse(doc);
    if (paid.has(invoice.id) || invoice.amountMinor <= 0) return [];
    const isOfInvoice = ({ invoiceId }: { readonly invoiceId: string }): boolean => invoiceId === invoice.id;
    const promised = sum(open.flatMap(({ allocations }) => amountsOf(allocations.filter(isOfInvoice))));
    const disputed = sum(disputes.flatMap((one) => amountsOf(disputedItems(one).filter(isOfInvoice))));
    const most = Math.max(promised, disputed);
    if (most <= invoice.amountMinor) return [];
    const check = 'nothing is promised or disputed above a balance';
    return [
      {
        check,
        detail: `${invoice.id}: ${promised} promised, ${disputed} disputed of ${invoice.amountMinor}`,
      },
    ];
  });
}

function amountsOf(items: readonly { readonly amountMinor: number }[]): readonly number[] {
  return items.map(({ amountMinor }) => amountMinor);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
