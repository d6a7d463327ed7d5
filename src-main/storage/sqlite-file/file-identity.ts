import { type BigIntStats, statSync } from 'node:fs';
import { StorageError } from './storage-error.ts';
import { errnoOf } from './with-file-errors.ts';

/** Names a file whatever it is called. Windows' numbers go beyond 2⁵³, so only those of `bigint: true` are its own. */
export function identityOf({ dev, ino }: Pick<BigIntStats, 'dev' | 'ino'>): string {
  return `${dev} ${ino}`;
}

/**
 * Which file a name stands for; undefined where there is none or its folder is gone.
 * @throws {StorageError} STORAGE_UNREACHABLE where the name cannot be looked up (permissions, a network folder that is
 * away), STORAGE_IO
 */
export function identityAt(path: string): string | undefined {
  try {
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    return stat && identityOf(stat);
  } catch (error) {
    if (errnoOf(error) === '') throw error;
    throw new StorageError(errnoOf(error) === 'EIO' ? 'STORAGE_IO' : 'STORAGE_UNREACHABLE', { cause: error });
  }
}
