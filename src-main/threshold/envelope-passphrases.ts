import {
  type Envelope,
  openByPassphrase,
  passphraseSlot,
  passphraseSlots,
  type Slot,
  withSlot,
} from '../desktop/keys/envelope.ts';
import { writeKeyFile } from '../desktop/keys/envelope-file.ts';
import type { LockPassphrases } from '../engine/ports/lock-keeping.ts';

export type EnvelopePassphrasesOptions = {
  readonly path: string;
  readonly envelope: Envelope;
  readonly envelopeKey: Uint8Array;
  /** No other way than a passphrase stays once there is one. */
  readonly requirePassphrase: boolean;
};

/** Passphrases as slots of the envelope: each opens the file by itself, without anything that is in it. */
export function createEnvelopePassphrases(options: EnvelopePassphrasesOptions): LockPassphrases {
  const { path, envelopeKey, requirePassphrase } = options;
  let present = options.envelope;
  const write = (next: Envelope): void => {
    writeKeyFile(path, next);
    present = next;
  };
  return {
    has: (userId) => passphraseSlots(present, userId).length > 0,
    async keep(userId, passphrase) {
      const next = withSlot(present, await passphraseSlot(envelopeKey, userId, passphrase));
      write(requirePassphrase ? withPassphrasesAlone(next) : next);
    },
    forget(userId) {
      const slots = present.slots.filter((slot) => slot.kind !== 'passphrase' || slot.userId !== userId);
      // The last way in stays: without one nobody could open the file any more.
      if (slots.length > 0) write({ ...present, slots });
    },
    async isRight(userId, passphrase) {
      const opened = await openByPassphrase(present, passphraseSlots(present, userId), passphrase);
      opened?.envelopeKey.fill(0);
      opened?.databaseKey.fill(0);
      return opened !== undefined;
    },
  };
}

/** The same without a way in that asks nobody, on the disk as well. @throws {HostFailure} where it cannot be written */
export function keepPassphrasesAlone(path: string, envelope: Envelope): Envelope {
  if (!envelope.slots.some(({ kind }) => kind !== 'passphrase')) return envelope;
  const alone = withPassphrasesAlone(envelope);
  writeKeyFile(path, alone);
  return alone;
}

/** Whether a slot opens the envelope without a person at the screen. */
export function isUnattended(slot: Slot): boolean {
  return slot.kind !== 'passphrase' || slot.userId === null;
}

function withPassphrasesAlone(envelope: Envelope): Envelope {
  return { ...envelope, slots: envelope.slots.filter(({ kind }) => kind === 'passphrase') };
}
