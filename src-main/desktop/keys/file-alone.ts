import { HostFailure } from '../host-failure.ts';
import { type Envelope, keyBytes, openByPassphrase, passphraseSlot, passphraseSlots } from './envelope.ts';
import type { Unattended } from './unattended.ts';
import { unreadableKey } from './unreadable-key.ts';

/**
 * The way into an envelope of a program without a keychain: the file itself, or a passphrase that whoever starts the
 * program gives it; empty or missing leaves it to the file's permissions.
 */
export function fileAlone(path: string, passphrase: string | undefined): Unattended {
  const given = passphrase === '' ? undefined : passphrase;
  const slotFor: Unattended['slotFor'] = async (envelopeKey) =>
    given === undefined
      ? { kind: 'bare', key: Buffer.from(envelopeKey).toString('base64') }
      : passphraseSlot(envelopeKey, null, given);
  const openBare = ({ slots }: Envelope): Uint8Array | undefined => {
    const bare = slots.find(({ kind }) => kind === 'bare');
    if (bare?.kind !== 'bare') return undefined;
    const key = Buffer.from(bare.key, 'base64');
    if (key.length === keyBytes) return key;
    throw unreadableKey(path);
  };
  return {
    slotFor,
    /** @throws {HostFailure} where the passphrase of the program is missing or wrong, or a key is none. */
    async open(envelope) {
      const bare = openBare(envelope);
      if (bare !== undefined) {
        const renewed = given === undefined ? undefined : await passphraseSlot(bare, null, given);
        return { envelopeKey: bare, renewed };
      }
      const slots = passphraseSlots(envelope);
      if (given === undefined) {
        if (passphraseSlots(envelope, null).length === 0) return 'none';
        throw new HostFailure(`The key ${path} is protected by a passphrase. Give it in DUEBOOK_PASSPHRASE.`);
      }
      const opened = await openByPassphrase(envelope, slots, given);
      if (opened === undefined) {
        throw new HostFailure(`The passphrase in DUEBOOK_PASSPHRASE does not open the key ${path}.`);
      }
      opened.databaseKey.fill(0);
      return { envelopeKey: opened.envelopeKey, renewed: undefined };
    },
  };
}
