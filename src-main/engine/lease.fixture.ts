import { generateKeyPairSync, sign } from 'node:crypto';
import { type Lease, leaseSchema, leaseText } from '../../src-shared/protocol/session-api.ts';

/** The nonce of the leases that no test draws one for. */
export const testLeaseNonce = 'nonce-of-the-fixtures0';

/** Key pairs of an organisation that a test makes up. */
export function createLeaseAuthority() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    leaseKey: String(publicKey.export({ format: 'jwk' }).x),
    grantLease(fields: Partial<Lease> = {}): Lease {
      const lease = leaseSchema.omit({ signature: true }).parse({
        deviceId: '00000000-0000-4000-8000-000000000001',
        userId: 'user-1',
        nonce: testLeaseNonce,
        issuedAt: '2026-03-31T08:00:00.000Z',
        expiresAt: '2026-04-03T08:00:00.000Z',
        ...fields,
      });
      const signature = sign(null, Buffer.from(leaseText(lease)), privateKey).toString('base64url');
      return leaseSchema.parse({ ...lease, signature });
    },
  };
}

/** The organisation that the fixtures' sessions are of. */
export const { leaseKey, grantLease } = createLeaseAuthority();
