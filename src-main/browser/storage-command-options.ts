import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

const commandNames = ['check', 'backup', 'restore', 'rekey', 'start-anew'] as const;

export type StorageCommand = {
  readonly name: (typeof commandNames)[number];
  readonly dataDirectory: string;
  /** The file that `backup` writes and `restore` reads. */
  readonly backupPath: string;
  /** A key of the backup's own. */
  readonly keyFilePath: string | undefined;
  readonly passphrase: string | undefined;
};

/** The command was called in a way that it does not know; the message says what is wrong. */
export class StorageUsageError extends Error {
  override readonly name = 'StorageUsageError';
}

export const storageUsage = `npm run storage -- check                [--data DIR]
npm run storage -- backup FILE          [--data DIR] [--key-file KEY]
npm run storage -- restore FILE         [--data DIR] [--key-file KEY]
npm run storage -- rekey                [--data DIR]
npm run storage -- start-anew           [--data DIR]

  check       read the whole encrypted file and its audit trail, say what is damaged; the workstation may run
  backup      write an encrypted copy to FILE, which must not exist yet; the workstation may run
  restore     put the copy FILE in the place of the data, which are kept under another name
  rekey       encrypt everything with a new key; the old key is kept for older backups
  start-anew  where the data cannot be opened any more: give data and key other names, so that the next start is
              a first one; what was recorded and not sent is handed in after the same person has signed in

  --data      the folder of npm start (default: DUEBOOK_DATA, else the user's data folder)
  --key-file  the backup has this key instead of the workstation's; backup makes it where it is missing

DUEBOOK_PASSPHRASE opens keys that are protected by a passphrase.
Ends with 0 when all went well, 1 when it could not be done, 2 for a wrong call, 3 when check found damage.`;

type Surroundings = {
  /** Relative paths begin here. */
  readonly folder: string;
  readonly defaultDataFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
};

/** Reads the arguments of the storage command. @throws {StorageUsageError} */
export function readStorageCommand(args: readonly string[], around: Surroundings): StorageCommand {
  const { values, positionals } = parse(args);
  const [called, file, ...more] = positionals;
  const name = commandNames.find((one) => one === called);
  if (name === undefined) {
    throw new StorageUsageError('Say what to do: check, backup, restore, rekey or start-anew.');
  }
  const needsFile = name === 'backup' || name === 'restore';
  if (needsFile !== (file !== undefined) || more.length > 0) {
    throw new StorageUsageError(needsFile ? `${name} takes one FILE.` : `${name} takes no FILE.`);
  }
  const keyFile = values['key-file'];
  if (keyFile !== undefined && !needsFile) {
    throw new StorageUsageError('--key-file goes with backup and restore.');
  }
  const data = values.data ?? (around.env.DUEBOOK_DATA || undefined);
  return {
    name,
    dataDirectory: data === undefined ? around.defaultDataFolder : resolve(around.folder, data),
    backupPath: resolve(around.folder, file ?? '.'),
    keyFilePath: keyFile === undefined ? undefined : resolve(around.folder, keyFile),
    passphrase: around.env.DUEBOOK_PASSPHRASE,
  };
}

function parse(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ args: [...args], allowPositionals: true, options: { data: text, 'key-file': text } });
  } catch (error) {
    if (error instanceof TypeError) throw new StorageUsageError(error.message);
    throw error;
  }
}
