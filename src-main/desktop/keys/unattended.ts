import type { Envelope, Slot } from './envelope.ts';

/**
 * Why nothing opens the envelope without a person: there is no slot for that (`none`), it is of a keychain that this one
 * is not (`lost`), the keychain is locked or missing at the moment (`unavailable`), or only pretends to be one
 * (`pretends`).
 */
export type UnattendedProblem = 'none' | 'lost' | 'unavailable' | 'pretends';

/** What opens an envelope without a person: the keychain of the system, or the permissions of the file. */
export type Unattended = {
  /** A slot that it opens. */
  slotFor(envelopeKey: Uint8Array): Promise<Slot | UnattendedProblem>;
  /** The envelope key, and the slot written anew where that is due. */
  open(envelope: Envelope): Promise<UnattendedOpening | UnattendedProblem>;
};

export type UnattendedOpening = { readonly envelopeKey: Uint8Array; readonly renewed: Slot | undefined };
