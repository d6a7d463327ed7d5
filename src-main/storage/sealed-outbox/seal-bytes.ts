import {
  createCipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';
import { sealedKeyPurpose } from '../../../src-shared/protocol/sealed-outbox-api.ts';

const keyBytes = 32;
const nonceBytes = 12;

/** Sealed bytes with the key that was drawn for them; both base64url. */
export type SealedBytes = { readonly key: string; readonly content: string };

/**
 * Seals bytes for whoever has the private half of `recoveryKey` (X25519, raw, base64url), together with a text that
 * they are opened with. A key pair is drawn for each call, so that neither its secret nor its nonce is used twice.
 * @throws where `recoveryKey` is no such key.
 */
export function sealBytes(recoveryKey: string, text: string, content: Uint8Array): SealedBytes {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const key = rawOf(publicKey);
  const shared = diffieHellman({
    privateKey,
    publicKey: createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'X25519', x: recoveryKey } }),
  });
  const salt = Buffer.concat([Buffer.from(key, 'base64url'), Buffer.from(recoveryKey, 'base64url')]);
  const secret = Buffer.from(hkdfSync('sha256', shared, salt, sealedKeyPurpose, keyBytes + nonceBytes));
  const cipher = createCipheriv('aes-256-gcm', secret.subarray(0, keyBytes), secret.subarray(keyBytes));
  cipher.setAAD(Buffer.from(text));
  const sealed = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
  return { key, content: sealed.toString('base64url') };
}

function rawOf(publicKey: KeyObject): string {
  const { x } = publicKey.export({ format: 'jwk' });
  if (x === undefined) throw new Error('an X25519 key without its public half');
  return x;
}
