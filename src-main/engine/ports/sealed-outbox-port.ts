/**
 * Beside the encrypted file lies what was recorded and not settled, sealed for the organisation: should key or file be
 * lost, it can still be handed in. Nothing of it can be read on this device. Calls are synchronous and never throw: the
 * command itself is safe in the encrypted file, and what could not be sealed is sealed with the next call.
 */
export type SealedOutboxPort = {
  /** Seals what the person who is signed in has given since the last call; on disk when it returns. */
  keep(): void;
  /** Seals whatever is missing and drops what nobody waits for any more: after a start, a withdrawal, a restored server. */
  review(): void;
};
