import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getRxStorageSqlite } from '../../src-main/storage/rx-storage-sqlite.ts';
import type { SqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import {
  type Contact,
  type ContactInstance,
  contact,
  contactSchema,
  insertContacts,
  openContacts,
  rewriteContact,
} from './contact-documents.ts';
import { makeSharedFile, type SharedFile } from './shared-file.ts';

type Side = { readonly file: SqliteFile; readonly instance: ContactInstance; readonly heard: string[] };

// Without attachments a write begins at once, even in the middle of an event.
const { attachments: _, ...AT_ONCE } = contactSchema;
const NEVER_MS = 1_000_000_000;
const GONE = expect.objectContaining({ code: 'STORAGE_COLLECTION_GONE' });

let shared: SharedFile;

beforeEach(() => {
  shared = makeSharedFile();
});
afterEach(() => shared.remove());

type SideOptions = { readonly pollIntervalMs?: number; readonly keptLogLength?: number };

/** A connection of its own to the same file, as another process has it. */
async function openSide(options: SideOptions = {}, schema = contactSchema): Promise<Side> {
  const file = shared.open();
  const storage = getRxStorageSqlite({ file, pollIntervalMs: NEVER_MS, ...options });
  const instance = await openContacts(storage, 'shared', 'contacts', schema);
  const heard: string[] = [];
  instance.changeStream().subscribe((bulk) => {
    const { id, context, checkpoint } = bulk;
    heard.push(JSON.stringify({ id, context, checkpoint, events: bulk.events.map(shapeOf) }));
  });
  return { file, instance, heard };
}

type HeardEvent = { operation: string; documentData: unknown; previousDocumentData?: unknown };

function shapeOf({ operation, documentData, previousDocumentData }: HeardEvent) {
  return [operation, documentData, previousDocumentData ?? null];
}

/** A read, which brings in what others have committed. */
const look = ({ instance }: Side) => instance.findDocumentsById([], false);

const idsHeard = (side: Side) =>
  side.heard.flatMap((text) => JSON.parse(text).events.map(([, document]: [string, Contact]) => document.id));

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 2));
}

describe('two connections to one file', () => {
  test('what one writes the other hears, with what was before', async () => {
    const [ours, theirs] = [await openSide(), await openSide()];
    await insertContacts(ours.instance, [contact('a', { name: 'First' }), contact('b\0💰')]);
    await rewriteContact(ours.instance, 'a', { name: 'Second' });
    await rewriteContact(ours.instance, 'a', { name: 'Third', nickname: '\ud800' });
    await rewriteContact(ours.instance, 'b\0💰', { _deleted: true, _meta: { lwt: 1_000 } });
    await rewriteContact(ours.instance, 'b\0💰', { _deleted: false });
    await rewriteContact(ours.instance, 'b\0💰', { _deleted: true, _meta: { lwt: 1_000 } });
    await look(theirs);
    expect(theirs.heard).toHaveLength(6);
    expect(theirs.heard).toEqual(ours.heard);
  });

  test('both hear everything once and in the order of commits, whoever wrote it', async () => {
    const [ours, theirs] = [await openSide(), await openSide()];
    await insertContacts(ours.instance, [contact('shared')]);
    for (let turn = 0; turn < 40; turn += 1) {
      const side = turn % 3 === 0 ? theirs : ours;
      await insertContacts(side.instance, [contact(`turn-${turn}`)]);
      await rewriteContact(side.instance, 'shared', { age: turn });
    }
    await look(ours);
    await look(theirs);
    expect(ours.heard).toHaveLength(81);
    expect(theirs.heard).toEqual(ours.heard);
  });

  test('a write hears of earlier commits before its own, and a conflict names what the other one wrote', async () => {
    const [ours, theirs] = [await openSide(), await openSide()];
    await insertContacts(ours.instance, [contact('a', { name: 'Ours' })]);
    const { error } = await theirs.instance.bulkWrite(
      [{ document: contact('a') }, { document: contact('b') }],
      'x',
    );
    expect(error).toMatchObject([{ status: 409, documentInDb: { name: 'Ours' } }]);
    expect(idsHeard(theirs)).toEqual(['a', 'b']);
  });

  test('without a read or write of its own, a connection hears by looking from time to time', async () => {
    const [ours, theirs] = [await openSide(), await openSide({ pollIntervalMs: 5 })];
    await insertContacts(ours.instance, [contact('a')]);
    await until(() => theirs.heard.length > 0);
    expect(theirs.heard).toEqual(ours.heard);
  });

  test('a collection that is opened later hears only what is written after', async () => {
    const ours = await openSide();
    await insertContacts(ours.instance, [contact('before')]);
    const theirs = await openSide();
    await insertContacts(ours.instance, [contact('after')]);
    await look(theirs);
    expect(idsHeard(theirs)).toEqual(['after']);
  });

  test('the log stays small; who fell behind hears of each document that is new to it once', async () => {
    const [ours, theirs] = [await openSide({ keptLogLength: 2_000 }), await openSide()];
    await insertContacts(ours.instance, [contact('known'), contact('gone')]);
    await look(theirs);
    for (let turn = 0; turn < 60; turn += 1) await insertContacts(ours.instance, [contact(`new-${turn}`)]);
    await rewriteContact(ours.instance, 'new-3', { name: 'Changed' });
    await rewriteContact(ours.instance, 'gone', { _deleted: true });
    const kept = Number(ours.file.statements.values('SELECT sum(length(bulk)) FROM rx_changes').get());
    expect(kept).toBeLessThan(3_000);

    theirs.heard.length = 0;
    await look(theirs);
    const all = theirs.heard.flatMap(
      (text) => JSON.parse(text).events as [string, Contact, Contact | null][],
    );
    // An update of a document by itself tells nothing new: it makes RxDB ask again.
    const heard = all.filter(([, document, previous]) => !isDeepStrictEqual(document, previous));
    expect(heard.map(([, { id }]) => id).sort()).toEqual(
      ['gone', ...Array.from({ length: 60 }, (_, turn) => `new-${turn}`)].sort(),
    );
    expect(new Set(heard.map(([operation, { id }]) => `${operation} ${id === 'gone'}`))).toEqual(
      new Set(['UPDATE false', 'DELETE true']),
    );
    expect(heard.find(([, { id }]) => id === 'new-3')?.[1].name).toBe('Changed');

    await insertContacts(ours.instance, [contact('later')]);
    await look(theirs);
    expect(theirs.heard.at(-1)).toBe(ours.heard.at(-1));
    expect(idsHeard(theirs).filter((id) => id === 'later')).toEqual(['later']);
  });

  test('the log stays small over many short sessions too', async () => {
    for (let session = 0; session < 30; session += 1) {
      const { file, instance } = await openSide({ keptLogLength: 2_000 });
      await insertContacts(instance, [contact(`session-${session}`), contact(`again-${session}`)]);
      const kept = Number(file.statements.values('SELECT sum(length(bulk)) FROM rx_changes').get());
      expect(kept).toBeLessThan(3_000);
      await instance.close();
      file.close();
    }
  });

  test('a collection removed by the other one is gone here too, in words of its own, and can be made again', async () => {
    const [ours, theirs] = [await openSide(), await openSide()];
    await insertContacts(ours.instance, [contact('a')]);
    await ours.instance.remove();
    await expect(theirs.instance.findDocumentsById(['a'], true)).rejects.toEqual(GONE);
    await expect(insertContacts(theirs.instance, [contact('b')])).rejects.toEqual(GONE);
    await theirs.instance.close();
    const again = await openSide();
    expect(await again.instance.findDocumentsById(['a', 'b'], true)).toEqual([]);
    await insertContacts(again.instance, [contact('c')]);
  });

  test('a collection removed by the other one can be opened while the lost one is still open', async () => {
    const [ours, theirs] = [await openSide(), await openSide()];
    await ours.instance.remove();
    const storage = getRxStorageSqlite({ file: theirs.file, pollIntervalMs: NEVER_MS });
    const again = await openContacts(storage, 'shared');
    await insertContacts(again, [contact('new')]);
    await theirs.instance.close();
    expect(await again.findDocumentsById(['new'], false)).toHaveLength(1);
  });

  test('a table that the other one gave other columns is not written here', async () => {
    const theirs = await openSide();
    await insertContacts(theirs.instance, [contact('a')]);
    const otherIndexes = { ...contactSchema, indexes: [['_deleted', 'age', 'id']] };
    const ours = await openSide({}, otherIndexes);
    await expect(insertContacts(theirs.instance, [contact('b')])).rejects.toEqual(GONE);
    expect(await ours.instance.findDocumentsById(['a', 'b'], false)).toHaveLength(1);
  });

  test('other collections opened, removed and written there are no business of this one', async () => {
    const [ours, theirs] = [await openSide(), await openSide()];
    const storage = getRxStorageSqlite({ file: ours.file });
    const other = await openContacts(storage, 'shared', 'others');
    await insertContacts(other, [contact('x')]);
    await insertContacts(ours.instance, [contact('a')]);
    await other.remove();
    await look(theirs);
    expect(idsHeard(theirs)).toEqual(['a']);
  });

  test('a file locked for longer than the other one waits refuses the write, which works afterwards', async () => {
    const [ours, theirs] = [await openSide(), await openSide()];
    theirs.file.database.pragma('busy_timeout = 20');
    ours.file.database.exec('BEGIN IMMEDIATE');
    const locked = expect.objectContaining({ code: 'STORAGE_LOCKED' });
    await expect(insertContacts(theirs.instance, [contact('a')])).rejects.toEqual(locked);
    ours.file.database.exec('ROLLBACK');
    expect(theirs.heard).toEqual([]);
    await insertContacts(theirs.instance, [contact('a')]);
    expect(idsHeard(theirs)).toEqual(['a']);
  });

  test('a listener that writes does not change the order in which others hear', async () => {
    const side = await openSide({}, AT_ONCE);
    const heardLate: string[] = [];
    const subscription = side.instance.changeStream().subscribe(({ events }) => {
      if (events[0]?.documentId === 'cause')
        void side.instance.bulkWrite([{ document: contact('effect') }], 'x');
    });
    side.instance.changeStream().subscribe(({ events }) => {
      heardLate.push(...events.map(({ documentId }) => documentId));
    });
    await insertContacts(side.instance, [contact('cause')]);
    expect(heardLate).toEqual(['cause', 'effect']);
    subscription.unsubscribe();
  });

  test('a listener that writes on hearing of the other one, in the middle of a write, keeps the order too', async () => {
    const [ours, theirs] = [await openSide({}, AT_ONCE), await openSide({}, AT_ONCE)];
    theirs.instance.changeStream().subscribe(({ events }) => {
      if (events[0]?.documentId !== 'cause') return;
      void theirs.instance.bulkWrite([{ document: contact('effect') }], 'effect');
    });
    await insertContacts(ours.instance, [contact('cause')]);
    await insertContacts(theirs.instance, [contact('own')]);
    await insertContacts(ours.instance, [contact('last')]);
    await look(theirs);
    expect(idsHeard(ours)).toEqual(['cause', 'own', 'effect', 'last']);
    expect(theirs.heard).toEqual(ours.heard);
  });
});
