import { join } from 'node:path';
import { openSqliteFile, type SqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { makeTestFolder, removeTestFolder, TEST_KEY } from './storages-under-test.ts';

/** A file in a folder of its own, to be opened more than once. */
export type SharedFile = {
  /** Another connection to the file, as another process has it. */
  open(): SqliteFile;
  /** Closes every connection and removes the folder. */
  remove(): void;
};

export function makeSharedFile(): SharedFile {
  const folder = makeTestFolder();
  const files: SqliteFile[] = [];
  return {
    open() {
      const file = openSqliteFile({ path: join(folder, 'replica.sqlite'), key: TEST_KEY });
      files.push(file);
      return file;
    },
    remove() {
      for (const file of files) file.close();
      removeTestFolder(folder);
    },
  };
}
