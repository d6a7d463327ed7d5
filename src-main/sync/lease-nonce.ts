import { randomBytes } from 'node:crypto';

/** A nonce for one request that a lease answers: 128 random bits, base64url. */
export function drawLeaseNonce(): string {
  return randomBytes(16).toString('base64url');
}
