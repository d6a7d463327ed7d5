import { z } from 'zod';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { type Activity, activityOutcomes, visitSchema } from '../domain/activity/activity.ts';
import { standingActivities } from '../domain/activity/standing-activities.ts';
import { compareInstants, type Instant } from '../domain/calendar/business-date.ts';
import { freeText } from '../domain/document.ts';
import { type Failure, failure } from '../domain/failure.ts';
import { followUpShape } from './activity-entry.ts';

/** A2: where the agent is, and whether they agreed to say so. */
export const placeShape = {
  place: visitSchema.shape.place,
  hasLocationConsent: z.boolean(),
} as const;

/** A2: what came of a visit. */
export const visitResultShape = {
  outcome: z.enum(activityOutcomes),
  note: freeText(4000),
  signature: visitSchema.shape.signature,
  photos: visitSchema.shape.photos,
  receiptIds: visitSchema.shape.receiptIds,
  ...followUpShape,
} as const;

/** LOCATION_WITHOUT_CONSENT where a place is given that nobody agreed to. */
export function checkPlace(given: {
  place: object | null;
  hasLocationConsent: boolean;
}): Failure | undefined {
  return given.place === null || given.hasLocationConsent ? undefined : failure('LOCATION_WITHOUT_CONSENT');
}

/** RECEIPT_NOT_FOUND for each receipt that the account does not have. */
export function checkReceipts(
  { receipts }: AccountAggregate,
  receiptIds: readonly string[],
): readonly Failure[] {
  const known = new Set<string>(receipts.map(({ id }) => id));
  const missing = new Set(receiptIds.filter((id) => !known.has(id)));
  return [...missing].map((receipt) => failure('RECEIPT_NOT_FOUND', { receipt }));
}

/** VISIT_TIMES_WRONG where it ended before it began. */
export function checkVisitTimes(checkedInAt: Instant, checkedOutAt: Instant): Failure | undefined {
  return compareInstants(checkedOutAt, checkedInAt) < 0 ? failure('VISIT_TIMES_WRONG') : undefined;
}

/** True for a visit that goes on. */
export function isOpenVisit({ visit }: Activity): boolean {
  return visit !== null && visit.checkedOutAt === null;
}

/** The visits of an account that count. */
export function visitsOf({ activities }: AccountAggregate): readonly Activity[] {
  return standingActivities(activities).filter(({ visit }) => visit !== null);
}
