import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lockFolder } from './folder-lock.ts';
import { HostFailure } from './host-failure.ts';
import { openKeyFile } from './key-file.ts';
import { settleNextKey, writeNextKey } from './next-key-file.ts';
import type { StorageCommand } from './storage-command-options.ts';
import type { OnProgress, StorageOperations } from './storage-operations.ts';

/** The engine's own name for its file; importing the engine for it would start most of the program. */
export const workstationFileName = 'workstation.sqlite';

export type StorageCommandOptions = {
  readonly command: StorageCommand;
  readonly operations: StorageOperations;
  readonly now: () => Date;
  readonly say: (line: string) => void;
  readonly onProgress: OnProgress;
};

type Place = { readonly path: string; readonly keyPath: string; readonly passphrase: string | undefined };

/**
 * Checks, backs up, restores or re-keys the data of the browser host.
 * @returns the exit code: 0, or 3 where damage was found.
 * @throws {HostFailure} and the errors of the operations, in words for the person who called.
 */
export async function runStorageCommand(options: StorageCommandOptions): Promise<0 | 3> {
  const { command } = options;
  const place = {
    path: join(command.dataDirectory, 'workstation', workstationFileName),
    keyPath: join(command.dataDirectory, 'workstation.key'),
    passphrase: command.passphrase,
  };
  switch (command.name) {
    case 'check':
      return check(options, place);
    case 'backup':
      await backup(options, place);
      return 0;
    case 'restore':
      await whileLocked(command, () => restore(options, place));
      return 0;
    case 'rekey':
      await whileLocked(command, () => rekey(options, place));
      return 0;
  }
}

async function check({ operations, say, onProgress }: StorageCommandOptions, place: Place): Promise<0 | 3> {
  const { pages, damage } = operations.check({ ...(await openFile(place)), onProgress });
  if (damage.length === 0) {
    say(`${place.path} is intact: all ${pages} pages were decrypted and found as they were written.`);
    return 0;
  }
  for (const words of damage) say(words);
  say(`${place.path} is damaged. Restore it from a backup: npm run storage -- restore FILE`);
  return 3;
}

async function backup(options: StorageCommandOptions, place: Place): Promise<void> {
  const { command, operations, say, onProgress } = options;
  const { backupPath: targetPath, keyFilePath } = command;
  const file = await openFile(place);
  if (existsSync(targetPath)) {
    throw new HostFailure(`${targetPath} exists already. Nothing was overwritten. Choose another name.`);
  }
  const targetKey = keyFilePath === undefined ? file.key : await openBackupKey(command, keyFilePath);
  operations.backup({ ...file, targetPath, targetKey, onProgress });
  say(`The backup ${targetPath} is complete. It was opened and read through.`);
  say(
    `Without its key nobody can open it, you neither. Keep a copy of ${keyFilePath ?? place.keyPath} elsewhere.`,
  );
}

async function restore(options: StorageCommandOptions, place: Place): Promise<void> {
  const { command, operations, say, onProgress, now } = options;
  const { backupPath, keyFilePath } = command;
  if (!existsSync(backupPath)) throw new HostFailure(`There is no backup ${backupPath}.`);
  if (keyFilePath !== undefined && !existsSync(keyFilePath)) {
    throw new HostFailure(`There is no key ${keyFilePath}.`);
  }
  mkdirSync(dirname(place.path), { recursive: true, mode: 0o700 });
  const key = await openKey(place);
  const backupKey = keyFilePath === undefined ? key : await openBackupKey(command, keyFilePath);
  const file = { path: place.path, key, backupPath, backupKey, now: now() };
  const asidePath = operations.restore({ ...file, onProgress });
  say(`${place.path} is restored from ${backupPath}.`);
  if (asidePath !== undefined)
    say(`What was there before is kept as ${asidePath}. Remove it when all is well.`);
}

async function rekey({ operations, say, onProgress }: StorageCommandOptions, place: Place): Promise<void> {
  const { path, key } = await openFile(place);
  const newKey = randomBytes(32);
  const marks = { mark: operations.keyMark(newKey), markBefore: operations.keyMark(key) };
  const paths = { path: place.keyPath, databasePath: path };
  await writeNextKey({ ...paths, key: newKey, ...marks, passphrase: place.passphrase });
  const settle = () => settleNextKey(paths);
  try {
    operations.rekey({ path, key, newKey, onProgress });
  } catch (error) {
    settle();
    throw error;
  }
  const formerPath = settle();
  say(`${path} is encrypted with a new key, which is in ${place.keyPath}.`);
  say(`Backups made before need the former key, kept in ${formerPath}. Remove it when they are gone.`);
}

async function openFile(place: Place): Promise<{ readonly path: string; readonly key: Uint8Array }> {
  if (!existsSync(place.path)) {
    throw new HostFailure(`There are no data of a workstation in the browser: ${place.path} is missing.`);
  }
  return { path: place.path, key: await openKey(place) };
}

function openKey({ path, keyPath, passphrase }: Place): Promise<Uint8Array> {
  return openKeyFile({ path: keyPath, databasePath: path, passphrase });
}

function openBackupKey({ backupPath, passphrase }: StorageCommand, path: string): Promise<Uint8Array> {
  return openKeyFile({ path, databasePath: backupPath, passphrase });
}

/** Holds the workstation's own lock: it cannot be started meanwhile, and where it runs nothing is done. */
async function whileLocked<Result>(
  { dataDirectory }: StorageCommand,
  work: () => Promise<Result>,
): Promise<Result> {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const unlock = lockFolder(join(dataDirectory, 'workstation.lock'));
  try {
    return await work();
  } finally {
    unlock();
  }
}
