import type { Activity, ActivityOutcome } from '../activity/activity.ts';
import { addDays, type BusinessDate } from '../calendar/business-date.ts';
import type { ContactRule } from './contact-policy.ts';
import type { ContactCheck, Objection } from './earliest-allowed.ts';
import { horizonDays } from './earliest-allowed.ts';
import { createLocalClock, dayMs, type LocalClock } from './local-clock.ts';

/** Outcomes of a contact in which somebody was spoken to; the rest reached a machine, a stranger or nobody. */
const conversationOutcomes: readonly (ActivityOutcome | null)[] = [
  'reached',
  'refused',
  'promised',
  'disputed',
  'paid',
  'call-back',
];
/** A day of a zone may have begun so long before, or end so long after, that of another. */
const daysBetweenZones = 2;

/**
 * Whose days are counted. Where the contact's is unknown, an activity is as late and today as early as it can
 * be anywhere, so that no contact is taken for allowed that might not be.
 */
export type CountingClocks = { readonly ofActivities: LocalClock; readonly ofToday: LocalClock };

/** The clocks of a contact of whose zone this is the clock, or undefined where it is unknown. */
export function countingClocks(clock: LocalClock | undefined): CountingClocks {
  if (clock !== undefined) return { ofActivities: clock, ofToday: clock };
  return { ofActivities: createLocalClock('Etc/GMT-14'), ofToday: createLocalClock('Etc/GMT+12') };
}

type Counted = {
  readonly id: string;
  readonly at: number;
  readonly day: BusinessDate;
  readonly invoiceIds: readonly string[];
  readonly isAttempt: boolean;
  readonly isConversation: boolean;
};

/** What a limit counts, and for how many days: `most` of them in a window leave no room for one more. */
type Window = {
  readonly why: 'attempts' | 'conversation';
  readonly groups: readonly (readonly Counted[])[];
  readonly days: number;
  readonly most: number;
};

export type LimitedContact = {
  readonly at: number;
  readonly invoiceIds: readonly string[];
  /** Those that count: none that was superseded. */
  readonly activities: readonly Activity[];
  readonly clocks: CountingClocks;
};

/**
 * A1: the limits of a rule on attempts and after conversations. A window ends with the local day of the contact and
 * has whole days, the first of which is that of the earliest contact in it (12 CFR 1006.14(b)(2)(i)(B) counts so). A
 * conversation counts whoever began it. Per debt, each invoice that the contact is about has a limit of its own;
 * contacts about the account as a whole count for each of them.
 */
export function limitChecks(rule: ContactRule, contact: LimitedContact): readonly ContactCheck[] {
  const { attempts, daysAfterConversation: pause } = rule;
  const near = nearContacts(rule, contact);
  const windows: Window[] = [];
  if (attempts !== null) {
    const groups = groupsOf(
      near.filter((one) => one.isAttempt),
      rule,
      contact,
    );
    windows.push({ why: 'attempts', groups, days: attempts.windowDays, most: attempts.attempts });
  }
  if (pause !== null) {
    const groups = groupsOf(
      near.filter((one) => one.isConversation),
      rule,
      contact,
    );
    windows.push({ why: 'conversation', groups, days: pause, most: 1 });
  }
  const { id, source } = rule;
  return windows.map((window) => ({
    rule: id,
    source,
    objectionAt: (at) => objectionOf(window, at, contact.clocks.ofToday),
  }));
}

/** Those on the rule's channels that a window may hold, now or as far ahead as is looked. */
function nearContacts(rule: ContactRule, { activities, at, clocks }: LimitedContact): readonly Counted[] {
  const longest = Math.max(rule.attempts?.windowDays ?? 0, rule.daysAfterConversation ?? 0);
  if (longest === 0) return [];
  const from = at - (longest + daysBetweenZones) * dayMs;
  const to = at + horizonDays * dayMs;
  return activities.flatMap((one) => {
    const then = Date.parse(one.at);
    if (then < from || then > to || !rule.channels.some((channel) => channel === one.kind)) return [];
    return [countedOf(one, then, clocks)];
  });
}

/** What is counted together: for the account everything, else what is about each of the invoices. */
function groupsOf(
  all: readonly Counted[],
  { per }: ContactRule,
  { invoiceIds }: LimitedContact,
): readonly (readonly Counted[])[] {
  if (per === 'account' || invoiceIds.length === 0) return [all];
  const ofAccount = all.filter((one) => one.invoiceIds.length === 0);
  const asked = new Set(invoiceIds);
  const byInvoice = new Map<string, Counted[]>();
  for (const one of all) {
    for (const invoiceId of new Set(one.invoiceIds)) {
      if (!asked.has(invoiceId)) continue;
      const group = byInvoice.get(invoiceId) ?? [...ofAccount];
      group.push(one);
      byInvoice.set(invoiceId, group);
    }
  }
  return byInvoice.size === 0 ? [ofAccount] : [...byInvoice.values()];
}

function countedOf(one: Activity, at: number, { ofActivities }: CountingClocks): Counted {
  return {
    id: one.id,
    at,
    day: ofActivities.dateAt(at),
    invoiceIds: one.invoiceIds,
    isAttempt: one.direction === 'outbound',
    isConversation: conversationOutcomes.includes(one.outcome),
  };
}

/** The objection of the debt that has to wait longest. */
function objectionOf(
  { why, groups, days, most }: Window,
  at: number,
  clock: LocalClock,
): Objection | undefined {
  const today = clock.dateAt(at);
  const first = addDays(today, 1 - days);
  let longest: Objection | undefined;
  for (const group of groups) {
    const within = group.filter((one) => one.at <= at && one.day >= first);
    const daysLeaving = within.map(({ day }) => day).sort();
    const leaving = within.length < most ? undefined : daysLeaving.at(within.length - most);
    if (leaving === undefined) continue;
    const cleared = clock.firstInstantOf(addDays(leaving, days), at);
    const clearsAt = cleared > at ? cleared : undefined;
    if (longest === undefined || (longest.clearsAt ?? Infinity) < (clearsAt ?? Infinity))
      longest = { why, counted: within.map(({ id }) => id), clearsAt };
  }
  return longest;
}
