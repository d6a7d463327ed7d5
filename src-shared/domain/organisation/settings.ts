import { type AuthorityLimit, defaultAuthorityLimits } from '../authority/authority-limits.ts';
import { type Calendar, defaultCalendar } from '../calendar/calendar.ts';
import { type ContactPolicy, defaultContactPolicy } from '../contact/contact-policy.ts';
import { type CreditPolicy, defaultCreditPolicy } from '../credit/credit-policy.ts';
import { type DisputeReason, disputeReasons } from '../dispute/dispute-reasons.ts';
import { type DunningPolicies, defaultDunningPolicies } from '../dunning/dunning-policy.ts';
import { defaultInterestPolicy, type InterestPolicy } from '../interest/interest-policy.ts';
import { defaultTermsPolicy, type TermsPolicy } from '../invoice/terms-policy.ts';
import { defaultKeyFigurePolicy, type KeyFigurePolicy } from '../key-figures/key-figure-policy.ts';
import { defaultMatchingPolicy, type MatchingPolicy } from '../matching/matching-policy.ts';
import { defaultPlanPolicy, type PlanPolicy } from '../plan/plan-policy.ts';
import { defaultStrategy, type Strategy } from '../priority/strategy.ts';
import { defaultPolicy, type Policy } from './policy.ts';

/** What an organisation has set: every rule reads its part of it. */
export type Settings = {
  readonly policy: Policy;
  readonly calendar: Calendar;
  readonly disputeReasons: readonly DisputeReason[];
  readonly authorityLimits: readonly AuthorityLimit[];
  readonly dunning: DunningPolicies;
  readonly contact: ContactPolicy;
  readonly interest: InterestPolicy;
  readonly plan: PlanPolicy;
  readonly matching: MatchingPolicy;
  readonly strategy: Strategy;
  readonly credit: CreditPolicy;
  readonly keyFigures: KeyFigurePolicy;
  readonly terms: TermsPolicy;
  /** The versions of the reference documents that are in these settings, by their ids; none for what nobody has set. */
  readonly versions: Readonly<Record<string, number>>;
};

export const defaultSettings: Settings = {
  policy: defaultPolicy,
  calendar: defaultCalendar,
  disputeReasons,
  authorityLimits: defaultAuthorityLimits,
  dunning: defaultDunningPolicies,
  contact: defaultContactPolicy,
  interest: defaultInterestPolicy,
  plan: defaultPlanPolicy,
  matching: defaultMatchingPolicy,
  strategy: defaultStrategy,
  credit: defaultCreditPolicy,
  keyFigures: defaultKeyFigurePolicy,
  terms: defaultTermsPolicy,
  versions: {},
};
