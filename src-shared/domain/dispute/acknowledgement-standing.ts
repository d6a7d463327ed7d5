import type { BusinessDate } from '../calendar/business-date.ts';
import { type Dispute, type DisputeEvent, isDisputeActive } from './dispute.ts';

/** How a dispute stands for the customer: who works on it inside is not theirs to know. */
export type AcknowledgementStanding =
  | 'in-progress'
  | 'waiting-for-customer'
  | 'accepted'
  | 'partly-accepted'
  | 'rejected'
  /** Ended without a decision. */
  | 'closed'
  | 'cancelled';

/** A standing with the day on which it was come to; null while the case is worked on. */
export type DatedCaseStanding = { readonly is: AcknowledgementStanding; readonly on: BusinessDate | null };

/** D1: the standing of a case. A decision stays the decision when the case is closed. */
export function acknowledgementStanding(dispute: Dispute): DatedCaseStanding {
  const { state, resolution, history } = dispute;
  if (isDisputeActive(dispute))
    return { is: state === 'waiting-for-customer' ? state : 'in-progress', on: null };
  if (state === 'cancelled') return { is: 'cancelled', on: lastDayOf(history, 'cancelled') };
  if (resolution !== null) return { is: resolution, on: lastDayOf(history, 'resolved') };
  return { is: 'closed', on: lastDayOf(history, 'closed') };
}

function lastDayOf(history: readonly DisputeEvent[], kind: DisputeEvent['kind']): BusinessDate | null {
  return history.findLast((event) => event.kind === kind)?.on ?? null;
}
