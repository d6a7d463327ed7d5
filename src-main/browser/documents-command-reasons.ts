import type { Judgement } from '../engine/document-run.ts';
import { FailureError } from '../engine/failure-error.ts';

/** What keeps every other document from the folder as well. */
const diskWords: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  STORAGE_FULL: 'the disk is full',
  EACCES: 'the folder may not be written to',
  EPERM: 'the folder may not be written to',
  EROFS: 'the disk cannot be written to',
};

/** A code in words where it has some. */
export function reasonWords(code: string): string {
  return diskWords[code] ?? code;
}

/** Words or a code: an error's own words may quote what was being written. */
export function judgeError(error: unknown): Judgement<string> | undefined {
  if (error instanceof FailureError) return { is: 'failed', reason: error.failure.code };
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'DocumentFailed') return { is: 'failed', reason: 'DOCUMENT_FAILED' };
  if (!('code' in error) || typeof error.code !== 'string') return undefined;
  const words = diskWords[error.code];
  return words === undefined ? { is: 'failed', reason: error.code } : { is: 'stop', reason: words };
}
