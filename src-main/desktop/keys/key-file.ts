import { existsSync } from 'node:fs';
import { HostFailure } from '../host-failure.ts';
import { type Envelope, type OpenedEnvelope, openEnvelope } from './envelope.ts';
import { fileAlone } from './file-alone.ts';
import { findEnvelope } from './next-envelope.ts';
import { type EnvelopePlace, mintEnvelope, openUnattended, presentEnvelope } from './open-envelope.ts';
import { waysOn } from './unreadable-key.ts';

export type KeyFileOptions = EnvelopePlace & {
  /** Opens the envelope; empty or missing leaves it to the file's permissions. */
  readonly passphrase: string | undefined;
};

/**
 * The database key for a command: from the envelope (0600), minted at the very first start. A change of the key that
 * was interrupted is brought to its end first. Only for the holder of the folder's lock.
 * @throws {HostFailure} when it is missing beside an existing database, unreadable, or the passphrase is wrong:
 * a new key would only make the database unreadable for good.
 */
export async function openKeyFile(options: KeyFileOptions): Promise<Uint8Array> {
  return (await openForChange(options)).opened.databaseKey;
}

/** As {@link openKeyFile}, with everything that a change of the key needs. @throws {HostFailure} */
export async function openForChange(
  options: KeyFileOptions,
): Promise<{ readonly envelope: Envelope; readonly opened: OpenedEnvelope }> {
  const { path, databasePath, passphrase } = options;
  const way = fileAlone(path, passphrase);
  if (presentEnvelope(options) === undefined) {
    if (existsSync(databasePath)) throw missingBeside(options);
    await mintEnvelope(options, way);
  }
  const envelope = presentEnvelope(options);
  if (envelope === undefined) throw missing(path);
  const opened = await openUnattended(options, envelope, way);
  if (typeof opened === 'string') throw needsPassphrase(path);
  // What opening has written anew.
  return { envelope: presentEnvelope(options) ?? envelope, opened };
}

/**
 * The key that the database belongs to, for everybody who does not hold the folder's lock, also while the key is being
 * changed: nothing is written or removed.
 * @throws {HostFailure} when it is missing, unreadable, or the passphrase is wrong.
 */
export async function readKey(options: KeyFileOptions): Promise<Uint8Array> {
  const { path, passphrase } = options;
  const envelope = findEnvelope(options);
  if (envelope === undefined) throw missing(path);
  const opened = await openWithoutWriting(envelope, path, passphrase);
  return opened.databaseKey;
}

/** The key of a file that is yet to be made: read where there is one, else minted. @throws {HostFailure} */
export function readOrMintKey(options: KeyFileOptions): Promise<Uint8Array> {
  return existsSync(options.path) ? readKey(options) : openKeyFile(options);
}

async function openWithoutWriting(
  envelope: Envelope,
  path: string,
  passphrase: string | undefined,
): Promise<OpenedEnvelope> {
  const found = await fileAlone(path, passphrase).open(envelope);
  if (typeof found === 'string') throw needsPassphrase(path);
  const opened = openEnvelope(envelope, found.envelopeKey);
  if (opened === undefined) throw needsPassphrase(path);
  return opened;
}

function missing(path: string): HostFailure {
  return new HostFailure(`The key ${path} is missing. Put it back from where you keep it.`);
}

function missingBeside({ path, databasePath }: EnvelopePlace): HostFailure {
  return new HostFailure(
    `The key ${path} is missing, but the encrypted data ${databasePath} is there. ${waysOn}`,
  );
}

function needsPassphrase(path: string): HostFailure {
  return new HostFailure(`The key ${path} is protected by a passphrase. Give it in DUEBOOK_PASSPHRASE.`);
}
