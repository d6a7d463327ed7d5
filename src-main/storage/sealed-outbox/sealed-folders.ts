import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { syncFolder } from '../sqlite-file/publish-file.ts';
import { timeInName } from '../sqlite-file/time-in-name.ts';
import { withFileErrors } from '../sqlite-file/with-file-errors.ts';

const folderName = 'sealed-outbox';
const leftName = `${folderName}.left-`;
const doneName = `${folderName}.handed-in-`;

/** Where the sealed outbox of the present file lies. `directory` is the folder of the encrypted file. */
export function sealedFolder(directory: string): string {
  return join(directory, folderName);
}

/** Leaves the sealed outbox to be handed in: it gets a name with the time, and keeps what it holds. */
export function leaveSealedOutbox(directory: string, now: Date): void {
  withFileErrors(() => {
    const folder = sealedFolder(directory);
    if (existsSync(folder)) rename(folder, freeName(directory, leftName, now));
  });
}

/** Where records that come from elsewhere are written, before they get the name of a folder that was left. */
export function incomingFolder(directory: string): string {
  return join(directory, `${folderName}.incoming`);
}

/** The records that came from elsewhere are whole: they wait from now on like those of a former file. Its new name. */
export function leaveIncoming(directory: string, now: Date): string {
  return withFileErrors(() => {
    const path = freeName(directory, leftName, now);
    rename(incomingFolder(directory), path);
    return path;
  });
}

/** The folders that were left and not handed in yet, the oldest first. */
export function leftFolders(directory: string): readonly string[] {
  return withFileErrors(() =>
    readdirSync(directory)
      .filter((name) => name.startsWith(leftName))
      .sort()
      .map((name) => join(directory, name)),
  );
}

/** Everything of a left folder was answered: it gets another name. */
export function markHandedIn(directory: string, folder: string, now: Date): void {
  withFileErrors(() => rename(folder, freeName(directory, doneName, now)));
}

function freeName(directory: string, prefix: string, now: Date): string {
  const stamp = timeInName(now);
  for (let n = 1; ; n += 1) {
    const path = join(directory, `${prefix}${stamp}${n === 1 ? '' : `-${n}`}`);
    if (!existsSync(path)) return path;
  }
}

function rename(from: string, to: string): void {
  renameSync(from, to);
  syncFolder(to);
}
