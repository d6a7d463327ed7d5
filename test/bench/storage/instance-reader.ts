import { type MangoQuery, normalizeMangoQuery, prepareQuery, type RxDocumentData } from 'rxdb';
import type { Entry } from './entry-documents.ts';
import { dueQuery, type EntryCollection, newestQuery, stateQuery } from './rx-side.ts';
import { answersOf, idsOf, repeated, type StorageReader } from './storage-side.ts';

/** Entries straight from the storage instance, without RxDB's documents and caches: how the engine reads. */
export function instanceReader({ storageInstance }: EntryCollection): StorageReader {
  const prepared = (query: MangoQuery<Entry>) => {
    const { schema } = storageInstance;
    const selector = { ...query.selector, _deleted: { $eq: false } };
    const whole = { ...query, selector } as MangoQuery<RxDocumentData<Entry>>;
    return prepareQuery(schema, normalizeMangoQuery(schema, whole));
  };
  const find = async (query: MangoQuery<Entry>) =>
    idsOf((await storageInstance.query(prepared(query))).documents);
  return {
    findById: (ids) =>
      answersOf(ids, async (id) => (await storageInstance.findDocumentsById([id], false))[0]?.amountMinor),
    due: (queries) => answersOf(queries, (query) => find(dueQuery(query))),
    newest: (times) => answersOf(repeated(times), () => find(newestQuery())),
    count: (states) =>
      answersOf(states, async (state) => (await storageInstance.count(prepared(stateQuery(state)))).count),
  };
}
