import { createPublicKey, verify } from 'node:crypto';
import { type Lease, leaseText } from '../../src-shared/protocol/session-api.ts';

/** Whom a lease must be for, and the key that must have signed it (raw Ed25519 bytes, base64url). */
export type LeaseHolder = {
  readonly deviceId: string;
  readonly userId: string;
  readonly leaseKey: string;
  /** Of the request that the lease came with: one that was recorded before answers another. */
  readonly nonce: string;
};

/** True for a lease of this device and user that the organisation has signed in answer to that request. */
export function isLeaseOf(lease: Lease, { deviceId, userId, leaseKey, nonce }: LeaseHolder): boolean {
  if (lease.deviceId !== deviceId || lease.userId !== userId || lease.nonce !== nonce) return false;
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: leaseKey }, format: 'jwk' });
  return verify(null, Buffer.from(leaseText(lease)), key, Buffer.from(lease.signature, 'base64url'));
}
