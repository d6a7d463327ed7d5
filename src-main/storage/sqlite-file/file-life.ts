import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import { connectKeyed } from './connect-sqlite.ts';

/** 2026-01-01T00:00:00Z, in seconds: what is counted from there fits into the field until 2094. */
const firstSecond = 1_767_225_600;

/**
 * Which life of the file this is: 0 before any restore, then the second of the last one. What was counted after the
 * backup is not in the file, so whoever counts must not go on from what is.
 */
export function lifeOfFile(database: SqliteDatabase): number {
  return Number(database.pragma('application_id', { simple: true }));
}

/** Begins another life of a file that was put back. Without a journal: a draft that is not finished is thrown away. */
export function beginLife(draftPath: string, key: Uint8Array, now: Date): void {
  const draft = connectKeyed(draftPath, key);
  try {
    draft.pragma('journal_mode = OFF');
    draft.pragma(`application_id = ${Math.max(1, Math.floor(now.getTime() / 1000) - firstSecond)}`);
  } finally {
    draft.close();
  }
}
