import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

/** An Ed25519 key pair: the raw halves, base64url. */
export type SigningKeys = { readonly publicKey: string; readonly privateKey: string };

export function newSigningKeys(): SigningKeys {
  const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  if (x === undefined || d === undefined) throw new Error('an Ed25519 key without its halves');
  return { publicKey: x, privateKey: d };
}

const curve = { kty: 'OKP', crv: 'Ed25519' };

/** The signature over the UTF-8 bytes of a text, base64url. */
export function signText({ publicKey, privateKey }: SigningKeys, text: string): string {
  const key = createPrivateKey({ format: 'jwk', key: { ...curve, x: publicKey, d: privateKey } });
  return sign(null, Buffer.from(text), key).toString('base64url');
}

/** True when the owner of the private half signed exactly this text. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ format: 'jwk', key: { ...curve, x: publicKey } });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}
