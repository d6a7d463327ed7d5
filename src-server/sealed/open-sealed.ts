import { createDecipheriv, hkdfSync } from 'node:crypto';
import { sealedKeyPurpose } from '../../src-shared/protocol/sealed-outbox-api.ts';
import { type RecoveryKeys, sharedSecret } from '../identity/recovery-keys.ts';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Bytes that a device has sealed, with the key that it drew for them; both base64url. */
export type Sealed = { readonly key: string; readonly content: string };

type OpeningKey = { readonly secret: Buffer; readonly nonce: Buffer };

/** Opens what was sealed for the organisation together with a text; undefined where anything of it is another. */
export function openSealed(keys: RecoveryKeys, text: string, { key, content }: Sealed): Buffer | undefined {
  const opening = openingKey(keys, key, sealedKeyPurpose);
  return opening && openWith(opening.secret, opening.nonce, text, Buffer.from(content, 'base64url'));
}

/** What opens everything that was sealed with a drawn key; undefined where it is none. */
export function openingKey(keys: RecoveryKeys, key: string, purpose: string): OpeningKey | undefined {
  try {
    const salt = Buffer.concat([Buffer.from(key, 'base64url'), Buffer.from(keys.publicKey, 'base64url')]);
    const shared = sharedSecret(keys, key);
    const derived = Buffer.from(hkdfSync('sha256', shared, salt, purpose, keyBytes + nonceBytes));
    return { secret: derived.subarray(0, keyBytes), nonce: derived.subarray(keyBytes) };
  } catch {
    // OpenSSL throws for a key that is none.
    return undefined;
  }
}

/** AES-256-GCM with its tag behind it; undefined where bytes, nonce or text are others than those that were sealed. */
export function openWith(
  secret: Uint8Array,
  nonce: Uint8Array,
  text: string,
  bytes: Buffer,
): Buffer | undefined {
  if (bytes.length < tagBytes) return undefined;
  const cipher = createDecipheriv('aes-256-gcm', secret, nonce);
  cipher.setAAD(Buffer.from(text));
  cipher.setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([cipher.update(bytes.subarray(0, -tagBytes)), cipher.final()]);
  } catch {
    // OpenSSL throws for a tag that does not fit.
    return undefined;
  }
}
