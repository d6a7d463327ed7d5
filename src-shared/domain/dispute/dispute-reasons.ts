/** D2: a reason with the processor that it is routed to and the days in which it must be resolved. */
export type DisputeReason = {
  readonly code: string;
  /** Key of the words for people: `disputeReason.<key>` in the locale files. */
  readonly key: string;
  readonly processor: string;
  readonly slaDays: number;
};

/** What a ledger says that only flags an invoice as disputed. Not offered when a dispute is opened by a person. */
export const notStatedReasonCode = '00';

/** D2: the seed of the organisation's list; codes are those of X12 element 426 (adjustment reason). */
export const disputeReasons: readonly DisputeReason[] = [
  { code: '01', key: 'pricing', processor: 'sales', slaDays: 10 },
  { code: '04', key: 'damaged', processor: 'logistics', slaDays: 14 },
  { code: '05', key: 'quality', processor: 'quality', slaDays: 21 },
  { code: '06', key: 'quantity', processor: 'logistics', slaDays: 10 },
  { code: '07', key: 'incorrectProduct', processor: 'logistics', slaDays: 14 },
  { code: '09', key: 'terms', processor: 'sales', slaDays: 10 },
  { code: '11', key: 'returns', processor: 'logistics', slaDays: 14 },
  { code: '19', key: 'duplicateBilling', processor: 'billing', slaDays: 5 },
  { code: '44', key: 'documentsMissing', processor: 'billing', slaDays: 5 },
  { code: '54', key: 'freight', processor: 'logistics', slaDays: 10 },
  { code: '55', key: 'tax', processor: 'billing', slaDays: 10 },
  { code: '59', key: 'notReceived', processor: 'logistics', slaDays: 14 },
];

const notStated: DisputeReason = {
  code: notStatedReasonCode,
  key: 'notStated',
  processor: 'billing',
  slaDays: 14,
};

/** Finds a reason by its code, the ledger's "not stated" included. */
export function findDisputeReason(code: string): DisputeReason | undefined {
  return code === notStatedReasonCode ? notStated : disputeReasons.find((reason) => reason.code === code);
}
