import { createCipheriv } from 'node:crypto';
import { sealedKeyPurpose } from '../../../src-shared/protocol/sealed-outbox-api.ts';
import { drawSealingKey } from './draw-sealing-key.ts';

/** Sealed bytes with the key that was drawn for them; both base64url. */
export type SealedBytes = { readonly key: string; readonly content: string };

/**
 * Seals bytes for whoever has the private half of `recoveryKey` (X25519, raw, base64url), together with a text that
 * they are opened with. A key pair is drawn for each call, so that neither its secret nor its nonce is used twice.
 * @throws where `recoveryKey` is no such key.
 */
export function sealBytes(recoveryKey: string, text: string, content: Uint8Array): SealedBytes {
  const { key, secret, nonce } = drawSealingKey(recoveryKey, sealedKeyPurpose);
  return { key, content: sealWith(secret, nonce, text, content).toString('base64url') };
}

/** AES-256-GCM with its tag behind it. A nonce is for one call alone. */
export function sealWith(secret: Uint8Array, nonce: Uint8Array, text: string, content: Uint8Array): Buffer {
  const cipher = createCipheriv('aes-256-gcm', secret, nonce);
  cipher.setAAD(Buffer.from(text));
  return Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}
