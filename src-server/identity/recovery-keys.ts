import { createPrivateKey, createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import type { Trx } from '../store/store.ts';

/** An X25519 key pair: the raw halves, base64url. */
export type RecoveryKeys = { readonly publicKey: string; readonly privateKey: string };

export function newRecoveryKeys(): RecoveryKeys {
  const { x, d } = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
  if (x === undefined || d === undefined) throw new Error('an X25519 key without its halves');
  return { publicKey: x, privateKey: d };
}

const curve = { kty: 'OKP', crv: 'X25519' };

/**
 * The secret that whoever drew the other key pair shares with the organisation.
 * @throws where the public half is none that has one.
 */
export function sharedSecret({ publicKey, privateKey }: RecoveryKeys, other: string): Buffer {
  return diffieHellman({
    privateKey: createPrivateKey({ format: 'jwk', key: { ...curve, x: publicKey, d: privateKey } }),
    publicKey: createPublicKey({ format: 'jwk', key: { ...curve, x: other } }),
  });
}

export async function readRecoveryKeys(trx: Trx, tenantId: string): Promise<RecoveryKeys> {
  const row = await trx
    .selectFrom('recovery_key')
    .select(['public_key', 'private_key'])
    .where('tenant_id', '=', tenantId)
    .executeTakeFirstOrThrow();
  return { publicKey: row.public_key, privateKey: row.private_key };
}
