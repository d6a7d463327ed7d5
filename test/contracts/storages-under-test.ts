import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { getRxStorageSqlite } from '../../src-main/storage/rx-storage-sqlite.ts';
import { openSqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { freshDatabaseName } from './contact-documents.ts';
import type { StorageUnderTest } from './rx-storage.contract.ts';

export const TEST_KEY = Uint8Array.from({ length: 32 }, (_, index) => index + 1);

export function makeTestFolder(): string {
  return mkdtempSync(join(tmpdir(), 'duebook-storage-'));
}

export function removeTestFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

export function memoryStorage(): StorageUnderTest {
  const subject: StorageUnderTest = {
    storage: getRxStorageMemory(),
    databaseName: freshDatabaseName(),
    reopen: () => subject,
    dispose: async () => undefined,
  };
  return subject;
}

/** Our storage with a folder and key of its own. */
export function sqliteFolderStorage(): StorageUnderTest {
  const folder = makeTestFolder();
  const databaseName = freshDatabaseName();
  const open = (): StorageUnderTest => ({
    storage: getRxStorageSqlite({ directory: folder, key: TEST_KEY }),
    databaseName,
    reopen: open,
    dispose: async () => removeTestFolder(folder),
  });
  return open();
}

/** Our storage on a file that the application has opened and closes. */
export function sqliteFileStorage(): StorageUnderTest {
  const folder = makeTestFolder();
  const databaseName = freshDatabaseName();
  const open = (): StorageUnderTest => {
    const file = openSqliteFile({ path: join(folder, 'replica.sqlite'), key: TEST_KEY });
    return {
      storage: getRxStorageSqlite({ file }),
      databaseName,
      reopen: () => {
        file.close();
        return open();
      },
      dispose: async () => {
        file.close();
        removeTestFolder(folder);
      },
    };
  };
  return open();
}
