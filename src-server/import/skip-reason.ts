/** Why a row of a ledger was not taken over, in words. */
export const skipReasons = {
  AFTER_AS_OF: 'The invoice is dated after the as-of date.',
  FIELD_COUNT: 'The row has not as many fields as the header.',
  QUOTE_NOT_CLOSED: 'A quotation mark is opened and not closed.',
  NUMBER_MISSING: 'The invoice number is missing.',
  CUSTOMER_MISSING: 'The customer is missing.',
  INVOICE_DATE_INVALID: 'The invoice date is not a date.',
  DUE_DATE_INVALID: 'The due date is not a date.',
  SETTLED_DATE_INVALID: 'The settlement date is not a date.',
  AMOUNT_INVALID: 'The amount is not an amount of the currency.',
  CURRENCY_UNKNOWN: 'The currency is not an ISO 4217 code.',
  DISPUTED_INVALID: 'The dispute flag is neither yes nor no.',
  TEXT_TOO_LONG: 'A text is longer than it may be.',
  TEXT_INVALID: 'A text holds characters that cannot be read or stored.',
  NUMBER_REPEATED: 'The invoice number was used before in this file with other content.',
  NUMBER_OF_OTHER_ACCOUNT: 'The invoice number belongs to another customer already.',
  DUNNING_POLICY_UNKNOWN: 'The organisation has no dunning policy of this name.',
  ACCOUNT_SUM_TOO_LARGE: 'With this row the account would hold more than can be added up exactly.',
  ACCOUNT_NOT_WRITTEN: 'This customer could not be written; the log of the server says where it failed.',
} as const;

export type SkipReason = keyof typeof skipReasons;

/** A row that was not taken over. */
export type SkippedRow = { readonly line: number; readonly reason: SkipReason; readonly raw: string };
