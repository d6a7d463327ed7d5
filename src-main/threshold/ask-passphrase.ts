import { type FailureCode, type FailureParams, failure } from '../../src-shared/domain/failure.ts';
import {
  type Envelope,
  type OpenedEnvelope,
  openByPassphrase,
  type PassphraseSlot,
} from '../desktop/keys/envelope.ts';
import { FailureError } from '../engine/failure-error.ts';
import type { LockTries } from '../engine/lock-tries.ts';

export type PassphraseAsk = {
  readonly envelope: Envelope;
  readonly slots: readonly PassphraseSlot[];
  readonly passphrase: string;
  readonly tries: LockTries;
  /** By whom wrong ones are counted. */
  readonly asked: string;
};

/**
 * Opens one of the slots, and counts what is wrong.
 * @throws {FailureError} PASSPHRASE_WRONG, and PASSPHRASE_WAIT with the `seconds` until the next one is looked at
 */
export async function askPassphrase(
  ask: PassphraseAsk,
): Promise<OpenedEnvelope & { readonly slot: PassphraseSlot }> {
  const { envelope, slots, passphrase, tries, asked } = ask;
  const waitMs = tries.waitMs(asked);
  if (waitMs > 0) throw refusal('PASSPHRASE_WAIT', { seconds: Math.ceil(waitMs / 1000) });
  const found = await openByPassphrase(envelope, slots, passphrase);
  if (found === undefined) {
    tries.wrong(asked);
    throw refusal('PASSPHRASE_WRONG');
  }
  tries.right(asked);
  return found;
}

export function refusal(code: FailureCode, params: FailureParams = {}): FailureError {
  return new FailureError(failure(code, params));
}
