import { instant } from '../../src-shared/domain/calendar/business-date.ts';
import { deviceIdSchema, userIdSchema } from '../../src-shared/domain/ids.ts';
import { type Lease, leaseText } from '../../src-shared/protocol/session-api.ts';
import { type SigningKeys, signText } from './signing-keys.ts';

const hourMs = 3_600_000;

/** `recoveryKey` is the public half of the key that devices seal their outbox for. */
export type LeaseTerms = {
  readonly keys: SigningKeys;
  readonly hours: number;
  readonly recoveryKey: string;
};

export type LeaseHolder = { readonly deviceId: string; readonly userId: string; readonly nonce: string };

/** Signs how long a user may work on a device without the server, from now on, for the request with that nonce. */
export function issueLease({ keys, hours, recoveryKey }: LeaseTerms, holder: LeaseHolder, now: Date): Lease {
  const lease = {
    deviceId: deviceIdSchema.parse(holder.deviceId),
    userId: userIdSchema.parse(holder.userId),
    nonce: holder.nonce,
    issuedAt: instant(now.toISOString()),
    expiresAt: instant(new Date(now.getTime() + hours * hourMs).toISOString()),
    recoveryKey,
  };
  return { ...lease, signature: signText(keys, leaseText(lease)) };
}
