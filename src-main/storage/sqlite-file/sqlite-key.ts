import { createHmac } from 'node:crypto';
import { StorageError } from './storage-error.ts';

const SQLITE_KEY_BYTES = 32;
const KEY_MARK_BYTES = 16;

/** Refuses a key that is missing, of the wrong length or all zero, before any file is touched. */
export function assertSqliteKey(key: unknown): asserts key is Uint8Array {
  const isKey =
    key instanceof Uint8Array && key.length === SQLITE_KEY_BYTES && key.some((byte) => byte !== 0);
  if (!isKey) throw new StorageError('STORAGE_KEY_INVALID');
}

/**
 * 16 bytes that tell which key a file belongs to without telling the key. They take the place of the salt
 * at the start of the file, which a raw key does not need, so that a wrong key and a damaged first page
 * (both "not a database" to SQLite) can be told apart.
 */
export function keyMark(key: Uint8Array): Buffer {
  return createHmac('sha256', key).update('duebook sqlite key mark').digest().subarray(0, KEY_MARK_BYTES);
}

/** The raw key with its mark in the notation of SQLite3 Multiple Ciphers: no key derivation takes place. */
export function rawKeyLiteral(key: Uint8Array): string {
  return `"x'${Buffer.from(key).toString('hex')}${keyMark(key).toString('hex')}'"`;
}
