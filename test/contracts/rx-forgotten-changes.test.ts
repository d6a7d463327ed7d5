import { createRxDatabase, fillWithDefaultSettings, type RxDocumentData, type RxStorageInstance } from 'rxdb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tablesWithText } from '../../src-main/storage/device/tables-with-text.fixture.ts';
import { emptyChangeLog } from '../../src-main/storage/rx-storage/change-log.ts';
import { getRxStorageSqlite } from '../../src-main/storage/rx-storage-sqlite.ts';
import type { SqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import {
  type ContactInstance,
  contact,
  insertContacts,
  openContacts,
  rewriteContact,
} from './contact-documents.ts';
import { type Invoice, type InvoiceDatabase, invoiceSchema } from './live-invoices.ts';
import { makeSharedFile, type SharedFile } from './shared-file.ts';

const NEVER_MS = 1_000_000_000;
const SECRET = 'owes since May';

type Side = { readonly file: SqliteFile; readonly instance: ContactInstance; readonly heard: string[] };

let shared: SharedFile;

beforeEach(() => {
  shared = makeSharedFile();
});
afterEach(() => shared.remove());

/** A connection of its own to the same file, as another process has it. */
async function openSide(collectionName = 'contacts', file = shared.open()): Promise<Side> {
  const storage = getRxStorageSqlite({ file, pollIntervalMs: NEVER_MS });
  const instance = await openContacts(storage, 'shared', collectionName);
  const heard: string[] = [];
  instance.changeStream().subscribe(({ events }) => {
    const changed = events.filter(
      ({ documentData, previousDocumentData }) => documentData !== previousDocumentData,
    );
    heard.push(...changed.map(({ operation, documentId }) => `${operation} ${documentId}`));
  });
  return { file, instance, heard };
}

const look = ({ instance }: Side) => instance.findDocumentsById([], false);

const DELETED = { _deleted: true, note: '', _meta: { lwt: 1_000 } };

describe('what the log of changes keeps of documents that are gone', () => {
  test('a purge takes the content of a document out of every table', async () => {
    const ours = await openSide();
    await insertContacts(ours.instance, [contact('gone💶', { note: SECRET }), contact('other')]);
    await rewriteContact(ours.instance, 'gone💶', { note: `still ${SECRET}` });
    await rewriteContact(ours.instance, 'gone💶', DELETED);
    expect(tablesWithText(ours.file, SECRET)).toEqual(['rx_changes']);
    expect(await ours.instance.cleanup(0)).toBe(true);
    expect(tablesWithText(ours.file, SECRET)).toEqual([]);
  });

  test('a purge leaves what was logged after it, and who fell behind hears of what is there', async () => {
    const [ours, theirs] = [await openSide(), await openSide()];
    await insertContacts(ours.instance, [contact('gone', { note: SECRET })]);
    await look(theirs);
    await rewriteContact(ours.instance, 'gone', DELETED);
    await insertContacts(ours.instance, [contact('kept')]);
    const late = await openSide();
    await insertContacts(ours.instance, [contact('newer')]);
    await ours.instance.cleanup(0);
    await look(late);
    expect(late.heard).toEqual(['INSERT newer']);
    theirs.heard.length = 0;
    await look(theirs);
    expect(theirs.heard).toEqual(['UPDATE kept', 'UPDATE newer']);
    await insertContacts(ours.instance, [contact('newest')]);
    await look(theirs);
    expect(theirs.heard.at(-1)).toBe('INSERT newest');
  });

  test('a purge of what was changed last keeps the numbering', async () => {
    const [ours, theirs] = [await openSide(), await openSide()];
    await insertContacts(ours.instance, [contact('gone', { note: SECRET })]);
    await rewriteContact(ours.instance, 'gone', DELETED);
    await ours.instance.cleanup(0);
    await insertContacts(theirs.instance, [contact('a')]);
    await look(ours);
    expect(ours.heard.at(-1)).toBe('INSERT a');
    expect(ours.file.statements.values('SELECT number FROM rx_changes').all()).toEqual([2, 3]);
  });

  test('a removed collection leaves nothing, and other collections hear what they did before', async () => {
    const file = shared.open();
    const ours = await openSide('contacts', file);
    const removed = await openSide('removed', file);
    const theirs = await openSide();
    await insertContacts(ours.instance, [contact('a')]);
    await insertContacts(removed.instance, [contact('x', { note: SECRET })]);
    await rewriteContact(removed.instance, 'x', { note: '' });
    await insertContacts(ours.instance, [contact('b')]);
    expect(tablesWithText(file, SECRET)).toEqual(['rx_changes']);
    await removed.instance.remove();
    expect(tablesWithText(file, SECRET)).toEqual([]);
    await look(theirs);
    expect(theirs.heard).toEqual(['INSERT a', 'INSERT b']);
  });

  test('an emptied log keeps nothing but its number, and who fell behind catches up', async () => {
    const [ours, theirs] = [await openSide(), await openSide()];
    await insertContacts(ours.instance, [contact('a', { note: SECRET })]);
    await rewriteContact(ours.instance, 'a', { note: '' });
    ours.file.write(() => emptyChangeLog(ours.file));
    expect(tablesWithText(ours.file, SECRET)).toEqual([]);
    expect(ours.file.statements.rows('SELECT number, bulk FROM rx_changes').all()).toEqual([
      { number: 2, bulk: '' },
    ]);
    await look(theirs);
    await insertContacts(ours.instance, [contact('b')]);
    await look(theirs);
    expect(theirs.heard).toEqual(['UPDATE a', 'INSERT b']);
    expect(ours.heard).toEqual(['INSERT a', 'UPDATE a', 'INSERT b']);
  });
});

const schema = fillWithDefaultSettings(invoiceSchema);
type InvoiceInstance = RxStorageInstance<Invoice, unknown, unknown>;

const invoice = (id: string, amountMinor: number, fields: object = {}): RxDocumentData<Invoice> => ({
  id,
  accountId: 'a',
  amountMinor,
  _deleted: false,
  _attachments: {},
  _rev: '1-a',
  _meta: { lwt: 1_000 },
  ...fields,
});

async function writeInvoices(instance: InvoiceInstance, invoices: readonly RxDocumentData<Invoice>[]) {
  const stored = await instance.findDocumentsById(
    invoices.map(({ id }) => id),
    true,
  );
  const rows = invoices.map((document) => {
    const previous = stored.find(({ id }) => id === document.id);
    return previous === undefined ? { document } : { previous, document: { ...document, _rev: '2-b' } };
  });
  const { error } = await instance.bulkWrite(rows, 'test');
  expect(error).toEqual([]);
}

/** The storage of a process that writes to the collection of the same name. */
async function openWriter() {
  const file = shared.open();
  const instance = await getRxStorageSqlite({
    file,
    pollIntervalMs: NEVER_MS,
  }).createStorageInstance<Invoice>({
    databaseInstanceToken: 'writer',
    databaseName: 'invoices',
    collectionName: 'invoices',
    schema,
    options: {},
    multiInstance: false,
    devMode: false,
  });
  return { file, instance };
}

async function openWatched(eventReduce: boolean) {
  const storage = getRxStorageSqlite({ file: shared.open(), pollIntervalMs: NEVER_MS });
  const database: InvoiceDatabase = await createRxDatabase({
    name: 'invoices',
    storage,
    multiInstance: false,
    eventReduce,
  });
  await database.addCollections({ invoices: { schema: invoiceSchema } });
  return database;
}

describe.each([
  { eventReduce: true, name: 'with EventReduce' },
  { eventReduce: false, name: 'without EventReduce' },
])('live queries after a gap in the log, $name', ({ eventReduce }) => {
  const large = { selector: { amountMinor: { $gte: 100 } } };
  let database: InvoiceDatabase;
  let writer: Awaited<ReturnType<typeof openWriter>>;
  const shown = { count: -1, ids: [''] };

  beforeEach(async () => {
    database = await openWatched(eventReduce);
    writer = await openWriter();
    await writeInvoices(
      writer.instance,
      Array.from({ length: 8 }, (_, index) => invoice(`i${index}`, index < 6 ? 200 : 1)),
    );
    database.invoices.count(large).$.subscribe((count) => {
      shown.count = count;
    });
    database.invoices.find({ ...large, sort: [{ id: 'asc' }] }).$.subscribe((documents) => {
      shown.ids = documents.map(({ id }) => id);
    });
    await catchUp();
    await expect.poll(() => shown).toEqual({ count: 6, ids: ['i0', 'i1', 'i2', 'i3', 'i4', 'i5'] });
  });
  afterEach(() => database.close());

  const catchUp = () => database.invoices.storageInstance.findDocumentsById([], false);
  const deleted = { _deleted: true };

  test('count changed, deleted and new documents right', async () => {
    const changed = [
      invoice('i0', 300),
      invoice('i1', 2),
      invoice('i2', 200, deleted),
      invoice('i6', 150),
      invoice('new', 5),
    ];
    await writeInvoices(writer.instance, changed);
    writer.file.write(() => emptyChangeLog(writer.file));
    await catchUp();
    await expect.poll(() => shown).toEqual({ count: 5, ids: ['i0', 'i3', 'i4', 'i5', 'i6'] });
  });

  test.each([1, 2, 99, 100, 101, 102, 250])('are right after a gap of %i documents', async (written) => {
    const telling: [operation: string, isChange: boolean][] = [];
    database.invoices.storageInstance.changeStream().subscribe(({ events }) => {
      for (const { operation, documentData, previousDocumentData } of events) {
        telling.push([operation, documentData !== previousDocumentData]);
      }
    });
    const isLarge = (index: number) => index % 2 === 0;
    const others = Array.from({ length: written - 1 }, (_, index) =>
      invoice(`other-${index}`, isLarge(index) ? 500 : 5),
    );
    await writeInvoices(writer.instance, [invoice('i0', 200, deleted), ...others]);
    writer.file.write(() => emptyChangeLog(writer.file));
    await catchUp();
    const larger = others.map(({ id }) => id).filter((_, index) => isLarge(index));
    const ids = ['i1', 'i2', 'i3', 'i4', 'i5', ...larger.toSorted()];
    await expect.poll(() => shown).toEqual({ count: ids.length, ids });
    expect(telling.filter(([, isChange]) => isChange)).toHaveLength(written);
    // No more than it takes to make queries run again; nothing but the changes where those are enough.
    expect(telling).toHaveLength(Math.max(101, written));

    await writeInvoices(writer.instance, [invoice('i1', 1)]);
    await catchUp();
    const without = ids.filter((id) => id !== 'i1');
    await expect.poll(() => shown).toEqual({ count: without.length, ids: without });
    expect(telling.at(-1)).toEqual(['UPDATE', true]);
    expect(telling).toHaveLength(Math.max(101, written) + 1);
  });

  test('no longer show a document of which nothing is left', async () => {
    await writeInvoices(writer.instance, [invoice('i2', 200, deleted)]);
    await writer.instance.cleanup(0);
    expect(await writer.instance.findDocumentsById(['i2'], true)).toEqual([]);
    await catchUp();
    await expect.poll(() => shown).toEqual({ count: 5, ids: ['i0', 'i1', 'i3', 'i4', 'i5'] });
  });
});
