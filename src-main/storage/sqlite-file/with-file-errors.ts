import { StorageError, type StorageErrorCode } from './storage-error.ts';

const CODE_BY_ERRNO: Readonly<Record<string, StorageErrorCode>> = {
  ENOENT: 'STORAGE_UNREACHABLE',
  ENOTDIR: 'STORAGE_UNREACHABLE',
  EISDIR: 'STORAGE_UNREACHABLE',
  ELOOP: 'STORAGE_UNREACHABLE',
  // A network folder that is away or was put up anew.
  ESTALE: 'STORAGE_UNREACHABLE',
  ENOSPC: 'STORAGE_FULL',
  EDQUOT: 'STORAGE_FULL',
  EACCES: 'STORAGE_READ_ONLY',
  EPERM: 'STORAGE_READ_ONLY',
  EROFS: 'STORAGE_READ_ONLY',
  EEXIST: 'STORAGE_EXISTS',
  EBUSY: 'STORAGE_LOCKED',
  EIO: 'STORAGE_IO',
  EFBIG: 'STORAGE_IO',
};

/** Runs work on whole files and names failures of folder, disk and permissions as {@link StorageError}. */
export function withFileErrors<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    const code = CODE_BY_ERRNO[errnoOf(error)];
    throw code === undefined ? error : new StorageError(code, { cause: error });
  }
}

/** "ENOENT" and its kind; empty for any other error. */
export function errnoOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
