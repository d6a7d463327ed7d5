import type { Envelope, Slot } from '../desktop/keys/envelope.ts';
import type { Unattended } from '../desktop/keys/unattended.ts';
import type { EngineMessage, EngineReport, KeychainAnswer, KeychainAsk } from './engine-messages.ts';

/** The keychain as the engine's process reaches it: main asks it, and the answer comes back. */
export type KeychainLink = {
  readonly unattended: Unattended;
  /** Takes what main says of the keychain; false for a message about something else. */
  readonly receive: (message: EngineMessage) => boolean;
};

/** @param tellMain sends one report to main */
export function createKeychainLink(tellMain: (report: EngineReport) => void): KeychainLink {
  const open = new Map<number, (answer: KeychainAnswer) => void>();
  let lastId = 0;
  const ask = (what: KeychainAsk): Promise<KeychainAnswer> => {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      open.set(id, resolve);
      tellMain({ type: 'keychain-ask', id, ask: what });
    });
  };
  return {
    unattended: {
      async slotFor(envelopeKey) {
        // A copy: what is sent is zeroed where it arrives, and here.
        const key = new Uint8Array(envelopeKey);
        const answer = await ask({ what: 'wrap', key });
        key.fill(0);
        return 'problem' in answer ? answer.problem : slotOf(answer.bytes);
      },
      async open({ slots }: Envelope) {
        const slot = slots.find(({ kind }) => kind === 'keychain');
        if (slot?.kind !== 'keychain') return 'none';
        const answer = await ask({ what: 'unwrap', ciphertext: Buffer.from(slot.ciphertext, 'base64') });
        if ('problem' in answer) return answer.problem;
        const renewed = answer.renewed === undefined ? undefined : slotOf(answer.renewed);
        return { envelopeKey: answer.bytes, renewed };
      },
    },
    receive(message) {
      if (message.type !== 'keychain-answer') return false;
      open.get(message.id)?.(message.answer);
      open.delete(message.id);
      return true;
    },
  };
}

function slotOf(ciphertext: Uint8Array): Slot {
  return { kind: 'keychain', ciphertext: Buffer.from(ciphertext).toString('base64') };
}
