import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HostFailure } from '../desktop/host-failure.ts';
import { resealed, zero } from '../desktop/keys/envelope.ts';
import { openForChange, openKeyFile, readKey, readOrMintKey } from '../desktop/keys/key-file.ts';
import { isKeyChanging } from '../desktop/keys/next-envelope.ts';
import { type FinishedChange, underNextKey } from '../desktop/keys/under-next-key.ts';
import { startAnew } from '../desktop/start-anew.ts';
import { holderOfLock, lockFolder } from './folder-lock.ts';
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

type Place = {
  readonly path: string;
  readonly keyPath: string;
  readonly lockPath: string;
  readonly passphrase: string | undefined;
};

/**
 * Checks, backs up, restores, re-keys or sets aside the data of the browser host.
 * @returns the exit code: 0, or 3 where damage was found.
 * @throws {HostFailure} and the errors of the operations, in words for the person who called.
 */
export async function runStorageCommand(options: StorageCommandOptions): Promise<0 | 3> {
  const { command } = options;
  const place = {
    path: join(command.dataDirectory, 'workstation', workstationFileName),
    keyPath: join(command.dataDirectory, 'workstation.key'),
    lockPath: join(command.dataDirectory, 'workstation.lock'),
    passphrase: command.passphrase,
  };
  switch (command.name) {
    case 'check':
      return check(options, place);
    case 'backup':
      await backup(options, place);
      return 0;
    case 'restore':
      await whileLocked(place, () => restore(options, place));
      return 0;
    case 'rekey':
      await whileLocked(place, () => rekey(options, place));
      return 0;
    case 'start-anew':
      await whileLocked(place, async () => beginAnew(options, place));
      return 0;
  }
}

async function check({ operations, say, onProgress }: StorageCommandOptions, place: Place): Promise<0 | 3> {
  const { pages, damage, auditHead } = operations.check({ ...(await readFile(place)), onProgress });
  if (damage.length === 0) {
    say(`${place.path} is intact: all ${pages} pages were decrypted and found as they were written.`);
    if (auditHead !== undefined) sayAudit(say, auditHead);
    return 0;
  }
  for (const words of damage) say(words);
  say(`${place.path} is damaged. Restore it from a backup: npm run storage -- restore FILE`);
  return 3;
}

function sayAudit(
  say: (line: string) => void,
  { n, hash }: { readonly n: number; readonly hash: string },
): void {
  if (n === 0) say('The audit trail of this device is empty.');
  else say(`The audit trail of this device is unbroken. Its last row is ${n}, with the hash ${hash}.`);
}

async function backup(options: StorageCommandOptions, place: Place): Promise<void> {
  const { command, operations, say, onProgress } = options;
  const { backupPath: targetPath, keyFilePath } = command;
  const file = await readFile(place);
  if (existsSync(targetPath)) {
    throw new HostFailure(`${targetPath} exists already. Nothing was overwritten. Choose another name.`);
  }
  if (keyFilePath === undefined) operations.backup({ ...file, targetPath, targetKey: file.key, onProgress });
  else {
    await withBackupKey(command, keyFilePath, (targetKey) => {
      operations.backup({ ...file, targetPath, targetKey, onProgress });
    });
  }
  say(`The backup ${targetPath} is complete. It was opened and read through.`);
  say(
    `Without its key nobody can open it, you neither. Keep a copy of ${keyFilePath ?? place.keyPath} elsewhere.`,
  );
}

/** Gives work the backup's own key, made where it is missing; a key that was made goes again when the work fails. */
async function withBackupKey(
  { backupPath, passphrase }: StorageCommand,
  keyFilePath: string,
  work: (key: Uint8Array) => void,
): Promise<void> {
  const wasThere = existsSync(keyFilePath);
  const key = await readOrMintKey({ path: keyFilePath, databasePath: backupPath, passphrase });
  try {
    work(key);
  } catch (error) {
    if (!wasThere) rmSync(keyFilePath, { force: true });
    throw error;
  }
  // Another backup that made this key may have failed and removed it.
  if (existsSync(keyFilePath)) return;
  throw new HostFailure(
    `The key ${keyFilePath} was removed while the backup was made: nobody can open ${backupPath}. ` +
      'Remove that file and make another backup.',
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
  const backupKey =
    keyFilePath === undefined
      ? key
      : await readKey({ path: keyFilePath, databasePath: backupPath, passphrase: command.passphrase });
  const file = { path: place.path, key, backupPath, backupKey, now: now() };
  const { asidePath, damagedLogPaths } = operations.restore({ ...file, onProgress });
  say(`${place.path} is restored from ${backupPath}.`);
  if (asidePath !== undefined)
    say(`What was there before is kept as ${asidePath}. Remove it when all is well.`);
  sayLost(say, 'the backup', damagedLogPaths.backup);
  sayLost(say, 'what was there before', damagedLogPaths.replaced);
}

function sayLost(say: (line: string) => void, of: string, logPath: string | undefined): void {
  if (logPath === undefined) return;
  say(`The log of ${of} was altered: its last commits are lost. A copy of that log is ${logPath}.`);
}

async function rekey({ operations, say, onProgress }: StorageCommandOptions, place: Place): Promise<void> {
  const { path, keyPath, passphrase } = place;
  assertThere(place);
  const at = { path: keyPath, databasePath: path };
  const { envelope, opened } = await openForChange({ ...at, passphrase });
  const key = opened.databaseKey;
  const newKey = randomBytes(32);
  const marks = { mark: operations.keyMark(newKey), markBefore: operations.keyMark(key) };
  const next = { ...at, envelope: resealed(envelope, opened.envelopeKey, newKey), ...marks };
  try {
    const finished = await underNextKey(next, () => operations.rekey({ path, key, newKey, onProgress }));
    sayChanged(say, place, finished);
  } finally {
    zero(opened);
  }
}

/** @throws {HostFailure} where somebody else has been at the key files meanwhile. */
function sayChanged(say: (line: string) => void, { path, keyPath }: Place, finished: FinishedChange): void {
  if (finished === undefined) {
    throw new HostFailure(
      `${path} was replaced while its key was changed. Keep ${keyPath} and ${keyPath}.next.`,
    );
  }
  const { formerPath, hadVanished } = finished;
  say(`${path} is encrypted with a new key, which is in ${keyPath}.`);
  if (formerPath !== undefined)
    say(`Backups made before need the former key, kept in ${formerPath}. Remove it when they are gone.`);
  if (!hadVanished) return;
  throw new HostFailure(
    `Somebody removed ${keyPath}.next while the key was changed. The new key was written to ${keyPath} again: ` +
      'check the data, and keep a copy of the key.',
  );
}

function assertThere({ path }: Place): void {
  if (existsSync(path)) return;
  throw new HostFailure(`There are no data of a workstation in the browser: ${path} is missing.`);
}

function beginAnew({ say, now }: StorageCommandOptions, { path, keyPath }: Place): void {
  if (!existsSync(path) && !existsSync(keyPath)) {
    throw new HostFailure(`There are no data of a workstation in the browser: ${path} is missing.`);
  }
  startAnew({ path: keyPath, databasePath: path }, now());
  say(
    `The data ${path} and their key have other names now, with ".set-aside-" and the time. Nothing was removed.`,
  );
  say(
    'The next start is a first one. Sign in as the same person: what was recorded and not sent to the server is ' +
      'handed in then, but photos and files that had not been sent are only in what was set aside.',
  );
}

/** For commands that work beside a workstation and hold no lock: they read keys and never write them. */
async function readFile(place: Place): Promise<{ readonly path: string; readonly key: Uint8Array }> {
  const { path, keyPath, lockPath, passphrase } = place;
  assertThere(place);
  const holder = isKeyChanging(keyPath) ? holderOfLock(lockPath) : undefined;
  if (holder !== undefined) {
    throw new HostFailure(
      `The key of ${path} is being changed (process ${holder}). Try again when it is done.`,
    );
  }
  return { path, key: await readKey({ path: keyPath, databasePath: path, passphrase }) };
}

function openKey({ path, keyPath, passphrase }: Place): Promise<Uint8Array> {
  return openKeyFile({ path: keyPath, databasePath: path, passphrase });
}

/** Holds the workstation's own lock: it cannot be started meanwhile, and where it runs nothing is done. */
async function whileLocked<Result>({ lockPath }: Place, work: () => Promise<Result>): Promise<Result> {
  mkdirSync(dirname(lockPath), { recursive: true, mode: 0o700 });
  const unlock = lockFolder(lockPath);
  try {
    return await work();
  } finally {
    unlock();
  }
}
