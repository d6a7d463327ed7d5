import type {
  ContactPermissionView,
  ContactQuery,
  CountedFinding,
  MatchPart,
  MatchQuery,
  UnappliedPayment,
} from '../../src-shared/contract/account-questions.ts';
import type { Instant } from '../../src-shared/domain/calendar/business-date.ts';
import { compareText } from '../../src-shared/domain/compare-text.ts';
import {
  type ContactFinding,
  contactPermission,
} from '../../src-shared/domain/contact/contact-permission.ts';
import type { ContactPolicy } from '../../src-shared/domain/contact/contact-policy.ts';
import { earlyPaymentOffers } from '../../src-shared/domain/invoice/early-payment-offers.ts';
import {
  noticeOfUnapplied,
  type OpenItem,
  openItemsOf,
  type PaymentNotice,
} from '../../src-shared/domain/matching/open-item.ts';
import type { MatchResult } from '../../src-shared/domain/matching/proposal.ts';
import { proposeMatches } from '../../src-shared/domain/matching/propose-matches.ts';
import type { Deadline } from '../../src-shared/domain/matching/work-budget.ts';
import type { Payment } from '../../src-shared/domain/payment/payment.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { effectivePosition } from './effective-position.ts';
import { matchDeadline } from './match-deadline.ts';
import type { MonotonicClock } from './ports/monotonic-clock.ts';

/** A1: whether somebody of the account may be contacted so at this instant. Pure. */
export function accountContactPermission(
  { aggregate }: EffectiveAccount,
  { settings }: SummaryRules,
  { channel, contactId, invoiceIds }: Omit<ContactQuery, 'accountId'>,
  at: Instant,
): ContactPermissionView {
  const { account, activities } = aggregate;
  const permission = contactPermission({
    account,
    contact: account.contacts.find((one) => one.id === contactId),
    channel,
    at,
    activities,
    invoiceIds,
    policy: settings.contact,
    calendar: settings.calendar,
  });
  return { ...permission, at, findings: permission.findings.map((one) => withDays(one, settings.contact)) };
}

function withDays(finding: ContactFinding, { rules }: ContactPolicy): CountedFinding {
  const rule = rules.find(({ id }) => id === finding.rule);
  if (finding.why === 'attempts') return { ...finding, days: rule?.attempts?.windowDays ?? null };
  if (finding.why === 'conversation') return { ...finding, days: rule?.daysAfterConversation ?? null };
  return { ...finding, days: null };
}

const minuteMs = 60_000;

/**
 * A1: how long the answer holds while nothing changes but the time, in milliseconds: hours and days begin with a
 * minute, so that at the next one a contact may be allowed, or be so no more.
 */
export function untilNextMinuteMs(at: Instant): number {
  return minuteMs - (Date.parse(at) % minuteMs);
}

type Unapplied = { readonly payment: Payment; readonly notice: PaymentNotice };

/**
 * R5: a part of the payments with unapplied cash, the newest first, with how each could be applied by itself; I4: less
 * the early-payment discounts of the terms. Pure, but for the time that each payment may take.
 */
export function matchPart(
  { aggregate }: EffectiveAccount,
  rules: SummaryRules,
  { offset, limit }: Omit<MatchQuery, 'accountId'>,
  monotonic: MonotonicClock,
): MatchPart {
  const position = effectivePosition(aggregate, rules);
  const unapplied = aggregate.payments
    .flatMap((payment): Unapplied[] => {
      const notice = payment.reversed ? undefined : noticeOfUnapplied(payment, position.currencies);
      return notice === undefined ? [] : [{ payment, notice }];
    })
    .sort(
      (a, b) =>
        compareText(b.payment.receivedOn, a.payment.receivedOn) || compareText(a.payment.id, b.payment.id),
    );
  const discounts = earlyPaymentOffers(position.invoices, aggregate.account);
  const openItems = openItemsOf(position.invoices, discounts);
  return {
    total: unapplied.length,
    payments: unapplied
      .slice(offset, offset + limit)
      .map((one) => withProposals(one, openItems, rules, matchDeadline(monotonic))),
  };
}

function withProposals(
  { payment, notice }: Unapplied,
  openItems: readonly OpenItem[],
  { settings }: SummaryRules,
  isLate: Deadline,
): UnappliedPayment {
  const { id, currency, amountMinor, receivedOn, reference } = payment;
  const result = proposeMatches(notice, openItems, settings.matching, isLate);
  return {
    paymentId: id,
    currency,
    amountMinor,
    unappliedMinor: notice.amountMinor,
    receivedOn,
    reference,
    result,
    invoices: namedInvoices(result, openItems),
  };
}

function namedInvoices(
  { proposals }: MatchResult,
  openItems: readonly OpenItem[],
): UnappliedPayment['invoices'] {
  const named = new Set(
    proposals.flatMap(({ allocations, discounts, tolerated, shortPaid }) =>
      [...allocations, ...discounts, ...tolerated, ...shortPaid].map(({ invoiceId }) => invoiceId),
    ),
  );
  return openItems
    .filter(({ invoiceId }) => named.has(invoiceId))
    .map(({ invoiceId: id, number, dueDate, openMinor }) => ({ id, number, dueDate, openMinor }));
}
