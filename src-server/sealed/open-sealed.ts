import { createDecipheriv, hkdfSync } from 'node:crypto';
import { sealedKeyPurpose } from '../../src-shared/protocol/sealed-outbox-api.ts';
import { type RecoveryKeys, sharedSecret } from '../identity/recovery-keys.ts';

const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/** Bytes that a device has sealed, with the key that it drew for them; both base64url. */
export type Sealed = { readonly key: string; readonly content: string };

/** Opens what was sealed for the organisation together with a text; undefined where anything of it is another. */
export function openSealed(keys: RecoveryKeys, text: string, { key, content }: Sealed): Buffer | undefined {
  const bytes = Buffer.from(content, 'base64url');
  if (bytes.length < tagBytes) return undefined;
  try {
    const salt = Buffer.concat([Buffer.from(key, 'base64url'), Buffer.from(keys.publicKey, 'base64url')]);
    const derived = hkdfSync(
      'sha256',
      sharedSecret(keys, key),
      salt,
      sealedKeyPurpose,
      keyBytes + nonceBytes,
    );
    const secret = Buffer.from(derived);
    const cipher = createDecipheriv('aes-256-gcm', secret.subarray(0, keyBytes), secret.subarray(keyBytes));
    cipher.setAAD(Buffer.from(text));
    cipher.setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([cipher.update(bytes.subarray(0, -tagBytes)), cipher.final()]);
  } catch {
    // OpenSSL throws for a key that is none and for a tag that does not fit: neither was sealed like this.
    return undefined;
  }
}
