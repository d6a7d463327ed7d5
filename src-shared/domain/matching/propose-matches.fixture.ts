import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { addDays, businessDate } from '../calendar/business-date.ts';
import { defaultMatchingPolicy, type MatchingPolicy } from './matching-policy.ts';
import { type OpenItem, type PaymentNotice, paymentNoticeSchema } from './open-item.ts';
import { proposeMatches } from './propose-matches.ts';

/** The day on which the tests propose. */
export const today = businessDate('2026-03-31');

/** An item of this number with so much open. */
export function open(number: string, openMinor: number, from: Partial<OpenItem> = {}): OpenItem {
  const { id, invoiceDate, dueDate, currency } = buildInvoice({ id: `id-${number}` });
  return { invoiceId: id, number, currency, invoiceDate, dueDate, openMinor, discount: null, ...from };
}

/** Due so many days into 2026. */
export const due = (day: number) => ({ dueDate: addDays(businessDate('2026-01-01'), day) });
/** 2/10 net 30 of the account. */
export const terms = { name: '2/10 net 30', of: 'account' } as const;
/** A discount of so much up to a day. */
export const discount = (discountMinor: number, on = '2026-03-20') => ({
  discount: { discountDate: businessDate(on), discountMinor, terms },
});

/** A payment of 2026-03-15 in EUR. */
export function notice(
  amountMinor: number,
  reference = '',
  lines: PaymentNotice['remittanceLines'] = [],
): PaymentNotice {
  return paymentNoticeSchema.parse({
    currency: 'EUR',
    amountMinor,
    receivedOn: '2026-03-15',
    reference,
    remittanceLines: lines,
  });
}

/** What is proposed, the best first. */
export function propose(
  payment: PaymentNotice,
  items: readonly OpenItem[],
  policy: MatchingPolicy = defaultMatchingPolicy,
) {
  const result = proposeMatches(payment, items, policy);
  return { ...result, best: result.proposals[0] };
}

/** What a proposal pays, by the numbers of the items. */
export const paid = (best: { allocations: readonly { invoiceId: string; amountMinor: number }[] }) =>
  Object.fromEntries(best.allocations.map(({ invoiceId, amountMinor }) => [invoiceId.slice(3), amountMinor]));
