import { z } from 'zod';
import { wordedText } from '../document.ts';
import { amountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';

/** D2: a case over at least this amount, or of this segment, goes to somebody else than the reason's processor. */
const routingRuleSchema = z.object({
  /** Null for any amount. */
  from: z.object({ currency: currencySchema, amountMinor: amountMinorSchema.min(0) }).nullable(),
  /** Empty for any segment. */
  segment: z.string().max(100),
  processor: z.string().min(1).max(60),
});

/** D2: a reason with the processor that it is routed to and the days in which it must be resolved. */
export const disputeReasonSchema = z.object({
  code: z.string().min(1).max(10),
  /** Key of the program's words for people: `disputeReason.<key>` in the locale files; empty where it has none. */
  key: z.string().max(60).default(''),
  /** The organisation's own words by language (`en`, `de`); they go before those of the program. */
  label: z.record(z.string().regex(/^[a-z]{2}$/), wordedText(100)).optional(),
  processor: z.string().min(1).max(60),
  slaDays: z.int().min(1).max(365),
  /** The first that fits wins. */
  routing: z.array(routingRuleSchema).max(50),
});
export type DisputeReason = z.infer<typeof disputeReasonSchema>;

/** What a ledger says that only flags an invoice as disputed. Not offered when a dispute is opened by a person. */
export const notStatedReasonCode = '00';

/** R5: a discount that was taken and not earned. */
export const discountReasonCode = '24';

/** D2: the seed of the organisation's list; codes are those of X12 element 426 (adjustment reason). */
export const disputeReasons: readonly DisputeReason[] = [
  { code: '01', key: 'pricing', processor: 'sales', slaDays: 10, routing: [] },
  { code: '04', key: 'damaged', processor: 'logistics', slaDays: 14, routing: [] },
  { code: '05', key: 'quality', processor: 'quality', slaDays: 21, routing: [] },
  { code: '06', key: 'quantity', processor: 'logistics', slaDays: 10, routing: [] },
  { code: '07', key: 'incorrectProduct', processor: 'logistics', slaDays: 14, routing: [] },
  { code: '09', key: 'terms', processor: 'sales', slaDays: 10, routing: [] },
  { code: '11', key: 'returns', processor: 'logistics', slaDays: 14, routing: [] },
  { code: '19', key: 'duplicateBilling', processor: 'billing', slaDays: 5, routing: [] },
  { code: discountReasonCode, key: 'incorrectDiscount', processor: 'billing', slaDays: 5, routing: [] },
  { code: '44', key: 'documentsMissing', processor: 'billing', slaDays: 5, routing: [] },
  { code: '54', key: 'freight', processor: 'logistics', slaDays: 10, routing: [] },
  { code: '55', key: 'tax', processor: 'billing', slaDays: 10, routing: [] },
  { code: '59', key: 'notReceived', processor: 'logistics', slaDays: 14, routing: [] },
];

/** The reason of that code where the organisation has no other of it. */
export const notStatedReason: DisputeReason = {
  code: notStatedReasonCode,
  key: 'notStated',
  processor: 'billing',
  slaDays: 14,
  routing: [],
};

/** Finds a reason of the organisation's list by its code, the ledger's "not stated" included. */
export function findDisputeReason<Reason extends Pick<DisputeReason, 'code'>>(
  code: string,
  reasons: readonly Reason[],
): Reason | DisputeReason | undefined {
  return (
    reasons.find((reason) => reason.code === code) ??
    (code === notStatedReasonCode ? notStatedReason : undefined)
  );
}
