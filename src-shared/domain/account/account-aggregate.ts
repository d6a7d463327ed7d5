import type { Activity } from '../activity/activity.ts';
import type { Dispute } from '../dispute/dispute.ts';
import type { IssuedPaperRecord } from '../document/paper.ts';
import type { DunningNotice } from '../dunning/notice.ts';
import type { Invoice } from '../invoice/invoice.ts';
import type { Payment } from '../payment/payment.ts';
import type { PaymentPlan } from '../plan/plan.ts';
import type { PromiseToPay } from '../promise/promise.ts';
import type { Receipt } from '../receipt/receipt.ts';
import type { LedgerRequest } from '../request/request.ts';
import type { Account } from './account.ts';

/** What an account consists of besides itself, by collection. */
export type AccountParts = {
  readonly invoices: readonly Invoice[];
  readonly payments: readonly Payment[];
  readonly promises: readonly PromiseToPay[];
  readonly disputes: readonly Dispute[];
  readonly activities: readonly Activity[];
  readonly plans: readonly PaymentPlan[];
  readonly receipts: readonly Receipt[];
  readonly requests: readonly LedgerRequest[];
  readonly notices: readonly DunningNotice[];
  readonly papers: readonly IssuedPaperRecord[];
};
export type AccountPart = keyof AccountParts;

/** The account with everything that belongs to it: the unit of loading, locking, scoping and re-computing. */
export type AccountAggregate = AccountParts & { readonly account: Account };

const nothing: AccountParts = {
  invoices: [],
  payments: [],
  promises: [],
  disputes: [],
  activities: [],
  plans: [],
  receipts: [],
  requests: [],
  notices: [],
  papers: [],
};
export const accountParts = Object.keys(nothing) as [AccountPart, ...AccountPart[]];

/** The account's document alone, every list empty. */
export function bareAggregate(account: Account): AccountAggregate {
  return { account, ...nothing };
}

/** The account with these of its lists, the others empty. */
export function withParts(aggregate: AccountAggregate, parts: readonly AccountPart[]): AccountAggregate {
  return {
    ...bareAggregate(aggregate.account),
    ...Object.fromEntries(parts.map((part) => [part, aggregate[part]])),
  };
}

/** How many documents the account consists of, itself included: a measure of the memory that it takes. */
export function documentCount(aggregate: AccountAggregate): number {
  return accountParts.reduce((count, part) => count + aggregate[part].length, 1);
}

/** What a command may write: everything but invoices, which are the ledger's. */
export type WrittenPart = Exclude<AccountPart, 'invoices'>;

/** The effect of a command: a document as it is afterwards, new or replaced, with `seq` 0. */
export type Change =
  | { readonly collection: 'accounts'; readonly document: Account }
  | {
      [Part in WrittenPart]: { readonly collection: Part; readonly document: AccountParts[Part][number] };
    }[WrittenPart];

/** The aggregate with the changes in it; documents of the same id are replaced, others appended. */
export function applyChanges(aggregate: AccountAggregate, changes: readonly Change[]): AccountAggregate {
  if (changes.length === 0) return aggregate;
  const account = changes.findLast((change) => change.collection === 'accounts')?.document;
  const written = Map.groupBy(
    changes.filter((change) => change.collection !== 'accounts'),
    (change) => change.collection,
  );
  const lists = [...written].map(([part, ofPart]) => [
    part,
    upserted(
      aggregate[part],
      ofPart.map((change) => change.document),
    ),
  ]);
  return { ...aggregate, account: account ?? aggregate.account, ...Object.fromEntries(lists) };
}

type Item = { readonly id: string };

function upserted(items: readonly Item[], documents: readonly Item[]): readonly Item[] {
  const wanted = new Set(documents.map(({ id }) => id));
  const indexes = new Map<string, number>();
  for (const [index, { id }] of items.entries()) if (wanted.has(id)) indexes.set(id, index);
  const after = [...items];
  for (const document of documents) {
    const index = indexes.get(document.id) ?? after.length;
    indexes.set(document.id, index);
    after[index] = document;
  }
  return after;
}
