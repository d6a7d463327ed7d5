import { randomBytes } from 'node:crypto';
import { existsSync, linkSync } from 'node:fs';
import {
  createEnvelope,
  type Envelope,
  envelopeSchema,
  keyBytes,
  type OpenedEnvelope,
  openEnvelope,
  withSlot,
} from './envelope.ts';
import { readKeyFile, writeKeyFile } from './envelope-file.ts';
import { settleNextKey } from './next-envelope.ts';
import type { Unattended, UnattendedProblem } from './unattended.ts';

export type EnvelopePlace = {
  /** Lies outside of the database's folder, so that a copy of the one is not a copy of the other. */
  readonly path: string;
  /** The encrypted file that the key is for. */
  readonly databasePath: string;
};

/**
 * The envelope of a database, after bringing a change of the key that was interrupted to its end; undefined where there
 * is none. Only for the holder of the folder's lock.
 * @throws {HostFailure} where the file cannot be read.
 */
export function presentEnvelope(place: EnvelopePlace): Envelope | undefined {
  settleNextKey(place);
  return existsSync(place.path) ? readKeyFile(place.path, envelopeSchema) : undefined;
}

/**
 * The same without a key that lies open in the file: for whoever waits for a passphrase. The key is written over in the
 * one buffer that has it, before anything is made of that.
 * @throws {HostFailure} where the file cannot be read.
 */
export function lookAtEnvelope(place: EnvelopePlace): Envelope | undefined {
  settleNextKey(place);
  if (!existsSync(place.path)) return undefined;
  const envelope = readKeyFile(place.path, envelopeSchema, overwriteBareKey);
  return { ...envelope, slots: envelope.slots.filter(({ kind }) => kind !== 'bare') };
}

function overwriteBareKey(bytes: Buffer): void {
  const before = Buffer.from('"kind":"bare","key":"');
  const start = bytes.indexOf(before);
  if (start < 0) return;
  const end = bytes.indexOf('"', start + before.length);
  bytes.fill('A', start + before.length, end < 0 ? bytes.length : end);
}

/**
 * Opens an envelope without a person, and writes its slot anew where that is due.
 * @throws {HostFailure} what the way says, and where the file cannot be written.
 */
export async function openUnattended(
  { path }: EnvelopePlace,
  envelope: Envelope,
  unattended: Unattended,
): Promise<OpenedEnvelope | UnattendedProblem> {
  const found = await unattended.open(envelope);
  if (typeof found === 'string') return found;
  const opened = openEnvelope(envelope, found.envelopeKey);
  if (opened === undefined) {
    found.envelopeKey.fill(0);
    return 'lost';
  }
  const { renewed } = found;
  if (renewed !== undefined) {
    const slots = envelope.slots.filter(({ kind }) => kind !== 'bare');
    writeKeyFile(path, withSlot({ ...envelope, slots }, renewed));
  }
  return opened;
}

/**
 * Makes a random key and its envelope, at the very first start: never beside an existing database, whose key it could
 * not be.
 * @throws {HostFailure} where the file cannot be written, or another process has made one meanwhile.
 */
export async function mintEnvelope(
  { path, databasePath }: EnvelopePlace,
  unattended: Unattended,
  randomKey: () => Uint8Array = () => randomBytes(keyBytes),
): Promise<UnattendedProblem | undefined> {
  if (existsSync(databasePath)) throw new Error('a database has a key already');
  const databaseKey = randomKey();
  let problem: UnattendedProblem | undefined;
  const envelope = await createEnvelope(databaseKey, async (envelopeKey) => {
    const slot = await unattended.slotFor(envelopeKey);
    if (typeof slot !== 'string') return [slot];
    problem = slot;
    return [];
  });
  databaseKey.fill(0);
  // A link refuses to replace a key that another process has made meanwhile.
  if (problem === undefined) writeKeyFile(path, envelope, linkSync);
  return problem;
}
