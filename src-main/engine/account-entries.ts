import type {
  AccountEntriesHead,
  AccountEntriesQuery,
  AccountEntry,
  AccountEntryKind,
} from '../../src-shared/contract/account-entries-view.ts';
import type { ListWindow } from '../../src-shared/contract/live-list.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import type { Activity } from '../../src-shared/domain/activity/activity.ts';
import type { Dispute } from '../../src-shared/domain/dispute/dispute.ts';
import type { Payment } from '../../src-shared/domain/payment/payment.ts';
import type { PromiseProgress } from '../../src-shared/domain/promise/promise-progress.ts';
import { entryOf } from './account-entry.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { effectivePosition } from './effective-position.ts';

/** What happened, before it is made into an entry. `at` sorts within a day: an instant, or the date of a payment. */
export type Happening = { readonly id: string; readonly date: string; readonly at: string } & (
  | { readonly kind: 'activity'; readonly activity: Activity }
  | { readonly kind: 'promise'; readonly progress: PromiseProgress }
  | { readonly kind: 'dispute'; readonly dispute: Dispute }
  | { readonly kind: 'payment'; readonly payment: Payment }
);

/** A window into what happened on an account, newest first, as its live list sends it. Pure. */
export function entryWindow(
  effective: EffectiveAccount,
  rules: Pick<SummaryRules, 'today' | 'policy'>,
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

function happenings(
  { activities, disputes, payments }: AccountAggregate,
  promises: readonly PromiseProgress[],
  kind: AccountEntryKind | null,
): readonly Happening[] {
  const wants = (one: AccountEntryKind) => kind === null || kind === one;
  const few = [
    ...(wants('activity') ? activities.map(ofActivity) : []),
    ...(wants('promise') ? promises.map(ofPromise) : []),
    ...(wants('dispute') ? disputes.map(ofDispute) : []),
  ].sort(newestFirst);
  if (!wants('payment')) return few;
  const cash = paymentsByDate(payments);
  // Two lists that are sorted already: sorting them together is merging them.
  return few.length === 0 ? cash : [...cash, ...few].sort(newestFirst);
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

function ofActivity(activity: Activity): Happening {
  const { id, on, at } = activity;
  return { id, date: on, at, kind: 'activity', activity };
}

function ofPromise(progress: PromiseProgress): Happening {
  const { id, madeOn, madeAt } = progress.promise;
  return { id, date: madeOn, at: madeAt, kind: 'promise', progress };
}

function ofDispute(dispute: Dispute): Happening {
  const { id, openedOn, openedAt } = dispute;
  return { id, date: openedOn, at: openedAt, kind: 'dispute', dispute };
}

function ofPayment(payment: Payment): Happening {
  const { id, receivedOn } = payment;
  return { id, date: receivedOn, at: receivedOn, kind: 'payment', payment };
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
    case 'payment':
      return '';
  }
}

function newestFirst(a: Happening, b: Happening): number {
  return compareText(b.date, a.date) || compareText(b.at, a.at) || compareText(a.id, b.id);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
