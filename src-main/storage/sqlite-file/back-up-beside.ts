import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { StorageError, storageErrorCodes } from './storage-error.ts';

export type BackupOrder = {
  readonly path: string;
  readonly key: Uint8Array;
  readonly targetPath: string;
};

/** What the process beside is told, and what it answers. The key goes over the pipe between the two alone. */
export const backupOrderSchema = z.object({ path: z.string(), key: z.base64(), targetPath: z.string() });
export const backupAnswerSchema = z.object({
  /** Null when the backup is complete. */
  code: z.enum(storageErrorCodes).nullable(),
});

/**
 * Writes a backup in a process of its own: copying and reading through a large file takes long, and meanwhile this
 * one answers to screens.
 * @throws {StorageError} as `backupSqliteFile`; STORAGE_IO where the process ended without an answer.
 */
export async function backUpBeside({ path, key, targetPath }: BackupOrder): Promise<void> {
  const child = fork(fileURLToPath(new URL('./backup-process.ts', import.meta.url)), [], { execArgv: [] });
  const answered = answerOf(child);
  child.send({ path, key: Buffer.from(key).toString('base64'), targetPath });
  const code = await answered;
  if (code !== null) throw new StorageError(code);
}

function answerOf(child: ChildProcess): Promise<z.infer<typeof backupAnswerSchema>['code']> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(backupAnswerSchema.parse(message).code));
    child.once('error', reject);
    child.once('exit', () => resolve('STORAGE_IO'));
  });
}
