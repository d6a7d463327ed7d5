import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import { connectKeyed } from './connect-sqlite.ts';
import { createPrivateFile } from './create-sqlite-file.ts';
import type { OnFileProgress } from './file-progress.ts';
import { rawKeyLiteral } from './sqlite-key.ts';
import { withStorageErrors } from './with-storage-errors.ts';

/**
 * Writes one consistent state of an open file to a draft beside nothing else: compacted, without free pages, rows and
 * their rowids the same, encrypted at every moment. Others may go on writing to the source meanwhile.
 * @param newKey where it is another than the source's, the draft is encrypted anew under it.
 */
export function writeEncryptedCopy(
  source: SqliteDatabase,
  draftPath: string,
  { key, newKey, onProgress }: { key: Uint8Array; newKey: Uint8Array; onProgress: OnFileProgress },
): void {
  onProgress('copying', 0);
  // Made first, because SQLite would let everybody read it.
  createPrivateFile(draftPath);
  withStorageErrors(() => source.prepare('VACUUM INTO ?').run(draftPath));
  onProgress('copying', 1);
  if (Buffer.from(key).equals(newKey)) return;
  onProgress('encrypting', 0);
  withStorageErrors(() => changeKeyOfDraft(draftPath, key, newKey));
  onProgress('encrypting', 1);
}

/** In place and without a journal: a draft that is not finished is thrown away, never opened. */
export function changeKeyOfDraft(draftPath: string, key: Uint8Array, newKey: Uint8Array): void {
  const draft = connectKeyed(draftPath, key);
  try {
    draft.pragma('journal_mode = OFF');
    draft.pragma('synchronous = OFF');
    draft.pragma(`rekey = ${rawKeyLiteral(newKey)}`);
  } finally {
    draft.close();
  }
}
