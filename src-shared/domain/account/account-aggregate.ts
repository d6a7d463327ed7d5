import type { Activity } from '../activity/activity.ts';
import type { Dispute } from '../dispute/dispute.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Payment } from '../payment/payment.ts';
import type { PromiseToPay } from '../promise/promise.ts';
import type { Account } from './account.ts';

/** The account with everything that belongs to it: the unit of loading, locking, scoping and re-computing. */
export type AccountAggregate = {
  readonly account: Account;
  readonly invoices: readonly Invoice[];
  readonly payments: readonly Payment[];
  readonly promises: readonly PromiseToPay[];
  readonly disputes: readonly Dispute[];
  readonly activities: readonly Activity[];
};

/** How many documents the account consists of, itself included: a measure of the memory that it takes. */
export function documentCount(aggregate: AccountAggregate): number {
  const { invoices, payments, promises, disputes, activities } = aggregate;
  return 1 + invoices.length + payments.length + promises.length + disputes.length + activities.length;
}

/** The effect of a command: a document as it is afterwards, new or replaced, with `seq` 0. */
export type Change =
  | { readonly collection: 'accounts'; readonly document: Account }
  | { readonly collection: 'promises'; readonly document: PromiseToPay }
  | { readonly collection: 'disputes'; readonly document: Dispute }
  | { readonly collection: 'activities'; readonly document: Activity };

/** The aggregate with the changes in it; documents of the same id are replaced, others appended. */
export function applyChanges(aggregate: AccountAggregate, changes: readonly Change[]): AccountAggregate {
  return changes.reduce(applyChange, aggregate);
}

function applyChange(aggregate: AccountAggregate, change: Change): AccountAggregate {
  switch (change.collection) {
    case 'accounts':
      return { ...aggregate, account: change.document };
    case 'promises':
      return { ...aggregate, promises: upsert(aggregate.promises, change.document) };
    case 'disputes':
      return { ...aggregate, disputes: upsert(aggregate.disputes, change.document) };
    case 'activities':
      return { ...aggregate, activities: upsert(aggregate.activities, change.document) };
  }
}

function upsert<Item extends { readonly id: string }>(items: readonly Item[], item: Item): readonly Item[] {
  const index = items.findIndex((existing) => existing.id === item.id);
  return index < 0 ? [...items, item] : items.with(index, item);
}
