import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import { authenticateFile } from './authenticate-file.ts';
import { connectSqlite } from './connect-sqlite.ts';
import { fileBehind } from './file-behind.ts';
import { fileExists, readFileHeader } from './file-header.ts';
import type { OnFileProgress } from './file-progress.ts';
import { keepDamagedLog } from './keep-damaged-log.ts';
import { assertSqliteKey } from './sqlite-key.ts';
import { StorageError } from './storage-error.ts';
import { findStructureProblems } from './structure-problems.ts';
import { toStorageError } from './with-storage-errors.ts';

export type SqliteFileCheck = {
  /** How many pages were decrypted and authenticated. */
  readonly pages: number;
  /** What is damaged, in words; empty when every byte is what was written. */
  readonly damage: readonly string[];
};

type CheckOptions = {
  readonly path: string;
  readonly key: Uint8Array;
  readonly onProgress?: OnFileProgress;
  /** Looks at what a readable file says, after its structure; gives what is wrong, in words. */
  readonly inspect?: (database: SqliteDatabase) => readonly string[];
};

/**
 * Reads the whole file, also while it is in use: every page against its tag, free pages and overflow pages too, then
 * all structure inside. The log that a crash left is folded in first, as by any opening.
 * @throws {StorageError} STORAGE_KEY_INVALID, STORAGE_KEY_WRONG, STORAGE_PLAINTEXT, STORAGE_UNREACHABLE, STORAGE_LOCKED;
 * damage is a value.
 */
export function checkSqliteFile(options: CheckOptions): SqliteFileCheck {
  const { key, onProgress = () => undefined, inspect = () => [] } = options;
  assertSqliteKey(key);
  const path = fileBehind(options.path);
  if (!fileExists(path)) throw new StorageError('STORAGE_UNREACHABLE');
  const header = headerOf(path, key);
  if (header === undefined) return { pages: 0, damage: ['The file is shorter than one page.'] };
  onProgress('checking', 0);
  const { damagedLogPath: logPath } = keepDamagedLog(path);
  const inside = findProblems(path, key, inspect);
  const { pages, damagedPages, trailingBytes } = authenticateFile(path, key, onProgress);
  if (!header.hasKeyMark && damagedPages.includes(1)) throw new StorageError('STORAGE_KEY_WRONG');
  const damage = [
    ...(header.isIntact ? [] : ['The first 24 bytes of the file were altered.']),
    ...(logPath === undefined
      ? []
      : [`The log was altered: its last commits are lost. A copy is ${logPath}`]),
    ...(damagedPages.length === 0 ? [] : [pagesInWords(damagedPages, pages)]),
    ...(trailingBytes === 0 ? [] : [`The last page is cut: ${trailingBytes} of 4096 bytes are left.`]),
    ...inside,
  ];
  return { pages, damage };
}

function headerOf(path: string, key: Uint8Array): ReturnType<typeof readFileHeader> | undefined {
  try {
    return readFileHeader(path, key);
  } catch (error) {
    if (error instanceof StorageError && error.code === 'STORAGE_DAMAGED') return undefined;
    throw error;
  }
}

function findProblems(
  path: string,
  key: Uint8Array,
  inspect: NonNullable<CheckOptions['inspect']>,
): readonly string[] {
  try {
    const database = connectSqlite(path, key);
    try {
      // What lies in the log of a running program gets into the file, whose pages are looked at next.
      database.pragma('wal_checkpoint(PASSIVE)');
      const problems = findStructureProblems(database);
      return problems.length > 0 ? problems : inspect(database);
    } finally {
      database.close();
    }
  } catch (error) {
    const named = toStorageError(error);
    if (!(named instanceof StorageError && named.code === 'STORAGE_DAMAGED')) throw named;
    return ['What the file holds cannot be read through to its end.'];
  }
}

function pagesInWords(numbers: readonly number[], pages: number): string {
  const shown = numbers.slice(0, 20).join(', ');
  const more = numbers.length > 20 ? ` and ${numbers.length - 20} more` : '';
  return `${numbers.length} of ${pages} pages were altered: ${shown}${more}.`;
}
