import { z } from 'zod';
import { deviceCodeSchema } from '../../../src-shared/domain/document/document-number.ts';
import { actorSchema } from '../../../src-shared/domain/organisation/actor.ts';
import { organisationSchema } from '../../../src-shared/domain/organisation/organisation.ts';
import { leaseSchema, publicKeySchema } from '../../../src-shared/protocol/session-api.ts';

/** Who works here and the token that renews the access; kept so that the workstation works without the server. */
export const storedSessionSchema = z.object({
  refreshToken: z.string(),
  actor: actorSchema,
  organisation: organisationSchema,
  /** How long this device may show what it holds without having reached the server. */
  lease: leaseSchema,
  /** The organisation's key for leases, as the sign-in brought it. */
  leaseKey: publicKeySchema,
  /** What the numbers that this device gives begin with. */
  deviceCode: deviceCodeSchema,
});
export type StoredSession = z.infer<typeof storedSessionSchema>;

/**
 * Why nothing of accounts may be shown:
 * `LEASE_EXPIRED` the device was too long without the server; what it holds stays, the next renewal unlocks it;
 * `DEVICE_REVOKED`, `USER_INACTIVE` the server took the access away; what the device held is wiped.
 */
export const lockCodes = ['LEASE_EXPIRED', 'DEVICE_REVOKED', 'USER_INACTIVE'] as const;
export const lockCodeSchema = z.enum(lockCodes);
export type LockCode = z.infer<typeof lockCodeSchema>;
/**
 * Kept nowhere. PASSPHRASE_NEEDED: the person has locked the screens, or has been away. PASSPHRASE_REQUIRED: the
 * organisation wants a passphrase on this machine, and the person has set none yet.
 */
export type ShownLock = LockCode | 'PASSPHRASE_NEEDED' | 'PASSPHRASE_REQUIRED';

/** What this device remembers besides documents and commands, in the encrypted file. Calls are synchronous. */
export type DevicePort = {
  /** The id of this device, minted at first use and kept for good. */
  deviceId(): string;
  session(): StoredSession | undefined;
  /**
   * Keeps a session. When it is another user's, the replica belongs to nobody and the worklist's rows are gone in the
   * same transaction.
   */
  saveSession(session: StoredSession): void;
  /** The user whose documents the replica holds; undefined while they are another's or not known to be complete. */
  replicaOwner(): string | undefined;
  /** The replica holds nothing but this user's documents now; rows made from earlier ones are gone. */
  takeReplica(userId: string): void;
  /** The replica belongs to nobody from now on; rows made from it and traces of former documents are gone. */
  disownReplica(): void;
  /** Why nothing of accounts may be shown; undefined while it may. Kept: a restart changes nothing. */
  lock(): ShownLock | undefined;
  setLock(code: LockCode | undefined): void;
  /** A named value; undefined when it was never set. */
  setting(name: string): string | undefined;
  saveSetting(name: string, value: string): void;
  removeSetting(name: string): void;
};
