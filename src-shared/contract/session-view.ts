import type { DisputeReason } from '../domain/dispute/dispute-reasons.ts';
import type { Actor } from '../domain/organisation/actor.ts';
import type { Organisation } from '../domain/organisation/organisation.ts';
import type { Settings } from '../domain/organisation/settings.ts';

/** Who works here, for whom, what day it is, and what the organisation has set that all screens show. */
export type SessionView = {
  readonly actor: Actor;
  readonly organisation: Organisation;
  /** D2: as the organisation's settings have them at this moment. */
  readonly disputeReasons: readonly DisputeReason[];
  /** N1, N4: what a schedule and the authority over it follow from. */
  readonly planSettings: Pick<Settings, 'plan' | 'calendar' | 'authorityLimits'>;
  readonly deviceId: string;
  /** M4: the business date of the workstation. */
  readonly today: string;
  readonly host: 'electron' | 'browser';
  readonly version: string;
  /** All of this is invented: nothing that is done here reaches anybody. */
  readonly isTraining: boolean;
  /**
   * Why nothing of accounts is shown; null while it is. LEASE_EXPIRED ends with the next contact, PASSPHRASE_NEEDED with
   * the passphrase, PASSPHRASE_REQUIRED with the first passphrase that the person sets, the others with a sign-in that
   * the server grants.
   */
  readonly lock:
    | 'LEASE_EXPIRED'
    | 'DEVICE_REVOKED'
    | 'USER_INACTIVE'
    | 'PASSPHRASE_NEEDED'
    | 'PASSPHRASE_REQUIRED'
    | null;
};
