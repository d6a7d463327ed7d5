import type { AccountHead, Pending } from '../../../src-shared/contract/account-view.ts';
import type { Activity } from '../../../src-shared/domain/activity/activity.ts';
import type { Dispute } from '../../../src-shared/domain/dispute/dispute.ts';
import type { Payment } from '../../../src-shared/domain/payment/payment.ts';
import type { PromiseProgress } from '../../../src-shared/domain/promise/promise-progress.ts';

/** One thing that happened on an account. `at` sorts: an instant, or the date of a payment. */
export type TimelineEntry = { readonly key: string; readonly date: string; readonly at: string } & (
  | { readonly kind: 'activity'; readonly activity: Activity; readonly isWaiting: boolean }
  | { readonly kind: 'promise'; readonly progress: Pending<PromiseProgress> }
  | { readonly kind: 'dispute'; readonly dispute: Dispute; readonly isWaiting: boolean }
  | { readonly kind: 'payment'; readonly payment: Payment }
);

type TimelineSource = Pick<AccountHead, 'activities' | 'promises' | 'disputes' | 'payments'>;

/** Activities, promises, disputes and payments merged, newest first. */
export function timelineOf(view: TimelineSource): readonly TimelineEntry[] {
  const entries: TimelineEntry[] = [
    ...view.activities.map(({ activity, isWaiting }) => {
      const { id, on, at } = activity;
      return { key: id, date: on, at, kind: 'activity' as const, activity, isWaiting };
    }),
    ...view.promises.map((progress) => {
      const { id, madeOn, madeAt } = progress.promise;
      return { key: id, date: madeOn, at: madeAt, kind: 'promise' as const, progress };
    }),
    ...view.disputes.map(({ dispute, isWaiting }) => {
      const { id, openedOn, openedAt } = dispute;
      return { key: id, date: openedOn, at: openedAt, kind: 'dispute' as const, dispute, isWaiting };
    }),
    ...view.payments.map((payment) => {
      const { id, receivedOn } = payment;
      return { key: id, date: receivedOn, at: receivedOn, kind: 'payment' as const, payment };
    }),
  ];
  return entries.sort(
    (a, b) => compareText(b.date, a.date) || compareText(b.at, a.at) || compareText(a.key, b.key),
  );
}

/** What somebody wrote about an entry; empty where nobody did. */
export function noteOf(entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'activity':
      return entry.activity.note;
    case 'promise':
      return entry.progress.promise.note;
    case 'dispute':
      return entry.dispute.description;
    case 'payment':
      return '';
  }
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
