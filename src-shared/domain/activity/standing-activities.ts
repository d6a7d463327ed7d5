import type { Activity } from './activity.ts';

/**
 * The entries that count: those that no other supersedes. What was superseded stays readable and counts for nothing:
 * no attempt, no last contact, no next action, no rate.
 */
export function standingActivities<Entry extends Pick<Activity, 'id' | 'supersedes'>>(
  activities: readonly Entry[],
): readonly Entry[] {
  // Most accounts have no correction, and each row of a worklist asks.
  if (!activities.some(({ supersedes }) => supersedes !== null)) return activities;
  const superseded = new Set(activities.map(({ supersedes }) => supersedes));
  return activities.filter(({ id }) => !superseded.has(id));
}
