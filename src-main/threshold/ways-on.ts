import type { ThresholdState, ThresholdWay } from '../../src-shared/contract/threshold-view.ts';

export type AtHand = {
  /** Somebody's passphrase opens the envelope. */
  readonly hasPassphrase: boolean;
  readonly hasEnvelope: boolean;
  readonly hasBackup: boolean;
};

/** What leads on from where a device stands, the way that keeps most first. */
export function waysOn(state: ThresholdState, atHand: AtHand): readonly ThresholdWay[] {
  return ways[state].filter((way) => {
    if (way === 'passphrase') return atHand.hasPassphrase;
    // A backup is of the same key: without the envelope nothing opens it either.
    return way !== 'restore' || (atHand.hasBackup && atHand.hasEnvelope);
  });
}

const ways: Readonly<Record<ThresholdState, readonly ThresholdWay[]>> = {
  open: [],
  locked: ['passphrase'],
  'passphrase-only': ['passphrase', 'try-again', 'start-anew'],
  'key-missing': ['try-again', 'restore', 'start-anew'],
  'key-unreadable': ['try-again', 'start-anew'],
  'keychain-lost': ['passphrase', 'try-again', 'start-anew'],
  // These pass: what is there must not be given up for them.
  'keychain-unavailable': ['passphrase', 'try-again'],
  'keychain-pretends': ['passphrase', 'try-again'],
  damaged: ['restore', 'try-again', 'start-anew'],
  'too-new': ['try-again'],
  'changing-key': [],
};
