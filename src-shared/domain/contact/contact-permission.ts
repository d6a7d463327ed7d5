import type { Account, Contact, ContactChannel } from '../account/account.ts';
import type { Activity } from '../activity/activity.ts';
import { standingActivities } from '../activity/standing-activities.ts';
import { type Instant, instant } from '../calendar/business-date.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { isTimeZone } from '../calendar/local-time.ts';
import { countingClocks, limitChecks } from './contact-limits.ts';
import { type ContactPolicy, type ContactRule, personalRules } from './contact-policy.ts';
import {
  type ContactCheck,
  type ContactObjection,
  earliestAllowed,
  type Objection,
} from './earliest-allowed.ts';
import { createLocalClock, type LocalClock } from './local-clock.ts';
import { closedBecauseOf, nextOpening, openingHours } from './opening-hours.ts';

/** Whom somebody wants to contact, how, when and about what, with what the rules look at. */
export type ContactQuestion = {
  readonly account: Pick<Account, 'country' | 'customerType' | 'segment' | 'timeZone'>;
  /** Undefined where the person is none of the account's contacts. */
  readonly contact: Contact | undefined;
  readonly channel: ContactChannel;
  readonly at: Instant;
  readonly activities: readonly Activity[];
  /** The debt that it is about; empty for the account as a whole. */
  readonly invoiceIds: readonly string[];
  readonly policy: ContactPolicy;
  /** Of the organisation: on its holidays nobody calls where a rule says so. */
  readonly calendar: Pick<Calendar, 'holidays'>;
};

/** A1: a rule that speaks against the contact. */
export type ContactFinding = {
  readonly rule: string;
  readonly source: string;
  readonly why: ContactObjection;
  /** The earliest instant at which this one speaks against it no more; null when never within 800 days. */
  readonly allowedAgainAt: Instant | null;
  /** Ids of the activities that were counted. */
  readonly counted: readonly string[];
};

export type ContactPermission = {
  readonly isAllowed: boolean;
  /** Everything that speaks against it; a rule may be there more than once. */
  readonly findings: readonly ContactFinding[];
  /** The earliest instant at which nothing does; null where it is allowed, and when never within 800 days. */
  readonly allowedAgainAt: Instant | null;
};

/**
 * A1: may this person be contacted so at this instant? Answers for any instant and any account. An unknown time zone
 * is said and not taken for a permission; where the account's country is none of ISO, the rules of all countries hold.
 */
export function contactPermission(question: ContactQuestion): ContactPermission {
  const at = Date.parse(question.at);
  const checks = [...personalChecks(question), ...policyChecks(question, at)];
  const findings = checks.flatMap((check) => {
    const objection = check.objectionAt(at);
    return objection === undefined ? [] : [findingOf(check, objection, at)];
  });
  if (findings.length === 0) return { isAllowed: true, findings, allowedAgainAt: null };
  return { isAllowed: false, findings, allowedAgainAt: instantAt(earliestAllowed(checks, at)) };
}

function findingOf(check: ContactCheck, { why, counted }: Objection, at: number): ContactFinding {
  const { rule, source } = check;
  return { rule, source, why, allowedAgainAt: instantAt(earliestAllowed([check], at)), counted };
}

function instantAt(at: number | undefined): Instant | null {
  return at === undefined ? null : instant(new Date(at).toISOString());
}

/** What the person has said, which no time changes. */
function personalChecks({ contact, channel }: ContactQuestion): readonly ContactCheck[] {
  if (contact === undefined) return [];
  const isRefused = contact.consents.some((one) => one.channel === channel && !one.given);
  return [
    ...(contact.doNotContact ? [always(personalRules.doNotContact, contact.name, 'do-not-contact')] : []),
    ...(isRefused ? [always(personalRules.consent, contact.name, 'consent')] : []),
  ];
}

function policyChecks(question: ContactQuestion, at: number): readonly ContactCheck[] {
  const { account, contact, channel, policy, calendar, invoiceIds } = question;
  const rules = policy.rules.filter((rule) => isFor(rule, question));
  const clock = isTimeZone(account.timeZone) ? createLocalClock(account.timeZone) : undefined;
  const clocks = countingClocks(clock);
  const activities = standingActivities(question.activities);
  const holidays = new Set<string>(calendar.holidays.map(({ date }) => date));
  const hasAgreed = contact?.consents.some((one) => one.channel === channel && one.given) ?? false;
  return rules.flatMap((rule) => [
    ...(rule.needsConsent && !hasAgreed ? [always(rule.id, rule.source, 'consent')] : []),
    ...hoursChecks(rule, clock, holidays),
    ...limitChecks(rule, { at, invoiceIds, activities, clocks }),
  ]);
}

function isFor(rule: ContactRule, { account, channel }: ContactQuestion): boolean {
  const country = account.country.trim().toUpperCase();
  const isHere =
    rule.countries.length === 0 || !/^[A-Z]{2}$/.test(country) || rule.countries.includes(country);
  const isInSegment = rule.segments.length === 0 || rule.segments.includes(account.segment);
  return (
    isHere &&
    isInSegment &&
    rule.channels.includes(channel) &&
    rule.customerTypes.includes(account.customerType)
  );
}

function hoursChecks(
  { id, source, hours }: ContactRule,
  clock: LocalClock | undefined,
  holidays: ReadonlySet<string>,
): readonly ContactCheck[] {
  if (hours === null) return [];
  if (clock === undefined) return [always(id, source, 'time-zone-unknown')];
  const opening = openingHours(hours, holidays);
  const objectionAt = (at: number): Objection | undefined => {
    const why = closedBecauseOf(at, clock, opening);
    return why && { why, counted: [], clearsAt: nextOpening(at, clock, opening) };
  };
  return [{ rule: id, source, objectionAt }];
}

function always(rule: string, source: string, why: ContactObjection): ContactCheck {
  return { rule, source, objectionAt: () => ({ why, counted: [], clearsAt: undefined }) };
}
