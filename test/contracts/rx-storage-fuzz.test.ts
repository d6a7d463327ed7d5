import fc from 'fast-check';
import { getQueryMatcher, getSortComparator, type MangoQuery, type RxDocumentData } from 'rxdb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Contact,
  type ContactInstance,
  contactSchema,
  countContacts,
  filled,
  findContacts,
  insertContacts,
  openContacts,
} from './contact-documents.ts';
import {
  contactsOf,
  misfittingFields,
  ordinaryFields,
  ordinaryQuery,
  strangeFields,
  strangeQuery,
} from './random-contacts.ts';
import type { StorageUnderTest } from './rx-storage.contract.ts';
import { memoryStorage, sqliteFileStorage } from './storages-under-test.ts';

const RUNS = { numRuns: 60 };
const QUERIES_PER_RUN = { minLength: 12, maxLength: 12 };

async function withContacts(
  subject: StorageUnderTest,
  name: string,
  documents: readonly RxDocumentData<Contact>[],
  check: (instance: ContactInstance) => Promise<void>,
) {
  const instance = await openContacts(subject.storage, subject.databaseName, name);
  try {
    await insertContacts(instance, documents);
    await check(instance);
  } finally {
    await instance.remove();
  }
}

/** Every document through RxDB's matcher, then its comparator: slow, and right by definition. */
function expected(documents: readonly RxDocumentData<Contact>[], query: MangoQuery<Contact>) {
  const mango = filled(query);
  const { skip } = mango;
  return documents
    .filter(getQueryMatcher<RxDocumentData<Contact>>(contactSchema, mango))
    .sort(getSortComparator<Contact>(contactSchema, mango))
    .slice(skip, skip + (mango.limit ?? Number.POSITIVE_INFINITY));
}

describe('queries on random documents', () => {
  let sqlite: StorageUnderTest;
  beforeEach(() => {
    sqlite = sqliteFileStorage();
  });
  afterEach(() => sqlite.dispose());

  test('give what the memory storage gives', async () => {
    const memory = memoryStorage();
    const given = fc.tuple(
      fc.array(ordinaryFields, { maxLength: 20 }),
      fc.array(ordinaryQuery, QUERIES_PER_RUN),
    );
    await fc.assert(
      fc.asyncProperty(given, async ([fields, queries]) => {
        const documents = contactsOf(fields);
        await withContacts(sqlite, 'contacts', documents, (ours) =>
          withContacts(memory, 'contacts', documents, async (theirs) => {
            for (const query of queries) {
              expect(await findContacts(ours, query)).toEqual(await findContacts(theirs, query));
            }
          }),
        );
      }),
      RUNS,
    );
  });

  // RxDB's comparator leaves the order of equal lists and objects open, so there only ids decide.
  const byId = strangeQuery.map((query): MangoQuery<Contact> => ({ ...query, sort: [{ id: 'desc' }] }));
  test.each([
    { kind: 'hostile but fitting', someFields: strangeFields, someQuery: strangeQuery },
    { kind: 'of types the schema does not allow', someFields: misfittingFields, someQuery: byId },
  ])('give what matcher and comparator give, with values $kind', async ({ someFields, someQuery }) => {
    const given = fc.tuple(
      fc.array<object>(someFields, { maxLength: 20 }),
      fc.array(someQuery, QUERIES_PER_RUN),
    );
    await fc.assert(
      fc.asyncProperty(given, async ([fields, queries]) => {
        const documents = contactsOf(fields);
        await withContacts(sqlite, 'contacts', documents, async (ours) => {
          for (const query of queries) {
            const wanted = expected(documents, query);
            expect(await findContacts(ours, query)).toEqual(wanted);
            expect(await countContacts(ours, query)).toBe(wanted.length);
          }
        });
      }),
      RUNS,
    );
  });
});
