import { dayMs } from './local-clock.ts';

export const contactObjections = [
  'hours',
  'weekday',
  'holiday',
  'attempts',
  'conversation',
  'consent',
  'do-not-contact',
  /** Hours hold at the contact, and nobody knows what time it is there. */
  'time-zone-unknown',
] as const;
export type ContactObjection = (typeof contactObjections)[number];

/** What speaks against a contact at an instant. */
export type Objection = {
  readonly why: ContactObjection;
  /** The activities that were counted. */
  readonly counted: readonly string[];
  /** No contact is allowed before (epoch milliseconds, later than what was asked of); undefined for never. */
  readonly clearsAt: number | undefined;
};

/** One thing that may speak against a contact, asked of any instant (epoch milliseconds). */
export type ContactCheck = {
  readonly rule: string;
  readonly source: string;
  readonly objectionAt: (at: number) => Objection | undefined;
};

/** A contact that is not allowed in so many days counts as one that never is. */
export const horizonDays = 800;
const maxSteps = 1000;
const endOfDates = Date.parse('2200-01-01T00:00:00Z');

/**
 * A1: the first instant from `from` on that no check objects to; undefined where there is none within 800 days. Each
 * check says before when it certainly objects, so going to the latest of these skips nothing.
 */
export function earliestAllowed(checks: readonly ContactCheck[], from: number): number | undefined {
  const last = Math.min(from + horizonDays * dayMs, endOfDates - 1);
  let at = from;
  for (let step = 0; step < maxSteps; step += 1) {
    const next = clearedAt(checks, at);
    if (next === undefined || next > last) return undefined;
    if (next === at) return at;
    at = next;
  }
  return undefined;
}

function clearedAt(checks: readonly ContactCheck[], at: number): number | undefined {
  let latest = at;
  for (const check of checks) {
    const objection = check.objectionAt(at);
    if (objection === undefined) continue;
    if (objection.clearsAt === undefined) return undefined;
    latest = Math.max(latest, objection.clearsAt);
  }
  return latest;
}
