import { parentPort, workerData } from 'node:worker_threads';
import type { BackupAnswer, BackupThreadOrder } from './back-up-beside.ts';
import { backupSqliteFile } from './backup-sqlite-file.ts';
import { leaveOpen } from './file-locks.ts';
import { StorageError, type StorageErrorCode } from './storage-error.ts';

// One backup, then the end: see back-up-beside.ts.
const { openFileNames, key, ...paths } = workerData as BackupThreadOrder;
const left = leaveOpen(openFileNames);
// A buffer arrives as plain bytes.
const code = codeOf(() => backupSqliteFile({ ...paths, key: Buffer.from(key) }));
parentPort?.postMessage({ code, descriptors: [...left()] } satisfies BackupAnswer);

function codeOf(work: () => void): StorageErrorCode | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof StorageError) return error.code;
    throw error;
  }
}
