import { compareInstants } from '../calendar/business-date.ts';
import { type Activity, isContact, type NextAction } from './activity.ts';
import { standingActivities } from './standing-activities.ts';

/** A next action that is planned and not done. */
export type FollowUp = Readonly<NextAction> & { readonly activityId: Activity['id'] };

/**
 * What is planned on an account, in the order in which it was planned. A plan is done with the entry that closes it,
 * and with any contact after it; one that was superseded counts for nothing, as planner, as end and as contact.
 */
export function openFollowUps(activities: readonly Activity[]): readonly FollowUp[] {
  const standing = standingActivities(activities);
  const closed = closedIds(activities, standing);
  const lastContact = standing.reduce<Activity | undefined>(
    (last, one) =>
      isContact(one) && (last === undefined || compareInstants(one.at, last.at) > 0) ? one : last,
    undefined,
  );
  return standing
    .filter(
      ({ id, at }) =>
        !closed.has(id) && (lastContact === undefined || compareInstants(at, lastContact.at) >= 0),
    )
    .sort((a, b) => compareInstants(a.at, b.at))
    .flatMap(({ id, nextAction }) => (nextAction === null ? [] : [{ activityId: id, ...nextAction }]));
}

/** True for an entry whose next action another one closes. */
export function isFollowUpClosed(activities: readonly Activity[], activityId: string): boolean {
  return closedIds(activities, standingActivities(activities)).has(activityId);
}

/** Who closes an entry closes what corrects it as well: the plan is the same. */
function closedIds(activities: readonly Activity[], standing: readonly Activity[]): ReadonlySet<string> {
  const closed = new Set<string>();
  for (const { closes } of standing) if (closes !== null) closed.add(closes);
  if (closed.size === 0) return closed;
  const corrections = new Map<string, string>();
  for (const { id, supersedes } of activities) if (supersedes !== null) corrections.set(supersedes, id);
  for (const first of closed) {
    // A set is walked to what is added on the way, and holds each id once: a circle ends.
    const correction = corrections.get(first);
    if (correction !== undefined) closed.add(correction);
  }
  return closed;
}
