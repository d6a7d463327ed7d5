import type { Unattended, UnattendedProblem } from '../desktop/keys/unattended.ts';

/** The keychain of a system as a test has it: of one user, and there or not. */
export type StandInKeychain = {
  user: number;
  problem: Exclude<UnattendedProblem, 'none' | 'lost'> | undefined;
  readonly unattended: Unattended;
};

export function createStandInKeychain(): StandInKeychain {
  const keychain: StandInKeychain = {
    user: 1,
    problem: undefined,
    unattended: {
      async slotFor(envelopeKey) {
        if (keychain.problem !== undefined) return keychain.problem;
        const bytes = Buffer.from([keychain.user, ...envelopeKey].map((byte) => byte ^ 0x5a));
        return { kind: 'keychain', ciphertext: bytes.toString('base64') };
      },
      async open({ slots }) {
        const slot = slots.find(({ kind }) => kind === 'keychain');
        if (slot?.kind !== 'keychain') return 'none';
        if (keychain.problem !== undefined) return keychain.problem;
        const [user, ...key] = Buffer.from(slot.ciphertext, 'base64').map((byte) => byte ^ 0x5a);
        return user === keychain.user ? { envelopeKey: Uint8Array.from(key), renewed: undefined } : 'lost';
      },
    },
  };
  return keychain;
}
