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
  saveSession(session: StoredSession): void;
  /** A named value; undefined when it was never set. */
  setting(name: string): string | undefined;
  saveSetting(name: string, value: string): void;
  removeSetting(name: string): void;
};
