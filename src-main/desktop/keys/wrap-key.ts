import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { derivationCost, deriveKey } from '../../engine/derive-key.ts';

/** 32 bytes encrypted (AES-256-GCM) under 32 others. Binary values in base64. */
export const sealedKeySchema = z.object({ nonce: z.base64(), tag: z.base64(), ciphertext: z.base64() });
export type SealedKey = z.infer<typeof sealedKeySchema>;

/** A key sealed under another one that argon2id makes of a passphrase. */
export const wrappedKeySchema = sealedKeySchema.extend({
  kdf: z.literal('argon2id'),
  memoryKiB: z.int().min(8).max(4_194_304),
  passes: z.int().min(1).max(100),
  salt: z.base64(),
});
export type WrappedKey = z.infer<typeof wrappedKeySchema>;

/** Wraps a key with a passphrase. */
export async function wrapKey(key: Uint8Array, passphrase: string): Promise<WrappedKey> {
  const salt = randomBytes(16);
  const wrapping = await deriveKey(passphrase, { ...derivationCost, salt });
  const sealed = sealKey(wrapping, key);
  wrapping.fill(0);
  return { kdf: 'argon2id', ...derivationCost, salt: salt.toString('base64'), ...sealed };
}

/** The key again; undefined where the passphrase is wrong or the file was altered. */
export async function unwrapKey(wrapped: WrappedKey, passphrase: string): Promise<Uint8Array | undefined> {
  const wrapping = await deriveKey(passphrase, { ...wrapped, salt: Buffer.from(wrapped.salt, 'base64') });
  const key = openSealed(wrapping, wrapped);
  wrapping.fill(0);
  return key;
}

/** Encrypts a key under another one. */
export function sealKey(wrapping: Uint8Array, key: Uint8Array): SealedKey {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
  const ciphertext = Buffer.concat([cipher.update(key), cipher.final()]);
  const text = (bytes: Buffer) => bytes.toString('base64');
  return { nonce: text(nonce), tag: text(cipher.getAuthTag()), ciphertext: text(ciphertext) };
}

/** The key again, in a buffer of its own that can be zeroed; undefined where it is of another key or was altered. */
export function openSealed(wrapping: Uint8Array, sealed: SealedKey): Uint8Array | undefined {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', wrapping, bytes(sealed.nonce), { authTagLength: 16 });
  let key: Uint8Array | undefined;
  try {
    decipher.setAuthTag(bytes(sealed.tag));
    key = decipher.update(bytes(sealed.ciphertext));
    decipher.final();
    return key;
  } catch {
    // GCM says no more than that it does not fit.
    key?.fill(0);
    return undefined;
  }
}
