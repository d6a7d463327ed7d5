import { type AccountAggregate, documentCount } from '../../src-shared/domain/account/account-aggregate.ts';

/** Accounts by how recently they were used, bounded by the number of their documents. */
export type RecentAccounts = {
  /** The account, which then counts as the one used last. */
  find(accountId: string): AccountAggregate | undefined;
  has(accountId: string): boolean;
  /** Keeps an account and lets go of those used longest ago; not one that has more documents than the bound. */
  keep(accountId: string, aggregate: AccountAggregate): void;
  drop(accountId: string): void;
};

export function createRecentAccounts(maxDocuments: number): RecentAccounts {
  // A map lists its keys in the order in which they were set: the first one was used longest ago.
  const held = new Map<string, AccountAggregate>();
  let documents = 0;
  const drop = (accountId: string): void => {
    const aggregate = held.get(accountId);
    if (aggregate === undefined) return;
    documents -= documentCount(aggregate);
    held.delete(accountId);
  };
  return {
    has: (accountId) => held.has(accountId),
    drop,
    find(accountId) {
      const aggregate = held.get(accountId);
      if (aggregate === undefined) return undefined;
      held.delete(accountId);
      held.set(accountId, aggregate);
      return aggregate;
    },
    keep(accountId, aggregate) {
      drop(accountId);
      const count = documentCount(aggregate);
      if (count > maxDocuments) return;
      held.set(accountId, aggregate);
      documents += count;
      for (const oldest of held.keys()) {
        if (documents <= maxDocuments) break;
        drop(oldest);
      }
    },
  };
}
