import { z } from 'zod';
import { businessDateSchema } from '../calendar/business-date.ts';
import { documentFields, freeText } from '../document.ts';
import { disputeIdSchema, invoiceIdSchema, planIdSchema, requestIdSchema } from '../ids.ts';
import { amountMinorSchema, positiveAmountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { roleSchema, signedSchema } from '../organisation/actor.ts';

/**
 * Something that needs somebody else: a superior's approval, or a booking that only the ledger can make. The ledger's
 * balance does not move until the ledger says so.
 */
export const requestKinds = [
  'credit-note',
  'write-off',
  'interest',
  'compensation',
  'interest-waiver',
  'fee',
  'fee-waiver',
  'plan',
  'credit-limit',
  'dunning-block',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** `approved` waits for the ledger where the kind is one that the ledger books; `settled` is the end. */
export const requestStates = ['awaiting-approval', 'approved', 'refused', 'withdrawn', 'settled'] as const;

export const requestSchema = z.object({
  id: requestIdSchema,
  ...documentFields,
  kind: z.enum(requestKinds),
  currency: currencySchema,
  /** What authority is measured with: Σ items, or the limit, the plan's total. 0 for a dunning block. */
  amountMinor: amountMinorSchema.min(0),
  items: z.array(z.object({ invoiceId: invoiceIdSchema, amountMinor: positiveAmountMinorSchema })).max(1000),
  /**
   * D4: what the ledger had those invoices at when something was asked to be taken off them, in minor units: what it
   * takes off them itself shows in that. Empty for everything else.
   */
  invoiceAmounts: z.array(z.object({ invoiceId: invoiceIdSchema, amountMinor: amountMinorSchema })).max(1000),
  /** What it is about, where that is not the account. */
  planId: planIdSchema.nullable(),
  disputeId: disputeIdSchema.nullable(),
  /** For a dunning block: its end; null for good. */
  until: businessDateSchema.nullable(),
  reason: freeText(1000),
  state: z.enum(requestStates),
  asked: signedSchema,
  /** Authority: the lowest role that may decide, as the limits said when it was asked. Null where none was needed. */
  approver: roleSchema.nullable(),
  decided: signedSchema.extend({ reason: freeText(1000) }).nullable(),
  /** The ledger's document that settled it: a credit note, a debit note. Null where it took it off the invoices themselves. */
  settledBy: invoiceIdSchema.nullable(),
});
export type LedgerRequest = z.infer<typeof requestSchema>;
