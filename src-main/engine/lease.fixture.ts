import { generateKeyPairSync, sign } from 'node:crypto';
import { type Lease, leaseSchema, leaseText } from '../../src-shared/protocol/session-api.ts';

/** The nonce of the leases that no test draws one for. */
export const testLeaseNonce = 'nonce-of-the-fixtures0';

/** The organisation's key pair that devices seal their outbox for: raw halves, base64url. */
export const recoveryKeys = newRecoveryKeys();

function newRecoveryKeys(): { readonly publicKey: string; readonly privateKey: string } {
  const { x, d } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
  return { publicKey: String(x), privateKey: String(d) };
}

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
        recoveryKey: recoveryKeys.publicKey,
        ...fields,
      });
      const signature = sign(null, Buffer.from(leaseText(lease)), privateKey).toString('base64url');
      return leaseSchema.parse({ ...lease, signature });
    },
  };
}

/** The organisation that the fixtures' sessions are of. */
export const { leaseKey, grantLease } = createLeaseAuthority();
