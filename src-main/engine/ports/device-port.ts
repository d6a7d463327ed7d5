import { z } from 'zod';
import { actorSchema } from '../../../src-shared/domain/organisation/actor.ts';
import { organisationSchema } from '../../../src-shared/domain/organisation/organisation.ts';

/** Who works here and the token that renews the access; kept so that the workstation works without the server. */
export const storedSessionSchema = z.object({
  refreshToken: z.string(),
  actor: actorSchema,
  organisation: organisationSchema,
});
export type StoredSession = z.infer<typeof storedSessionSchema>;

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
  /** A named value; undefined when it was never set. */
  setting(name: string): string | undefined;
  saveSetting(name: string, value: string): void;
  removeSetting(name: string): void;
};
