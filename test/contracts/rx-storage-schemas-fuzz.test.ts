import fc from 'fast-check';
import {
  getChangedDocumentsSince,
  getQueryMatcher,
  getSortComparator,
  type MangoQuery,
  normalizeMangoQuery,
  prepareQuery,
  type RxDocumentData,
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
} from 'rxdb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { anyQuery } from './random-queries.ts';
import {
  type AnyDocument,
  type AnySchema,
  anyFields,
  anySchema,
  anyText,
  type Discipline,
} from './random-schemas.ts';
import type { StorageUnderTest } from './rx-storage.contract.ts';
import { memoryStorage, sqliteFileStorage } from './storages-under-test.ts';

// More runs for a nightly run: DUEBOOK_FUZZ_RUNS=5000. A failure prints its seed.
const RUNS = { numRuns: Number(process.env.DUEBOOK_FUZZ_RUNS ?? 25) };

type AnyInstance = RxStorageInstance<AnyDocument, unknown, unknown>;
type Write = { readonly key: string; readonly fields: object; readonly kind: 'put' | 'delete' | 'conflict' };
type Turn = { readonly writes: readonly Write[]; readonly queries: readonly MangoQuery<AnyDocument>[] };

function anyTurn(discipline: Discipline): fc.Arbitrary<Turn> {
  const write = fc.record({
    // Few keys, so that documents are written again.
    key: fc.oneof(anyText, fc.constantFrom('k1', 'k2', 'k3', 'k4')),
    fields: anyFields(discipline),
    kind: fc.constantFrom(
      'put' as const,
      'put' as const,
      'put' as const,
      'delete' as const,
      'conflict' as const,
    ),
  });
  return fc.record({
    writes: fc.uniqueArray(write, { maxLength: 8, selector: ({ key }) => key }),
    queries: fc.array(anyQuery(discipline), { minLength: 4, maxLength: 4 }),
  });
}

let lwt = 1_000;
let database = 0;

function open(subject: StorageUnderTest, schema: AnySchema): Promise<AnyInstance> {
  return (
    subject.storage as never as { createStorageInstance(params: object): Promise<AnyInstance> }
  ).createStorageInstance({
    databaseInstanceToken: 'token',
    databaseName: `fuzz-${database}`,
    collectionName: 'any',
    schema,
    options: {},
    multiInstance: false,
    devMode: false,
  });
}

/** The same in both storages: documents as JSON gives them back, without -0. */
const asJson = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

async function writeBoth(instances: readonly AnyInstance[], writes: readonly Write[]): Promise<void> {
  const results = [];
  for (const instance of instances) {
    const keys = writes.map(({ key }) => key);
    const stored = new Map(
      (await instance.findDocumentsById(keys, true)).map((document) => [document.key, document]),
    );
    const rows = writes.map(({ key, fields, kind }) => {
      const previous = kind === 'conflict' ? undefined : stored.get(key);
      const revision = `${Number(previous?._rev.split('-')[0] ?? 0) + 1}-fuzz`;
      const own = { _deleted: kind === 'delete', _attachments: {}, _meta: { lwt }, _rev: revision };
      const document = { ...fields, key, ...own } as RxDocumentData<AnyDocument>;
      return previous === undefined ? { document } : { previous, document };
    });
    const heard: unknown[] = [];
    const subscription = instance.changeStream().subscribe(({ events }) => heard.push(...events));
    const { error } = await instance.bulkWrite(rows, 'fuzz');
    subscription.unsubscribe();
    results.push(
      asJson(heard),
      asJson(error.map(({ status, documentId, ...rest }) => ({ status, documentId, ...rest }))),
    );
  }
  lwt += 1;
  const [ourEvents, ourErrors, theirEvents, theirErrors] = results;
  expect(ourEvents).toEqual(theirEvents);
  expect(ourErrors).toEqual(theirErrors);
}

async function walkChanges(instance: AnyInstance): Promise<unknown[]> {
  const seen: unknown[] = [];
  let checkpoint: RxStorageDefaultCheckpoint | undefined;
  for (;;) {
    const page = await getChangedDocumentsSince(instance, 3, checkpoint);
    if (page.documents.length === 0) return seen;
    checkpoint = page.checkpoint;
    seen.push(...asJson(page.documents));
  }
}

function byWriteTime(left: RxDocumentData<AnyDocument>, right: RxDocumentData<AnyDocument>): number {
  return left._meta.lwt - right._meta.lwt || (left.key < right.key ? -1 : 1);
}

async function checkQueries(ours: AnyInstance, documents: RxDocumentData<AnyDocument>[], turn: Turn) {
  const { schema } = ours;
  for (const query of turn.queries) {
    const mango = normalizeMangoQuery(schema, query as MangoQuery<RxDocumentData<AnyDocument>>);
    const { skip, limit = Number.POSITIVE_INFINITY } = mango;
    const expected = documents
      .filter(getQueryMatcher<AnyDocument>(schema, mango as never))
      .sort(getSortComparator<AnyDocument>(schema, mango as never))
      .slice(skip, skip + limit);
    const prepared = prepareQuery<AnyDocument>(schema, mango as never);
    const found = await ours.query(prepared);
    expect(found.documents.map(({ key }) => key)).toEqual(expected.map(({ key }) => key));
    expect((await ours.count(prepared)).count).toBe(expected.length);
  }
}

describe('random schemas, documents, writes and queries', () => {
  let sqlite: StorageUnderTest;
  beforeEach(() => {
    sqlite = sqliteFileStorage();
  });
  afterEach(() => sqlite.dispose());

  test.each<Discipline>(['fitting', 'other scalars', 'anything'])(
    'give what the memory storage gives, with values %s',
    async (discipline) => {
      const turns = fc.array(anyTurn(discipline), { minLength: 3, maxLength: 3 });
      await fc.assert(
        fc.asyncProperty(anySchema, turns, async (schema, someTurns) => {
          database += 1;
          const ours = await open(sqlite, schema);
          // Without indexes of its own the memory storage copes with any value.
          const bare = {
            ...schema,
            indexes: [
              ['_deleted', 'key'],
              ['_meta.lwt', 'key'],
            ],
          };
          const theirs = await open(memoryStorage(), bare);
          const keys = someTurns.flatMap(({ writes }) => writes.map(({ key }) => key));
          for (const turn of someTurns) {
            await writeBoth([ours, theirs], turn.writes);
            const documents = await theirs.findDocumentsById([...new Set(keys)], true);
            expect(asJson(await ours.findDocumentsById([...new Set(keys)], true))).toEqual(asJson(documents));
            await checkQueries(ours, asJson(documents), turn);
            // The walk of the memory storage itself confuses keys that differ in NUL or blanks at their ends.
            expect(await walkChanges(ours)).toEqual(asJson(documents).sort(byWriteTime));
          }
          await theirs.remove();
          await ours.remove();
        }),
        RUNS,
      );
    },
  );
});
