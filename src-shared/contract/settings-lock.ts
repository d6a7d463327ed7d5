import { z } from 'zod';
import type { Failure } from '../domain/failure.ts';

/** After so many minutes without a key or a pointer the workstation may be told to lock; null for never. */
export const idleMinuteChoices = [5, 15, 30, 60, null] as const;
export const defaultIdleMinutes = 15;

/** What the organisation sets as the longest time may be a choice of its own. */
export const idleMinutesSchema = z.union([z.int().min(1).max(60), z.null()]);
export type IdleMinutes = z.infer<typeof idleMinutesSchema>;

/** Characters as a person counts them. */
export const minPassphraseLength = 8;

export const passphraseSchema = z.string().min(1).max(500);

/** How this workstation locks for the person who is signed in. */
export type LockView = {
  /** Without a passphrase nothing could unlock it offline: it does not lock then. */
  readonly hasPassphrase: boolean;
  /** There was one, which opens nothing any more: it was forgotten, or the data have got a new key since. */
  readonly isPassphraseGone: boolean;
  /** The password of the server opens it as well; otherwise nothing but a passphrase does. */
  readonly doesPasswordOpen: boolean;
  readonly idleMinutes: IdleMinutes;
  /** The longest that the organisation allows on this machine; null where it leaves that to the person. */
  readonly idleLimitMinutes: number | null;
  /** Seconds until the next passphrase is looked at, where wrong ones have made it wait; 0 for now. */
  readonly waitSeconds: number;
  /** Null where the key of the data cannot be changed from here: in a training. */
  readonly keyChange: KeyChangeView | null;
};

/** What became of the last change of the key since the program was started; null where there was none. */
export type KeyChangeView = {
  readonly last: {
    /** An ISO instant. */
    readonly at: string;
    /** Why the key stayed as it was; null where it was changed. */
    readonly failure: Failure | null;
  } | null;
};
