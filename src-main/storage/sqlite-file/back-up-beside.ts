import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { closeDescriptors, openFileNames } from './file-locks.ts';
import { StorageError, storageErrorCodes } from './storage-error.ts';

export type BackupOrder = {
  readonly path: string;
  readonly key: Uint8Array;
  readonly targetPath: string;
};

/** What the thread beside is told. */
export type BackupThreadOrder = BackupOrder & {
  /** Files that this thread holds locks on. */
  readonly openFileNames: readonly string[];
};

const answerSchema = z.object({
  /** Null when the backup is complete. */
  code: z.enum(storageErrorCodes).nullable(),
  /** Of files that the starting thread holds locks on: it closes them when that is safe. */
  descriptors: z.array(z.int()),
});
export type BackupAnswer = z.infer<typeof answerSchema>;

// As source the thread is TypeScript, beside a bundle it is the bundler's file.
const threadFile = import.meta.url.endsWith('.ts') ? './backup-thread.ts' : './backup-thread.js';

/**
 * Writes a backup in a thread of its own: copying and reading through a large file takes long, and meanwhile this one
 * answers to screens. Not in a process: the desktop app is forbidden to start one that runs as Node.
 * @throws {StorageError} as `backupSqliteFile`; STORAGE_IO where the thread ended without an answer.
 */
export async function backUpBeside(order: BackupOrder): Promise<void> {
  const thread = new Worker(new URL(threadFile, import.meta.url), {
    workerData: { ...order, openFileNames: openFileNames() } satisfies BackupThreadOrder,
    // Locks belong to the whole process: Node must not close what the thread leaves open.
    trackUnmanagedFds: false,
  });
  const { code, descriptors } = await answerOf(thread);
  closeDescriptors(descriptors);
  if (code !== null) throw new StorageError(code);
}

function answerOf(thread: Worker): Promise<BackupAnswer> {
  return new Promise((resolve, reject) => {
    thread.once('message', (message) => resolve(answerSchema.parse(message)));
    thread.once('error', reject);
    thread.once('exit', () => resolve({ code: 'STORAGE_IO', descriptors: [] }));
  });
}
