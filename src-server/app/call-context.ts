import type { Session } from '../identity/session.ts';

/** What a procedure knows about its request. */
export type CallContext = {
  readonly address: string;
  /** The caller; `undefined` for procedures that anyone may call. */
  readonly caller: Session | undefined;
};

/** The caller of a procedure that the table of access closes to strangers. */
export function callerOf({ caller }: CallContext): Session {
  if (caller === undefined) throw new Error('a procedure for users was called without one');
  return caller;
}
