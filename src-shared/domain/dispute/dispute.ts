import { z } from 'zod';
import { businessDateSchema, instantSchema } from '../calendar/business-date.ts';
import { documentFields, freeText } from '../document.ts';
import { disputeIdSchema, invoiceIdSchema } from '../ids.ts';
import { positiveAmountMinorSchema } from '../money/amount.ts';
import { currencySchema } from '../money/currency.ts';
import { authorSchema } from '../organisation/actor.ts';

export const disputeStates = [
  'open',
  'in-review',
  'waiting-for-customer',
  'waiting-for-internal',
  'resolved',
  'closed',
  'cancelled',
] as const;

export const disputeResolutions = ['accepted', 'partly-accepted', 'rejected'] as const;

export const disputeItemSchema = z.object({
  invoiceId: invoiceIdSchema,
  amountMinor: positiveAmountMinorSchema,
});

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
  processor: freeText(100),
  dueDate: businessDateSchema,
  openedOn: businessDateSchema,
  openedAt: instantSchema,
  openedBy: authorSchema,
});
export type Dispute = z.infer<typeof disputeSchema>;

/** D3: while a dispute is active its amounts are not dunned, not promised and not in the amount to collect. */
export function isDisputeActive(dispute: Pick<Dispute, 'state'>): boolean {
  return dispute.state !== 'resolved' && dispute.state !== 'closed' && dispute.state !== 'cancelled';
}
