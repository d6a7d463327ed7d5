import type {
  AccountEntriesHead,
  AccountEntriesQuery,
  AccountEntry,
  AccountEntryKind,
} from '../../src-shared/contract/account-entries-view.ts';
import type { ListWindow } from '../../src-shared/contract/live-list.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import type { Activity } from '../../src-shared/domain/activity/activity.ts';
import { compareText } from '../../src-shared/domain/compare-text.ts';
import type { Payment } from '../../src-shared/domain/payment/payment.ts';
import type { PromiseProgress } from '../../src-shared/domain/promise/promise-progress.ts';
import { entryOf } from './account-entry.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { effectivePosition } from './effective-position.ts';
import {
  type Happening,
  ofActivity,
  ofDispute,
  ofPaper,
  ofPayment,
  ofPromise,
  stepsOfApplications,
  stepsOfNotice,
  stepsOfPlan,
  stepsOfReceipt,
  stepsOfRequest,
} from './happening.ts';

/** A window into what happened on an account, newest first, as its live list sends it. Pure. */
export function entryWindow(
  effective: EffectiveAccount,
  rules: SummaryRules,
  { kind, offset, limit, soughtNote }: Omit<AccountEntriesQuery, 'accountId'>,
): ListWindow<AccountEntriesHead, AccountEntry> {
  const { promises } = effectivePosition(effective.aggregate, rules);
  const listed = happenings(effective.aggregate, promises, kind);
  const soughtIndex = soughtNote === null ? -1 : listed.findIndex((one) => noteOf(one) === soughtNote);
  const entry = entryOf(effective, rules);
  return {
    head: { total: listed.length, soughtIndex: soughtIndex < 0 ? null : soughtIndex },
    rows: listed.slice(offset, offset + limit).map(entry),
  };
}

/** What happened on an account, or what is of one kind, newest first. */
export function happenings(
  aggregate: AccountAggregate,
  promises: readonly PromiseProgress[],
  kind: AccountEntriesQuery['kind'],
): readonly Happening[] {
  const { activities, disputes, payments, plans, receipts, requests, notices, papers } = aggregate;
  const wants = (one: AccountEntryKind) => kind === null || kind === one;
  const few = [
    ...(wants('activity') ? activities.map(ofActivity) : []),
    ...(kind === 'note' ? activities.filter(isNote).map(ofActivity) : []),
    ...(wants('promise') ? promises.map(ofPromise) : []),
    ...(wants('dispute') ? disputes.map(ofDispute) : []),
    ...(wants('application') ? stepsOfApplications(payments, receipts) : []),
    ...(wants('plan') ? plans.flatMap(stepsOfPlan) : []),
    ...(wants('receipt') ? receipts.flatMap(stepsOfReceipt) : []),
    ...(wants('request') ? requests.flatMap(stepsOfRequest) : []),
    ...(wants('notice') ? notices.flatMap(stepsOfNotice) : []),
    ...(wants('paper') ? papers.map(ofPaper) : []),
  ].sort(newestFirst);
  if (!wants('payment')) return few;
  const cash = paymentsByDate(payments);
  // Two lists that are sorted already: sorting them together is merging them.
  return few.length === 0 ? cash : [...cash, ...few].sort(newestFirst);
}

function isNote({ kind }: Activity): boolean {
  return kind === 'note';
}

const sortedPayments = new WeakMap<readonly Payment[], readonly Happening[]>();

/** Commands leave the payments the same list, and an account may have tens of thousands of them. */
function paymentsByDate(payments: readonly Payment[]): readonly Happening[] {
  const known = sortedPayments.get(payments);
  if (known !== undefined) return known;
  const sorted = payments.map(ofPayment).sort(newestFirst);
  sortedPayments.set(payments, sorted);
  return sorted;
}

/** What somebody wrote about it; empty where nobody did. */
function noteOf(happening: Happening): string {
  switch (happening.kind) {
    case 'activity':
      return happening.activity.note;
    case 'promise':
      return happening.progress.promise.note;
    case 'dispute':
      return happening.dispute.description;
    default:
      return '';
  }
}

function newestFirst(a: Happening, b: Happening): number {
  return (
    compareText(b.date, a.date) ||
    compareText(b.at, a.at) ||
    compareText(referenceOf(a), referenceOf(b)) ||
    compareText(a.id, b.id)
  );
}

/** Payments of one day have no order of time: they stand as a bank statement has them. */
function referenceOf(happening: Happening): string {
  return happening.kind === 'payment' ? happening.payment.reference : '';
}
