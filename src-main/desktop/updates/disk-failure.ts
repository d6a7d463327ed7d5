import { refuse, type UpdateResult } from './update-result.ts';

/** What a person is told of a disk that does not take a file; a bug goes on its way. */
export function diskFailure(error: unknown, size: number): UpdateResult<never> {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(size);
  if (error instanceof Error && 'syscall' in error) return refuse('DISK_FAILED');
  throw error;
}

/** @param size of the file that finds no room, in bytes */
export function diskFull(size: number): UpdateResult<never> {
  return refuse('DISK_FULL', { megabytes: Math.ceil(size / 1_000_000) });
}
