import type { ThresholdState } from '../../src-shared/contract/threshold-view.ts';
import type { UnattendedProblem } from '../desktop/keys/unattended.ts';
import { EngineStartFailure } from '../engine/engine-start-failure.ts';

/** What the threshold shows where nothing opens the key without a person. */
export const stateOfProblem: Readonly<Record<UnattendedProblem, ThresholdState>> = {
  none: 'passphrase-only',
  lost: 'keychain-lost',
  unavailable: 'keychain-unavailable',
  pretends: 'keychain-pretends',
};

const states: Readonly<Record<string, ThresholdState>> = {
  STORAGE_DAMAGED: 'damaged',
  STORAGE_TOO_NEW: 'too-new',
  // It belongs to a key that is not in this envelope.
  STORAGE_KEY_WRONG: 'key-missing',
};

/** What the threshold shows where the encrypted file cannot be opened; undefined for what ends the program. */
export function stateOfStartError(error: unknown): ThresholdState | undefined {
  if (!(error instanceof EngineStartFailure)) return undefined;
  const { cause } = error;
  return cause instanceof Error && 'code' in cause ? states[String(cause.code)] : undefined;
}
