import type { Actor } from '../domain/organisation/actor.ts';
import type { Organisation } from '../domain/organisation/organisation.ts';

/** Who works here, for whom, and what day it is. */
export type SessionView = {
  readonly actor: Actor;
  readonly organisation: Organisation;
  readonly deviceId: string;
  /** M4: the business date of the workstation. */
  readonly today: string;
  readonly host: 'electron' | 'browser';
  readonly version: string;
  /**
   * Why nothing of accounts is shown; null while it is. LEASE_EXPIRED ends with the next contact, the others with a
   * sign-in that the server grants.
   */
  readonly lock: 'LEASE_EXPIRED' | 'DEVICE_REVOKED' | 'USER_INACTIVE' | null;
};
