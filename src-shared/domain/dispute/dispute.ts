import { z } from 'zod';
import { businessDateSchema, instantSchema } from '../calendar/business-date.ts';
import { documentFields, freeText } from '../document.ts';
import { fileReferenceSchema } from '../file-reference.ts';
import { disputeIdSchema, invoiceIdSchema, requestIdSchema } from '../ids.ts';
import { positiveAmountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { authorSchema, signedSchema } from '../organisation/actor.ts';

export const disputeStates = [
  'open',
  'in-review',
  'waiting-for-customer',
  'waiting-for-internal',
  'resolved',
  'closed',
  'cancelled',
] as const;

export const disputeEventKinds = [
  'opened',
  'reviewed',
  'routed',
  'commented',
  'attached',
  'waited',
  'escalated',
  'resolved',
  'reopened',
  'closed',
  'cancelled',
] as const;

/**
 * D4: why a case closed: nothing was accepted; with this credit note; or the ledger took what was accepted off the
 * invoices themselves.
 */
export const closingReasons = ['nothing-accepted', 'credit-note', 'taken-off'] as const;

/** One step of a case: the history is appended to, never rewritten. */
export const disputeEventSchema = signedSchema.extend({
  kind: z.enum(disputeEventKinds),
  note: freeText(4000),
  /** The processor that the case went to, where it was routed or escalated. */
  processor: freeText(100).nullable(),
  /** D4: of the step that closed it; stays when the case is reopened. */
  closing: z
    .object({ because: z.enum(closingReasons), creditNoteId: invoiceIdSchema.nullable() })
    .nullable()
    .default(null),
});

export const disputeResolutions = ['accepted', 'partly-accepted', 'rejected'] as const;

export const disputeItemSchema = z.object({
  invoiceId: invoiceIdSchema,
  amountMinor: positiveAmountMinorSchema,
});

/** Files of one case. */
export const maxAttachments = 100;

/** D1: one case over amounts of one or more invoices, with a reason, a processor and a due date. */
export const disputeSchema = z.object({
  id: disputeIdSchema,
  ...documentFields,
  currency: currencySchema,
  items: z.array(disputeItemSchema).min(1).max(1000),
  reasonCode: freeText(10).min(1),
  description: freeText(4000),
  contactName: freeText(200),
  state: z.enum(disputeStates),
  resolution: z.enum(disputeResolutions).nullable(),
  /** D1: why it came to it, stated at the resolution. */
  rootCause: freeText(200).nullable(),
  /** D4: of the disputed amounts, what the customer is right about; the credit note is asked for over these. */
  acceptedItems: z.array(disputeItemSchema).max(1000),
  creditRequestId: requestIdSchema.nullable(),
  attachments: z.array(fileReferenceSchema).max(maxAttachments),
  history: z.array(disputeEventSchema).max(1000),
  processor: freeText(100),
  dueDate: businessDateSchema,
  openedOn: businessDateSchema,
  openedAt: instantSchema,
  openedBy: authorSchema,
});
export type Dispute = z.infer<typeof disputeSchema>;

export type DisputeItem = z.infer<typeof disputeItemSchema>;
export type DisputeEvent = z.infer<typeof disputeEventSchema>;

/** True while a case is being worked on. */
export function isDisputeActive(dispute: Pick<Dispute, 'state'>): boolean {
  return dispute.state !== 'resolved' && dispute.state !== 'closed' && dispute.state !== 'cancelled';
}

/**
 * D3, D4: the amounts that are not dunned, not promised and not in the amount to collect: all of them while the case
 * is active, those that were accepted until the credit note has come, none afterwards.
 */
export function disputedItems(
  dispute: Pick<Dispute, 'state' | 'items' | 'acceptedItems'>,
): readonly DisputeItem[] {
  if (isDisputeActive(dispute)) return dispute.items;
  return dispute.state === 'resolved' ? dispute.acceptedItems : [];
}
