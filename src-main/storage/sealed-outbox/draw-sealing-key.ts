import { createPublicKey, diffieHellman, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto';

const keyBytes = 32;
const nonceBytes = 12;

export type SealingKey = {
  /** The public half that whoever opens it needs: X25519, raw, base64url. */
  readonly key: string;
  readonly secret: Buffer;
  readonly nonce: Buffer;
};

/**
 * Draws a key pair and derives what seals for whoever has the private half of `recoveryKey` (X25519, raw, base64url).
 * @throws where `recoveryKey` is no such key.
 */
export function drawSealingKey(recoveryKey: string, purpose: string): SealingKey {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const key = rawOf(publicKey);
  const shared = diffieHellman({ privateKey, publicKey: recipientOf(recoveryKey) });
  const salt = Buffer.concat([Buffer.from(key, 'base64url'), Buffer.from(recoveryKey, 'base64url')]);
  const derived = Buffer.from(hkdfSync('sha256', shared, salt, purpose, keyBytes + nonceBytes));
  return { key, secret: derived.subarray(0, keyBytes), nonce: derived.subarray(keyBytes) };
}

/** An organisation keeps its key for years, and each command is sealed for it: the same one is not read again. */
let recipient: { readonly recoveryKey: string; readonly publicKey: KeyObject } | undefined;

function recipientOf(recoveryKey: string): KeyObject {
  if (recipient?.recoveryKey !== recoveryKey) {
    const key = { kty: 'OKP', crv: 'X25519', x: recoveryKey };
    recipient = { recoveryKey, publicKey: createPublicKey({ format: 'jwk', key }) };
  }
  return recipient.publicKey;
}

function rawOf(publicKey: KeyObject): string {
  const { x } = publicKey.export({ format: 'jwk' });
  if (x === undefined) throw new Error('an X25519 key without its public half');
  return x;
}
