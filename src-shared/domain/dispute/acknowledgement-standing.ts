import { addDays, type BusinessDate } from '../calendar/business-date.ts';
import { type Dispute, type DisputeEvent, isDisputeActive } from './dispute.ts';

/** How a dispute stands for the customer: who works on it inside is not theirs to know. */
export type AcknowledgementStanding =
  | 'in-progress'
  | 'waiting-for-customer'
  /** In progress beyond the day on which it was to be answered. */
  | 'late'
  | 'accepted'
  | 'partly-accepted'
  | 'rejected'
  /** Ended without a decision. */
  | 'closed'
  | 'cancelled';

/** A standing with the day on which it was come to, or from which on it is late; null while the case is in time. */
export type DatedCaseStanding = { readonly is: AcknowledgementStanding; readonly on: BusinessDate | null };

/** D1: the standing of a case on a day. A decision stays the decision when the case is closed. */
export function acknowledgementStanding(dispute: Dispute, today: BusinessDate): DatedCaseStanding {
  const { state, resolution, history, dueDate } = dispute;
  if (state === 'waiting-for-customer') return { is: state, on: null };
  if (isDisputeActive(dispute))
    return dueDate < today ? { is: 'late', on: addDays(dueDate, 1) } : { is: 'in-progress', on: null };
  if (state === 'cancelled') return { is: 'cancelled', on: lastDayOf(history, 'cancelled') };
  if (resolution !== null) return { is: resolution, on: lastDayOf(history, 'resolved') };
  return { is: 'closed', on: lastDayOf(history, 'closed') };
}

function lastDayOf(history: readonly DisputeEvent[], kind: DisputeEvent['kind']): BusinessDate | null {
  return history.findLast((event) => event.kind === kind)?.on ?? null;
}
