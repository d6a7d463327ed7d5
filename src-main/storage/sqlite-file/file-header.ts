import { existsSync, fstatSync, readSync, statSync } from 'node:fs';
import { withDescriptor } from './file-locks.ts';
import { PAGE_BYTES } from './page-authentication.ts';
import { keyMark } from './sqlite-key.ts';
import { StorageError } from './storage-error.ts';
import { withFileErrors } from './with-file-errors.ts';

const PLAINTEXT_MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const HEADER_BYTES = 24;
// Page size 4096, file format (2 is WAL, 1 a backup not yet in WAL), 64 reserved bytes (AEGIS tag and
// nonce), fixed payload fractions.
const CLEAR_HEADERS = [2, 1].map((format) => Buffer.from([0x10, 0, format, format, 0x40, 0x40, 0x20, 0x20]));

type FileHeader = {
  readonly hasKeyMark: boolean;
  /** The clear bytes are what they must be. */
  readonly isIntact: boolean;
  /**
   * The file ends with a whole page, or a log is there that may hold the rest. SQLite would fill a cut page with zeros
   * and take its ciphertext for content.
   */
  readonly isWhole: boolean;
};

/**
 * Whether there is a file to open.
 * @throws {StorageError} STORAGE_DAMAGED where the file is gone but its write-ahead log is not: making a new
 * file there would throw away what the log holds.
 */
export function fileExists(path: string): boolean {
  if (existsSync(path)) return true;
  if (hasLog(path)) throw new StorageError('STORAGE_DAMAGED');
  return false;
}

function hasLog(path: string): boolean {
  return withFileErrors(() => (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0);
}

/**
 * Reads the 24 bytes at the start of the file that AEGIS leaves outside its authentication.
 * @throws {StorageError} STORAGE_PLAINTEXT, STORAGE_DAMAGED (shorter than one page), STORAGE_UNREACHABLE
 */
export function readFileHeader(path: string, key: Uint8Array): FileHeader {
  const { head, size } = readHead(path);
  if (head.subarray(0, PLAINTEXT_MAGIC.length).equals(PLAINTEXT_MAGIC)) {
    throw new StorageError('STORAGE_PLAINTEXT');
  }
  if (size < PAGE_BYTES) throw new StorageError('STORAGE_DAMAGED');
  const hasKeyMark = head.subarray(0, 16).equals(keyMark(key));
  return {
    hasKeyMark,
    isIntact: hasKeyMark && CLEAR_HEADERS.some((clear) => head.subarray(16).equals(clear)),
    isWhole: size % PAGE_BYTES === 0 || hasLog(path),
  };
}

/**
 * Which of some keys the file belongs to, by the mark at its start; undefined for none of them.
 * @throws {StorageError} as {@link readFileHeader}
 */
export function keyOfSqliteFile(path: string, keys: readonly Uint8Array[]): Uint8Array | undefined {
  return keys.find((key) => readFileHeader(path, key).hasKeyMark);
}

function readHead(path: string): { head: Buffer; size: number } {
  const head = Buffer.alloc(HEADER_BYTES);
  try {
    return withDescriptor(path, 'r', (descriptor) => {
      readSync(descriptor, head, 0, HEADER_BYTES, 0);
      return { head, size: fstatSync(descriptor).size };
    });
  } catch (error) {
    throw new StorageError('STORAGE_UNREACHABLE', { cause: error });
  }
}
