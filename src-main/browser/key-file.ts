import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, renameSync } from 'node:fs';
import { HostFailure } from './host-failure.ts';
import { decodeKey, encodeKey, keyFileSchema, readKeyFile, writeKeyFile } from './key-file-content.ts';
import { findKey, settleNextKey } from './next-key-file.ts';

export type KeyFileOptions = {
  /** Lies outside of the database's folder, so that a copy of the one is not a copy of the other. */
  readonly path: string;
  /** The encrypted file that the key is for. */
  readonly databasePath: string;
  /** Wraps the key; empty or missing leaves it to the file's permissions. */
  readonly passphrase: string | undefined;
  readonly randomKey?: () => Uint8Array;
};

const keyBytes = 32;

/**
 * The database key of the browser host: read from its file (0600), minted at the very first start. A change of the key
 * that was interrupted is brought to its end first. Only for the holder of the folder's lock.
 * @throws {HostFailure} when it is missing beside an existing database, unreadable, or the passphrase is wrong:
 * a new key would only make the database unreadable for good.
 */
export async function openKeyFile(options: KeyFileOptions): Promise<Uint8Array> {
  settleNextKey(options);
  const { path, passphrase } = options;
  if (!existsSync(path)) return mintKey(options);
  const content = readKeyFile(path, keyFileSchema);
  const key = await decodeKey(content, passphrase, path);
  const isBare = 'key' in content && passphrase !== undefined && passphrase !== '';
  if (isBare) writeKeyFile(path, await encodeKey(key, passphrase), renameSync);
  return key;
}

/**
 * The key that the database belongs to, for everybody who does not hold the folder's lock, also while the key is being
 * changed: nothing is written or removed.
 * @throws {HostFailure} when it is missing, unreadable, or the passphrase is wrong.
 */
export async function readKey({ path, databasePath, passphrase }: KeyFileOptions): Promise<Uint8Array> {
  const content = findKey({ path, databasePath });
  if (content === undefined) {
    throw new HostFailure(`The key ${path} is missing. Put it back from where you keep it.`);
  }
  return decodeKey(content, passphrase, path);
}

/** The key of a file that is yet to be made: read where there is one, else minted. @throws {HostFailure} */
export function readOrMintKey(options: KeyFileOptions): Promise<Uint8Array> {
  return existsSync(options.path) ? readKey(options) : mintKey(options);
}

async function mintKey({ path, databasePath, passphrase, randomKey }: KeyFileOptions): Promise<Uint8Array> {
  if (existsSync(databasePath)) {
    throw new HostFailure(
      `The key ${path} is missing, but the encrypted data ${databasePath} is there. Put the key back from where ` +
        'you keep it, or move the data away to begin anew: what is not yet sent to the server would be lost.',
    );
  }
  const key = randomKey?.() ?? randomBytes(keyBytes);
  // A link refuses to replace a key that another process has made meanwhile.
  writeKeyFile(path, await encodeKey(key, passphrase), linkSync);
  return key;
}
