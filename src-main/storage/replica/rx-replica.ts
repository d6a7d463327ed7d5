import { partsRead } from '../../../src-shared/commands/command.ts';
import {
  type AccountAggregate,
  type AccountPart,
  type AccountParts,
  accountParts,
  bareAggregate,
} from '../../../src-shared/domain/account/account-aggregate.ts';
import { type CollectionName, collectionNames } from '../../../src-shared/protocol/collections.ts';
import type { Outcome } from '../../../src-shared/protocol/outcome.ts';
import type { ReplicaPort } from '../../engine/ports/replica-port.ts';
import { type AccountQueries, accountQueries } from './account-queries.ts';
import type { Replica } from './open-replica.ts';
import { readDocuments, withoutStorageFields } from './read-documents.ts';

/** Reads the replica for the engine. */
export function createRxReplica({ collections }: Replica): ReplicaPort {
  const queries = Object.fromEntries(
    collectionNames.map((name) => [name, accountQueries(collections[name])]),
  ) as Record<CollectionName, AccountQueries>;
  return {
    loadMany: (accountIds) => readAggregates(collections, queries, accountIds, accountParts),
    load: async (accountId, reads) =>
      (await readAggregates(collections, queries, [accountId], partsRead[reads])).get(accountId),
    async accountIds(afterId, limit) {
      const selector = { id: { $gt: afterId } };
      const documents = await readDocuments(collections.accounts, { selector, sort: [{ id: 'asc' }], limit });
      return documents.map((document) => document.id);
    },
    async highestSeq(accountId) {
      const newest = await Promise.all(collectionNames.map((name) => queries[name].highestSeq(accountId)));
      return Math.max(...newest);
    },
    lacking: (documents) => lacking(collections, documents),
    async reference() {
      const documents = await readDocuments(collections.reference, { selector: {}, sort: [{ id: 'asc' }] });
      return documents.map((document) => withoutStorageFields<'reference'>(document));
    },
    async outcomes(commandIds) {
      const found = await collections.outcomes.storageInstance.findDocumentsById([...commandIds], false);
      return found.map((document) => withoutStorageFields<'outcomes'>(document));
    },
    onChange(listener) {
      // From the storage itself: RxDB passes its own events on later than the write that they tell of.
      const subscriptions = collectionNames.map((name) =>
        collections[name].storageInstance.changeStream().subscribe(({ events }) => {
          listener(new Set(events.map((event) => event.documentData.accountId)), name);
        }),
      );
      return () => {
        for (const subscription of subscriptions) subscription.unsubscribe();
      };
    },
  };
}

type Account = AccountAggregate['account'];

async function readAccounts(
  collections: Replica['collections'],
  accountIds: readonly string[],
): Promise<Account[]> {
  const found = await collections.accounts.storageInstance.findDocumentsById([...accountIds], false);
  return found.map((document) => withoutStorageFields<'accounts'>(document));
}

async function readAggregates(
  collections: Replica['collections'],
  queries: Record<CollectionName, AccountQueries>,
  accountIds: readonly string[],
  parts: readonly AccountPart[],
): Promise<ReadonlyMap<string, AccountAggregate>> {
  // Started together: the storage answers each query at once, so all of them see the same moment.
  const [accounts, ...lists] = await Promise.all([
    readAccounts(collections, accountIds),
    ...parts.map(async (part) => byAccount(await queries[part].documents(accountIds))),
  ]);
  return new Map(
    accounts.map((account) => {
      const found = parts.map((part, index) => [part, lists[index]?.get(account.id) ?? []] as const);
      return [
        account.id,
        { ...bareAggregate(account), ...(Object.fromEntries(found) as Partial<AccountParts>) },
      ];
    }),
  );
}

type PartDocument = AccountParts[AccountPart][number];

function byAccount(
  documents: Awaited<ReturnType<AccountQueries['documents']>>,
): ReadonlyMap<string, PartDocument[]> {
  const lists = new Map<string, PartDocument[]>();
  for (const document of documents) {
    const content = withoutStorageFields<AccountPart>(document);
    const list = lists.get(content.accountId);
    if (list === undefined) lists.set(content.accountId, [content]);
    else list.push(content);
  }
  return lists;
}

async function lacking(
  collections: Replica['collections'],
  documents: Outcome['documents'],
): Promise<Outcome['documents']> {
  const lacked: Outcome['documents'] = [];
  for (const written of documents) {
    const { collection, id, seq } = written;
    const [found] = await collections[collection].storageInstance.findDocumentsById([id], true);
    if (found === undefined || found.seq < seq) lacked.push(written);
  }
  return lacked;
}
