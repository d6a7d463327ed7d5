import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  fillWithDefaultSettings,
  type MangoQuery,
  normalizeMangoQuery,
  prepareQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageInstance,
} from 'rxdb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { getRxStorageSqlite, type RxStorageSqlite } from './rx-storage-sqlite.ts';
import { openSqliteFile, type SqliteFile } from './sqlite-file/open-sqlite-file.ts';

type Note = { id: string; text: string; rank?: number };
type NoteInstance = RxStorageInstance<Note, unknown, unknown>;

const KEY = new Uint8Array(32).fill(9);
const plainSchema: RxJsonSchema<Note> = {
  version: 0,
  type: 'object',
  primaryKey: 'id',
  properties: {
    id: { type: 'string', maxLength: 40 },
    text: { type: 'string', maxLength: 40 },
    rank: { type: 'integer', minimum: 0, maximum: 1000, multipleOf: 1 },
  },
  required: ['id', 'text'],
  indexes: ['rank'],
  attachments: {},
};
const schema = fillWithDefaultSettings<Note>(plainSchema);

let folder: string;
let instances: NoteInstance[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duebook-rx-'));
  instances = [];
});
afterEach(async () => {
  for (const instance of instances) await instance.close();
  rmSync(folder, { recursive: true, force: true });
});

async function openNotes(storage: RxStorageSqlite, ownSchema = schema): Promise<NoteInstance> {
  const names = { databaseInstanceToken: 'token', databaseName: 'db', collectionName: 'notes' };
  const settings = { options: {}, multiInstance: false, devMode: false };
  const instance = await storage.createStorageInstance<Note>({ ...names, ...settings, schema: ownSchema });
  instances.push(instance);
  return instance;
}

const inFolder = (key = KEY) => getRxStorageSqlite({ directory: folder, key });

function note(id: string, fields: Partial<RxDocumentData<Note>> = {}): RxDocumentData<Note> {
  return { id, text: id, _deleted: false, _attachments: {}, _rev: '1-a', _meta: { lwt: 1_000 }, ...fields };
}

const write = (instance: NoteInstance, documents: RxDocumentData<Note>[]) =>
  instance.bulkWrite(
    documents.map((document) => ({ document })),
    'test',
  );

const DAMAGED = expect.objectContaining({ code: 'STORAGE_DAMAGED' });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function attachment(text: string, digest: string) {
  const data = new Blob([text], { type: 'text/plain' });
  return { data, digest, length: data.size, type: data.type };
}

async function rankedFrom(instance: NoteInstance, rank: number): Promise<string[]> {
  const query = normalizeMangoQuery(instance.schema, {
    selector: { rank: { $gte: rank } },
    sort: [{ rank: 'desc' }],
  });
  return (await instance.query(prepareQuery(instance.schema, query))).documents.map(({ id }) => id);
}

describe('RxStorage on encrypted SQLite', () => {
  test('a bad key is refused at once, before any file is touched', () => {
    const missing = undefined as unknown as Uint8Array;
    for (const key of [missing, new Uint8Array(32), KEY.slice(1)]) {
      expect(() => getRxStorageSqlite({ directory: folder, key })).toThrow(
        expect.objectContaining({ code: 'STORAGE_KEY_INVALID' }),
      );
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a folder without a key is refused at once, before it is made', () => {
    const directory = join(folder, 'new');
    for (const options of [{ directory }, { directory, file: undefined }, {}]) {
      expect(() => getRxStorageSqlite(options as never)).toThrow(
        expect.objectContaining({ code: 'STORAGE_KEY_INVALID' }),
      );
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('another key for the same folder is refused, while it is open and after', async () => {
    const instance = await openNotes(inFolder());
    const otherKey = new Uint8Array(32).fill(8);
    const wrongKey = expect.objectContaining({ code: 'STORAGE_KEY_WRONG' });
    await expect(openNotes(inFolder(otherKey))).rejects.toEqual(wrongKey);
    await instance.close();
    await expect(openNotes(inFolder(otherKey))).rejects.toEqual(wrongKey);
  });

  test('two storages of one folder share connection and events; the last one to close closes the file', async () => {
    const first = await openNotes(inFolder());
    const second = await openNotes(inFolder());
    const seen: string[] = [];
    second.changeStream().subscribe(({ events }) => seen.push(...events.map(({ documentId }) => documentId)));
    await write(first, [note('a')]);
    await first.close();
    expect(seen).toEqual(['a']);
    expect(await second.findDocumentsById(['a'], false)).toHaveLength(1);
    await second.close();
    expect(readdirSync(folder)).toEqual(['replica.sqlite']);
  });

  test('a file that the caller opened stays open when its instances close', async () => {
    const file = openSqliteFile({ path: join(folder, 'own.sqlite'), key: KEY });
    await (await openNotes(getRxStorageSqlite({ file }))).close();
    expect(file.isOpen).toBe(true);
    file.close();
  });

  test('a closed or removed instance refuses work', async () => {
    const closed = expect.objectContaining({ code: 'STORAGE_CLOSED' });
    const first = await openNotes(inFolder());
    const second = await openNotes(inFolder());
    await first.remove();
    await expect(write(first, [note('a')])).rejects.toEqual(closed);
    await expect(write(second, [note('a')])).rejects.toEqual(closed);
    await expect(second.remove()).rejects.toEqual(closed);
    await expect(first.remove()).rejects.toThrow('cannot be removed');
  });

  test('an attachment named without bytes that nobody has is refused without an event', async () => {
    const instance = await openNotes(inFolder());
    const seen: string[] = [];
    instance
      .changeStream()
      .subscribe(({ events }) => seen.push(...events.map(({ documentId }) => documentId)));
    const broken = note('a', { _attachments: { lost: { digest: 'd', length: 1, type: 'text/plain' } } });
    const { error } = await write(instance, [broken, note('b')]);
    expect(error.map(({ status }) => status)).toEqual([510]);
    expect(seen).toEqual(['b']);
    expect((await instance.findDocumentsById(['a', 'b'], true)).map(({ id }) => id)).toEqual(['b']);
  });

  test('bytes of an attachment that do not fit the digest of RxDB are refused, with the whole batch', async () => {
    const instance = await openNotes(inFolder());
    const seen: unknown[] = [];
    instance.changeStream().subscribe((bulk) => seen.push(bulk));
    const altered = { letter: attachment('altered', sha256('letter')) };
    const rows = [{ document: note('b') }, { document: { ...note('a'), _attachments: altered } }];
    await expect(instance.bulkWrite(rows, 'test')).rejects.toEqual(DAMAGED);
    expect(await instance.findDocumentsById(['a', 'b'], true)).toEqual([]);
    expect(seen).toEqual([]);
  });

  test.each([
    ['of RxDB', sha256('letter')],
    ['of a hash function of its own', 'md5-letter'],
    ['of a plugin that compresses', `c-${sha256('something longer')}`],
  ])(
    'bytes of an attachment that were altered in the file are not given out (digest %s)',
    async (_, digest) => {
      const file = openSqliteFile({ path: join(folder, 'own.sqlite'), key: KEY });
      const instance = await openNotes(getRxStorageSqlite({ file }));
      const _attachments = { letter: attachment('letter', digest) };
      await instance.bulkWrite([{ document: { ...note('a'), _attachments } }], 'test');
      expect(await (await instance.getAttachmentData('a', 'letter', digest)).text()).toBe('letter');
      file.database.exec(`UPDATE rx_1_attachments SET data = CAST('lettes' AS BLOB)`);
      await expect(instance.getAttachmentData('a', 'letter', digest)).rejects.toEqual(DAMAGED);
      await instance.close();
      file.close();
    },
  );

  test('one document with a value that no column holds leaves the others to their index', async () => {
    const instance = await openNotes(inFolder());
    const ranked = Array.from({ length: 500 }, (_, rank) => note(`note-${rank}`, { rank }));
    await write(instance, [...ranked, note('odd', { rank: '498' as never })]);
    const parse = vi.spyOn(JSON, 'parse');
    const found = await rankedFrom(instance, 497);
    const parsed = parse.mock.calls.length;
    parse.mockRestore();
    expect(found).toEqual(['note-499', 'note-498', 'note-497']);
    expect(parsed).toBe(4);
  });

  test('a batch that fails is not written at all', async () => {
    const instance = await openNotes(inFolder());
    await expect(write(instance, [note('a'), note('twice'), note('twice')])).rejects.toThrow('UNIQUE');
    expect(await instance.findDocumentsById(['a', 'twice'], true)).toEqual([]);
  });

  test('the table is rebuilt with its documents when the indexes of the schema change', async () => {
    const withoutIndex = fillWithDefaultSettings<Note>({ ...plainSchema, indexes: [] });
    const before = await openNotes(inFolder(), withoutIndex);
    await write(
      before,
      Array.from({ length: 2_500 }, (_, rank) => note(`note-${rank}`, { rank: rank % 1_000 })),
    );
    await before.close();
    const after = await openNotes(inFolder());
    expect(await rankedFrom(after, 998)).toEqual(
      ['note-1999', 'note-999', 'note-1998', 'note-998'].sort(byRank),
    );
    await expect(openNotes(inFolder(), withoutIndex)).rejects.toThrow('another schema');
  });

  test('a table written by a newer program is refused', async () => {
    const file = openSqliteFile({ path: join(folder, 'own.sqlite'), key: KEY });
    const storage = getRxStorageSqlite({ file });
    await (await openNotes(storage)).close();
    file.database.exec(`UPDATE rx_collections SET layout = '{"format":99}'`);
    await expect(openNotes(storage)).rejects.toEqual(expect.objectContaining({ code: 'STORAGE_TOO_NEW' }));
    file.close();
  });

  test('a document that changes touches the indexes of changed fields alone', async () => {
    const file = openSqliteFile({ path: join(folder, 'own.sqlite'), key: KEY });
    const instance = await openNotes(getRxStorageSqlite({ file }));
    await write(instance, [note('a', { rank: 1 })]);
    const prepare = vi.spyOn(file.database, 'prepare');
    const document = note('a', { rank: 1, text: 'other', _rev: '2-b', _meta: { lwt: 2_000 } });
    await instance.bulkWrite([{ previous: note('a', { rank: 1 }), document }], 'test');
    const updates = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.startsWith('UPDATE'));
    expect(updates).toEqual(['UPDATE rx_1 SET lwt = ?, change = ?, data = ? WHERE id = ?']);
    await instance.close();
    file.close();
  });

  describe.each([
    { name: 'without statistics', hasStatistics: false },
    { name: 'with statistics of a skewed table', hasStatistics: true },
  ])('a query plan $name', ({ hasStatistics }) => {
    let file: SqliteFile;
    let instance: NoteInstance;
    beforeEach(async () => {
      file = openSqliteFile({ path: join(folder, 'own.sqlite'), key: KEY });
      instance = await openNotes(getRxStorageSqlite({ file }));
      // Nearly all of one rank, and nearly all deleted: an index on either tells little.
      const notes = Array.from({ length: 600 }, (_, index) =>
        note(`note-${index + 100}`, { rank: index % 50 === 0 ? index : 7, _deleted: index % 3 > 0 }),
      );
      await write(instance, notes);
      if (hasStatistics) file.database.exec('ANALYZE');
    });
    afterEach(async () => {
      await instance.close();
      file.close();
    });

    /** The ids that the query gives and the steps of its last statement. */
    async function planned(query: MangoQuery<RxDocumentData<Note>>, params: readonly unknown[]) {
      const prepare = vi.spyOn(file.database, 'prepare');
      const { documents } = await instance.query(
        prepareQuery(instance.schema, normalizeMangoQuery(instance.schema, query)),
      );
      const statements = prepare.mock.calls.map(([sql]) => sql).filter((sql) => sql.includes('ORDER BY'));
      prepare.mockRestore();
      const steps = statements.map((sql) => {
        const bound = Array.from(sql.matchAll(/\?/g), (_, index) => params[index] ?? 0);
        const plan = file.database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...bound) as { detail: string }[];
        return plan.map(({ detail }) => detail).join();
      });
      return { ids: documents.map(({ id }) => id), steps };
    }

    test('walks on along the keys by the index of the keys', async () => {
      const selector = { $and: [{ _deleted: { $eq: false } }, { id: { $gt: 'note-107' } }] };
      const { ids, steps } = await planned({ selector, sort: [{ id: 'asc' }], limit: 3 }, [0, 'note-107']);
      expect(ids).toEqual(['note-109', 'note-112', 'note-115']);
      expect(steps).toEqual(['SEARCH rx_1 USING INDEX sqlite_autoindex_rx_1_1 (id>?)']);
    });

    test('reads the newest by the index, only what it gives', async () => {
      const selector = { _deleted: { $eq: false } };
      const { ids, steps } = await planned({ selector, sort: [{ rank: 'desc' }], limit: 2 }, [0]);
      expect(ids).toEqual(['note-550', 'note-400']);
      expect(steps[0]).toMatch(/^SEARCH rx_1 USING COVERING INDEX \S+ \(deleted=\?\)$/);
    });

    test('reads a range by the index', async () => {
      const selector = { _deleted: { $eq: false }, rank: { $gte: 300 } };
      const { ids, steps } = await planned({ selector, sort: [{ rank: 'asc' }] }, [0, 300]);
      expect(ids).toEqual(['note-400', 'note-550']);
      expect(steps.join()).toMatch(/SEARCH rx_1 USING INDEX \S+ \(deleted=\? AND field_3>\?\)/);
    });
  });
});

function byRank(left: string, right: string): number {
  const rank = (id: string) => Number(id.split('-')[1]) % 1_000;
  return rank(right) - rank(left) || (left < right ? -1 : 1);
}
