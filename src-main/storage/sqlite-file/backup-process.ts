import { backupOrderSchema } from './back-up-beside.ts';
import { backupSqliteFile } from './backup-sqlite-file.ts';
import { StorageError, type StorageErrorCode } from './storage-error.ts';

// One backup, then the end: see back-up-beside.ts.
process.once('message', (message) => {
  const { path, key, targetPath } = backupOrderSchema.parse(message);
  const code = codeOf(() => backupSqliteFile({ path, key: Buffer.from(key, 'base64'), targetPath }));
  process.send?.({ code }, () => process.disconnect());
});

function codeOf(work: () => void): StorageErrorCode | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof StorageError) return error.code;
    throw error;
  }
}
