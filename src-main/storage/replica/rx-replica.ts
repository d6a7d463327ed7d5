import { merge } from 'rxjs';
import type { AccountAggregate } from '../../../src-shared/domain/account/account-aggregate.ts';
import { collectionNames } from '../../../src-shared/protocol/collections.ts';
import type { Outcome } from '../../../src-shared/protocol/outcome.ts';
import type { ReplicaPort } from '../../engine/ports/replica-port.ts';
import type { Replica } from './open-replica.ts';
import { readAccountDocuments, readDocuments, withoutStorageFields } from './read-documents.ts';

/** Reads the replica for the engine. */
export function createRxReplica({ collections }: Replica): ReplicaPort {
  return {
    load: (accountId, reads) => load(collections, accountId, reads),
    async accountIds(afterId, limit) {
      const selector = { id: { $gt: afterId } };
      const documents = await readDocuments(collections.accounts, { selector, sort: [{ id: 'asc' }], limit });
      return documents.map((document) => document.id);
    },
    async highestSeq(accountId) {
      const newest = await Promise.all(
        collectionNames.map((name) =>
          readDocuments(collections[name], {
            selector: { accountId: { $eq: accountId } },
            sort: [{ accountId: 'desc' }, { seq: 'desc' }],
            limit: 1,
          }),
        ),
      );
      return newest.flat().reduce((highest, document) => Math.max(highest, document.seq), 0);
    },
    holds: (documents) => holds(collections, documents),
    async outcomes(commandIds) {
      const found = await collections.outcomes.storageInstance.findDocumentsById([...commandIds], false);
      return found.map((document) => withoutStorageFields<'outcomes'>(document));
    },
    onChange(listener) {
      const writes = merge(...collectionNames.map((name) => collections[name].eventBulks$));
      const subscription = writes.subscribe(({ events }) => {
        listener(new Set(events.map((event) => event.documentData.accountId)));
      });
      return () => subscription.unsubscribe();
    },
  };
}

async function load(
  collections: Replica['collections'],
  accountId: string,
  reads: 'account' | 'header',
): Promise<AccountAggregate | undefined> {
  const accounts = collections.accounts.storageInstance.findDocumentsById([accountId], false);
  if (reads === 'header') {
    const [found] = await accounts;
    return found === undefined
      ? undefined
      : { ...emptyLists, account: withoutStorageFields<'accounts'>(found) };
  }
  // Started together: the storage answers each query at once, so all of them see the same moment.
  const [[found], invoices, payments, promises, disputes, activities] = await Promise.all([
    accounts,
    readAccountDocuments<'invoices'>(collections.invoices, accountId),
    readAccountDocuments<'payments'>(collections.payments, accountId),
    readAccountDocuments<'promises'>(collections.promises, accountId),
    readAccountDocuments<'disputes'>(collections.disputes, accountId),
    readAccountDocuments<'activities'>(collections.activities, accountId),
  ]);
  if (found === undefined) return undefined;
  const account = withoutStorageFields<'accounts'>(found);
  return { account, invoices, payments, promises, disputes, activities };
}

const emptyLists = { invoices: [], payments: [], promises: [], disputes: [], activities: [] };

async function holds(collections: Replica['collections'], documents: Outcome['documents']): Promise<boolean> {
  for (const { collection, id, seq } of documents) {
    const [found] = await collections[collection].storageInstance.findDocumentsById([id], true);
    if (found === undefined || found.seq < seq) return false;
  }
  return true;
}
