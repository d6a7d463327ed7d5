import { createRxDatabase, type MangoQuery, type RxCollection, type RxStorage } from 'rxdb';
import { type Entry, type EntryState, entryAt, entrySchema } from './entry-documents.ts';
import { answersOf, type DueQuery, idsOf, pageLength, repeated, type StorageSide } from './storage-side.ts';

export type EntryCollection = RxCollection<Entry>;
export type OpenEntries = { readonly entries: EntryCollection; close(): Promise<void> };

/** Opens the entries as an application does. */
export async function openEntries(storage: RxStorage<unknown, unknown>, name: string): Promise<OpenEntries> {
  const database = await createRxDatabase<{ entries: EntryCollection }>({
    name,
    storage,
    multiInstance: false,
    eventReduce: false,
  });
  const { entries } = await database.addCollections({ entries: { schema: entrySchema } });
  return { entries, close: async () => void (await database.close()) };
}

/** Entries through RxDB's own documents and queries: the same code over SQLite and over Dexie. */
export function rxSide(entries: EntryCollection, seed: number): StorageSide {
  // RxDB answers a query that it has seen from memory; each call here must reach the storage.
  const forgetQueries = () => entries._queryCache._map.clear();
  return {
    async insert(from, to) {
      const batch = Array.from({ length: to - from }, (_, index) => entryAt(seed, from + index));
      const startedAt = performance.now();
      const { error } = await entries.bulkInsert(batch);
      const durationMs = performance.now() - startedAt;
      if (error.length > 0) throw new Error(`${error.length} entries were not inserted`);
      return durationMs;
    },
    findById: (ids) => answersOf(ids, async (id) => (await entries.findOne(id).exec())?.toJSON().amountMinor),
    due: (queries) => answersOf(queries, async (query) => idsOf(await entries.find(dueQuery(query)).exec())),
    newest: (times) =>
      answersOf(repeated(times), async () => {
        forgetQueries();
        return idsOf(await entries.find(newestQuery()).exec());
      }),
    count: (states) =>
      answersOf(states, (state) => {
        forgetQueries();
        return entries.count(stateQuery(state)).exec();
      }),
  };
}

export function dueQuery({ state, from, to }: DueQuery): MangoQuery<Entry> {
  return {
    selector: { state: { $eq: state }, dueOn: { $gte: from, $lte: to } },
    sort: [{ state: 'asc' }, { dueOn: 'asc' }, { id: 'asc' }],
    limit: pageLength,
  };
}

export function newestQuery(): MangoQuery<Entry> {
  return { selector: {}, sort: [{ updatedAt: 'desc' }], limit: pageLength };
}

export function stateQuery(state: EntryState): MangoQuery<Entry> {
  return { selector: { state: { $eq: state } } };
}
