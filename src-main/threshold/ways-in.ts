import { type Envelope, withSlot } from '../desktop/keys/envelope.ts';
import { writeKeyFile } from '../desktop/keys/envelope-file.ts';
import { isUnattended, keepPassphrasesAlone } from './envelope-passphrases.ts';
import type { ThresholdOptions } from './threshold-options.ts';

type WaysIn = Pick<ThresholdOptions, 'place' | 'unattended'> & {
  readonly envelope: Envelope;
  readonly envelopeKey: Uint8Array;
  readonly isPassphraseRequired: boolean;
  /** The way in that asks nobody does not open the envelope, or did not when that was tried last. */
  readonly isOutOfReach: boolean;
};

/**
 * The ways in as they are to be from now on, on the disk as well: passphrases alone where they are required, else the
 * keychain besides.
 * @throws {HostFailure} where they cannot be written
 */
export async function settleWaysIn(ways: WaysIn): Promise<Envelope> {
  const { place, unattended, envelope } = ways;
  if (ways.isPassphraseRequired) return keepPassphrasesAlone(place.path, envelope);
  if (envelope.slots.some(isUnattended) && !ways.isOutOfReach) return envelope;
  const slot = await unattended.slotFor(ways.envelopeKey);
  if (typeof slot === 'string') return envelope;
  const next = withSlot(envelope, slot);
  writeKeyFile(place.path, next);
  return next;
}
