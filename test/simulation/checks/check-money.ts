import { disputeSchema } from '../../../src-shared/domain/dispute/dispute.ts';
import { invoiceSchema } from '../../../src-shared/domain/invoice/invoice.ts';
import { type Payment, paymentSchema } from '../../../src-shared/domain/payment/payment.ts';
import { promiseSchema } from '../../../src-shared/domain/promise/promise.ts';
import type { ServerRows } from '../world/server-rows.ts';
import type { Violation } from './violation.ts';

/** R3: Σ cash = allocated + unapplied + reversed, and no payment allocates more than it has or an invoice is worth. */
export function checkCash({ documents }: ServerRows): readonly Violation[] {
  const check = 'cash adds up';
  const payments = documents.payments.map(({ doc }) => paymentSchema.parse(doc));
  const cash = sum(payments.map(({ amountMinor }) => amountMinor));
  const counted = payments.filter(({ reversed }) => !reversed);
  const reversed = sum(payments.filter((payment) => payment.reversed).map(({ amountMinor }) => amountMinor));
  const allocated = sum(counted.map(allocatedMinor));
  const unapplied = counted.map((payment) => payment.amountMinor - allocatedMinor(payment));
  if (unapplied.some((amount) => amount < 0))
    return [{ check, detail: 'a payment allocates more than it has' }];
  if (cash !== allocated + sum(unapplied) + reversed) {
    return [{ check, detail: `${cash} is not ${allocated} + ${sum(unapplied)} + ${reversed}` }];
  }
  const paid = Map.groupBy(
    counted.flatMap((payment) => payment.allocations),
    ({ invoiceId }) => String(invoiceId),
  );
  return documents.invoices.flatMap(({ id, doc }): Violation[] => {
    const paidMinor = sum((paid.get(id) ?? []).map(({ amountMinor }) => amountMinor));
    const { amountMinor } = invoiceSchema.parse(doc);
    return paidMinor <= amountMinor ? [] : [{ check, detail: `${id}: ${paidMinor} paid of ${amountMinor}` }];
  });
}

/**
 * P1, D1: of an invoice that nothing was ever paid on, no more is promised than it is worth, and no more disputed.
 * Counted are promises that were open on every date at which a command was given.
 */
export function checkPromised({ documents }: ServerRows, latestToday: string): readonly Violation[] {
  const payments = documents.payments.map(({ doc }) => paymentSchema.parse(doc));
  const paid = new Set(payments.flatMap(({ allocations }) => allocations.map(({ invoiceId }) => invoiceId)));
  const open = documents.promises
    .map(({ doc }) => promiseSchema.parse(doc))
    .filter(({ cancelled, promisedDate }) => cancelled === null && promisedDate >= latestToday);
  const disputes = documents.disputes.map(({ doc }) => disputeSchema.parse(doc));
  return documents.invoices.flatMap(({ doc }): Violation[] => {
    const invoice = invoiceSchema.parse(doc);
    if (paid.has(invoice.id)) return [];
    const isOfInvoice = ({ invoiceId }: { readonly invoiceId: string }): boolean => invoiceId === invoice.id;
    const promised = sum(open.flatMap(({ allocations }) => amountsOf(allocations.filter(isOfInvoice))));
    const disputed = sum(disputes.flatMap(({ items }) => amountsOf(items.filter(isOfInvoice))));
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

function allocatedMinor({ allocations }: Payment): number {
  return sum(amountsOf(allocations));
}

function amountsOf(items: readonly { readonly amountMinor: number }[]): readonly number[] {
  return items.map(({ amountMinor }) => amountMinor);
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
