import { parentPort, workerData } from 'node:worker_threads';
import { backupSqliteFile } from './backup-sqlite-file.ts';
import { leaveOpen } from './file-locks.ts';
import type { OnFileProgress } from './file-progress.ts';
import { rekeySqliteFile } from './rekey-sqlite-file.ts';
import { StorageError, type StorageErrorCode } from './storage-error.ts';
import type { FileThreadMessage, FileThreadOrder } from './work-beside.ts';

// One piece of work, then the end: see work-beside.ts.
const order = workerData as FileThreadOrder;
const left = leaveOpen(order.openFileNames);
const code = codeOf(() => work(order));
tell({ kind: 'end', code, descriptors: [...left()] });

function work(order: FileThreadOrder): void {
  // A buffer arrives as plain bytes.
  const key = Buffer.from(order.key);
  const { path } = order;
  if (order.work === 'backup') {
    backupSqliteFile({ path, key, targetPath: order.targetPath });
    return;
  }
  const onProgress: OnFileProgress = (stage, fraction) => tell({ kind: 'progress', stage, fraction });
  rekeySqliteFile({ path, key, newKey: Buffer.from(order.newKey), onProgress });
}

function tell(message: FileThreadMessage): void {
  parentPort?.postMessage(message);
}

function codeOf(work: () => void): StorageErrorCode | null {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof StorageError) return error.code;
    throw error;
  }
}
