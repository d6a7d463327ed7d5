import { createPublicKey, verify } from 'node:crypto';
import { type Lease, leaseText } from '../../src-shared/protocol/session-api.ts';

/** Whom a lease must be for, and the key that must have signed it (raw Ed25519 bytes, base64url). */
export type LeaseHolder = { readonly deviceId: string; readonly userId: string; readonly leaseKey: string };

/** True for a lease of this device and user that the organisation has signed. */
export function isLeaseOf(lease: Lease, { deviceId, userId, leaseKey }: LeaseHolder): boolean {
  if (lease.deviceId !== deviceId || lease.userId !== userId) return false;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: leaseKey }, format: 'jwk' });
  return verify(null, Buffer.from(leaseText(lease)), key, Buffer.from(lease.signature, 'base64url'));
}
