import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getRxStorageSqlite } from '../../src-main/storage/rx-storage-sqlite.ts';
import { openSqliteFile, type SqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { type ContactInstance, contact, insertContacts, openContacts, revised } from './contact-documents.ts';
import { makeTestFolder, removeTestFolder, TEST_KEY } from './storages-under-test.ts';

type Failure = {
  readonly code: string;
  /** Brings the failure about; gives back what takes its cause away. */
  readonly cause: (file: SqliteFile, other: SqliteFile) => () => void;
};

let folder: string;
let file: SqliteFile;
let other: SqliteFile;
let isDiskFailing: boolean;
let ours: ContactInstance;
let theirs: ContactInstance;

const openFile = () =>
  openSqliteFile({ path: join(folder, 'replica.sqlite'), key: TEST_KEY, busyTimeoutMs: 20 });

/** The file, whose disk can be made to fail when everything of a write is done but its commit. */
function onFailingDisk(sound: SqliteFile): SqliteFile {
  const failWhenDone = <Result>(work: () => Result) => {
    const result = work();
    if (isDiskFailing) throw new SqliteDatabase.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE');
    return result;
  };
  return Object.create(sound, {
    write: { value: <Result>(work: () => Result) => sound.write(() => failWhenDone(work)) },
  }) as SqliteFile;
}

beforeEach(async () => {
  folder = makeTestFolder();
  isDiskFailing = false;
  file = openFile();
  other = openFile();
  ours = await openContacts(getRxStorageSqlite({ file: onFailingDisk(file) }), 'failing');
  theirs = await openContacts(getRxStorageSqlite({ file: other }), 'failing');
});
afterEach(async () => {
  await ours.close();
  await theirs.close();
  file.close();
  other.close();
  removeTestFolder(folder);
});

const FAILURES: readonly Failure[] = [
  {
    code: 'STORAGE_FULL',
    cause({ database }) {
      const pages = Number(database.pragma('page_count', { simple: true }));
      database.pragma(`max_page_count = ${pages + 20}`);
      return () => database.pragma('max_page_count = 1000000');
    },
  },
  {
    code: 'STORAGE_READ_ONLY',
    cause({ database }) {
      database.pragma('query_only = ON');
      return () => database.pragma('query_only = OFF');
    },
  },
  {
    code: 'STORAGE_LOCKED',
    cause(_file, { database }) {
      database.exec('BEGIN IMMEDIATE');
      return () => database.exec('ROLLBACK');
    },
  },
  {
    code: 'STORAGE_IO',
    cause() {
      isDiskFailing = true;
      return () => {
        isDiskFailing = false;
      };
    },
  },
];

describe('a write that the disk refuses', () => {
  test.each(FAILURES)(
    '$code: leaves nothing behind and no event, and works afterwards',
    async ({ code, cause }) => {
      const kept = contact('kept');
      await insertContacts(ours, [kept]);
      expect(await theirs.findDocumentsById(['kept'], false)).toEqual([kept]);
      const heard: string[] = [];
      const heardThere: string[] = [];
      ours
        .changeStream()
        .subscribe(({ events }) => heard.push(...events.map(({ documentId }) => documentId)));
      theirs
        .changeStream()
        .subscribe(({ events }) => heardThere.push(...events.map(({ documentId }) => documentId)));
      const ids = Array.from({ length: 300 }, (_, index) => `new-${index}`);
      const rows = [
        revised(kept, { name: 'Changed' }),
        ...ids.map((id) => ({ document: contact(id, { note: 'x'.repeat(2_000) }) })),
      ];

      const lift = cause(file, other);
      await expect(ours.bulkWrite(rows, 'refused')).rejects.toEqual(expect.objectContaining({ code }));
      lift();
      expect(await ours.findDocumentsById(['kept', ...ids], true)).toEqual([kept]);
      expect(await theirs.findDocumentsById(['kept', ...ids], true)).toEqual([kept]);
      expect([...heard, ...heardThere]).toEqual([]);

      expect((await ours.bulkWrite(rows, 'again')).error).toEqual([]);
      expect(await theirs.findDocumentsById(['kept', ...ids], false)).toHaveLength(301);
      expect(heard).toEqual(['kept', ...ids]);
      expect(heardThere).toEqual(heard);
    },
  );
});
