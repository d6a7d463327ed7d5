import { createHash } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getRxStorageSqlite } from '../../src-main/storage/rx-storage-sqlite.ts';
import { backupSqliteFile } from '../../src-main/storage/sqlite-file/backup-sqlite-file.ts';
import { openSqliteFile, type SqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { rekeySqliteFile } from '../../src-main/storage/sqlite-file/rekey-sqlite-file.ts';
import { restoreSqliteFile } from '../../src-main/storage/sqlite-file/restore-sqlite-file.ts';
import {
  filesShowingMarker,
  KEY,
  MARKER,
  makeSampleFolder,
  OTHER_KEY,
} from '../../src-main/storage/sqlite-file/sample-file.fixture.ts';
import { contact, openContacts } from './contact-documents.ts';

let place: ReturnType<typeof makeSampleFolder>;
beforeEach(() => {
  place = makeSampleFolder();
});
afterEach(() => place.remove());

/** Documents and an attachment as RxDB writes them. */
async function writeDocuments(file: SqliteFile): Promise<void> {
  const instance = await openContacts(getRxStorageSqlite({ file }), 'plaintext');
  const data = new Blob([MARKER.repeat(500)], { type: 'text/plain' });
  const digest = createHash('sha256')
    .update(await data.text())
    .digest('hex');
  const letter = { data, digest, length: data.size, type: data.type };
  const rows = Array.from({ length: 50 }, (_, index) => ({
    document: {
      ...contact(`${MARKER}-${index}`, { note: MARKER }),
      _attachments: index === 0 ? { letter } : {},
    },
  }));
  expect((await instance.bulkWrite(rows, 'insert')).error).toEqual([]);
  await instance.close();
}

/** Files of this process that have no name any more: where SQLite would spill a sort. */
function temporaryFiles(): string[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      const target = readlinkSync(`/proc/self/fd/${descriptor}`);
      return target.includes('etilqs') ? [target] : [];
    } catch {
      // The descriptor that listed the folder is closed by now.
      return [];
    }
  });
}

describe('what was stored is not readable on the disk', () => {
  test('while the file is open: in the file, its log, the index of its log', async () => {
    const file = openSqliteFile({ path: place.path, key: KEY });
    await writeDocuments(file);
    file.write(() => file.database.exec('INSERT INTO search SELECT name FROM debtor'));
    expect(readdirSync(place.folder).sort()).toEqual(
      ['', '-shm', '-wal'].map((end) => `replica.sqlite${end}`),
    );
    expect(filesShowingMarker(place.folder)).toEqual([]);
    file.close();
    expect(filesShowingMarker(place.folder)).toEqual([]);
  });

  test('in a backup, under a new key, in what a restore sets aside', async () => {
    const file = openSqliteFile({ path: place.path, key: KEY });
    await writeDocuments(file);
    const backupPath = join(place.folder, 'copy.backup');
    backupSqliteFile({ path: place.path, key: KEY, targetPath: backupPath, targetKey: OTHER_KEY });
    file.close();
    rekeySqliteFile({ path: place.path, key: KEY, newKey: OTHER_KEY });
    restoreSqliteFile({ path: place.path, key: OTHER_KEY, backupPath, newestVersion: 3, now: new Date(0) });
    expect(readdirSync(place.folder)).toHaveLength(3);
    expect(filesShowingMarker(place.folder)).toEqual([]);
  });

  test('sorting more than fits into the cache writes no temporary file', () => {
    const { database, close } = openSqliteFile({ path: place.path, key: KEY });
    database.pragma('cache_size = 10');
    const sorted = database
      .prepare('SELECT d.name || e.name || ? AS text FROM debtor d, debtor e ORDER BY text DESC')
      .iterate(MARKER.repeat(3));
    expect(sorted.next().done).toBe(false);
    expect(temporaryFiles()).toEqual([]);
    sorted.return?.();
    close();
  });
});
