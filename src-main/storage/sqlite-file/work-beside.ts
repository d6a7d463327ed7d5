import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { closeDescriptors, openFileNames } from './file-locks.ts';
import { fileStages, type OnFileProgress } from './file-progress.ts';
import { StorageError, storageErrorCodes } from './storage-error.ts';

export type BackupOrder = {
  readonly path: string;
  readonly key: Uint8Array;
  readonly targetPath: string;
};

export type RekeyOrder = {
  readonly path: string;
  readonly key: Uint8Array;
  readonly newKey: Uint8Array;
};

type FileOrder = (BackupOrder & { readonly work: 'backup' }) | (RekeyOrder & { readonly work: 'rekey' });

/** What the thread beside is told. */
export type FileThreadOrder = FileOrder & {
  /** Files that this thread holds locks on. */
  readonly openFileNames: readonly string[];
};

const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), stage: z.enum(fileStages), fraction: z.number() }),
  z.object({
    kind: z.literal('end'),
    /** Null when the work is complete. */
    code: z.enum(storageErrorCodes).nullable(),
    /** Of files that the starting thread holds locks on: it closes them when that is safe. */
    descriptors: z.array(z.int()),
  }),
]);
export type FileThreadMessage = z.infer<typeof messageSchema>;
type End = Extract<FileThreadMessage, { readonly kind: 'end' }>;

// As source the thread is TypeScript, beside a bundle it is the bundler's file.
const threadFile = import.meta.url.endsWith('.ts') ? './file-thread.ts' : './file-thread.js';

/**
 * Writes a backup in a thread of its own: copying and reading through a large file takes long, and meanwhile this one
 * answers to screens. Not in a process: the desktop app is forbidden to start one that runs as Node.
 * @throws {StorageError} as `backupSqliteFile`; STORAGE_IO where the thread ended without an answer.
 */
export function backUpBeside(order: BackupOrder): Promise<void> {
  return workBeside({ work: 'backup', ...order }, () => undefined);
}

/**
 * Encrypts the whole file anew in a thread of its own.
 * @throws {StorageError} as `rekeySqliteFile`; STORAGE_IO where the thread ended without an answer.
 */
export function rekeyBeside(order: RekeyOrder, onProgress: OnFileProgress): Promise<void> {
  return workBeside({ work: 'rekey', ...order }, onProgress);
}

async function workBeside(order: FileOrder, onProgress: OnFileProgress): Promise<void> {
  const thread = new Worker(new URL(threadFile, import.meta.url), {
    workerData: { ...order, openFileNames: openFileNames() } satisfies FileThreadOrder,
    // Locks belong to the whole process: Node must not close what the thread leaves open.
    trackUnmanagedFds: false,
  });
  const { code, descriptors } = await endOf(thread, onProgress);
  closeDescriptors(descriptors);
  if (code !== null) throw new StorageError(code);
}

function endOf(thread: Worker, onProgress: OnFileProgress): Promise<End> {
  return new Promise((resolve, reject) => {
    thread.on('message', (sent) => {
      const message = messageSchema.parse(sent);
      if (message.kind === 'end') resolve(message);
      else onProgress(message.stage, message.fraction);
    });
    thread.once('error', reject);
    thread.once('exit', () => resolve({ kind: 'end', code: 'STORAGE_IO', descriptors: [] }));
  });
}
