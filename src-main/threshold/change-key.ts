import { randomBytes } from 'node:crypto';
import { type Failure, failure } from '../../src-shared/domain/failure.ts';
import {
  createEnvelope,
  type Envelope,
  keyBytes,
  type OpenedEnvelope,
  openEnvelope,
  passphraseSlot,
  type Slot,
} from '../desktop/keys/envelope.ts';
import { findEnvelope, type NextKey } from '../desktop/keys/next-envelope.ts';
import type { EnvelopePlace } from '../desktop/keys/open-envelope.ts';
import type { Unattended } from '../desktop/keys/unattended.ts';
import { placeOfError } from '../desktop/logs/place-of-error.ts';
import { encryptAnew, marksOf } from '../desktop/recovery/encrypt-anew.ts';
import { FailureError } from '../engine/failure-error.ts';
import type { Log } from '../engine/ports/log.ts';
import { failureOf } from '../engine/typed-failures.ts';
import { isUnattended } from './envelope-passphrases.ts';

/** Who changes the key; `passphrase` is null where they have none. */
export type KeyChanger = { readonly userId: string; readonly passphrase: string | null };

export type NewKeys = { readonly next: NextKey; readonly opened: OpenedEnvelope };

type NewKeysOptions = {
  readonly place: EnvelopePlace;
  readonly present: Envelope;
  /** The key that the database has. */
  readonly databaseKey: Uint8Array;
  readonly unattended: Unattended;
  readonly changer: KeyChanger;
};

/**
 * A new key of the database in a new envelope, for `encryptAnew`. The key of the envelope is new as well: whoever
 * has a copy of the former and a passphrase of that opens nothing with it any more. So only the ways in stay that can be
 * made anew: the one that asks nobody, where there is one, and the passphrase of whoever changes the key.
 * @throws {FailureError} KEY_OUT_OF_REACH where neither can be made.
 */
export async function makeNewKeys(options: NewKeysOptions): Promise<NewKeys> {
  const { place, present, databaseKey, unattended } = options;
  const newKey = randomBytes(keyBytes);
  let envelopeKey: Uint8Array = new Uint8Array();
  const envelope = await createEnvelope(newKey, async (key) => {
    envelopeKey = Uint8Array.from(key);
    return slotsFor(key, present, unattended, options.changer);
  });
  const opened = openEnvelope(envelope, envelopeKey);
  if (opened === undefined) throw new Error('an envelope opens with its own key');
  const marks = marksOf({ key: databaseKey, newKey });
  newKey.fill(0);
  return { next: { ...place, envelope, ...marks }, opened };
}

async function slotsFor(
  envelopeKey: Uint8Array,
  present: Envelope,
  unattended: Unattended,
  { userId, passphrase }: KeyChanger,
): Promise<readonly Slot[]> {
  const own = passphrase === null ? [] : [await passphraseSlot(envelopeKey, userId, passphrase)];
  const bound = present.slots.some(isUnattended) ? await unattended.slotFor(envelopeKey) : 'none';
  const slots = typeof bound === 'string' ? own : [...own, bound];
  if (slots.length === 0) throw new FailureError(failure('KEY_OUT_OF_REACH'));
  return slots;
}

type Change = {
  readonly keys: NewKeys;
  readonly databaseKey: Uint8Array;
  /** Lets go of the database. */
  readonly close: () => Promise<void>;
  readonly onFraction: (fraction: number) => void;
  readonly log: Log;
};

/**
 * Encrypts the database with its new key.
 * @returns why it still has the present one; null where it has the new one.
 */
export async function changeKey({
  keys,
  databaseKey,
  close,
  onFraction,
  log,
}: Change): Promise<Failure | null> {
  const { next, opened } = keys;
  const both = { key: databaseKey, newKey: opened.databaseKey };
  try {
    await close();
    const finished = await encryptAnew(next, both, onFraction);
    if (finished === undefined) throw new Error('the data were replaced while their key was changed');
    log('info', 'threshold.key-changed');
    return null;
  } catch (error) {
    const isNew = belongsToNext(next);
    // Encrypted it is; what is left to write is written at the next start.
    log('error', isNew ? 'threshold.key-not-settled' : 'threshold.key-not-changed', {
      cause: placeOfError(error),
    });
    return isNew ? null : (failureOf(error) ?? failure('STORAGE_FAILED'));
  }
}

function belongsToNext(next: NextKey): boolean {
  try {
    return findEnvelope(next)?.sealed.ciphertext === next.envelope.sealed.ciphertext;
  } catch {
    return false;
  }
}
