import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { derivationCost, deriveKey } from '../engine/derive-key.ts';

/** A key encrypted (AES-256-GCM) under a key that argon2id makes of a passphrase. Binary values in base64. */
export const wrappedKeySchema = z.object({
  kdf: z.literal('argon2id'),
  memoryKiB: z.int().min(8).max(4_194_304),
  passes: z.int().min(1).max(100),
  salt: z.base64(),
  nonce: z.base64(),
  tag: z.base64(),
  ciphertext: z.base64(),
});
export type WrappedKey = z.infer<typeof wrappedKeySchema>;

/** Wraps a key with a passphrase. */
export async function wrapKey(key: Uint8Array, passphrase: string): Promise<WrappedKey> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const wrapping = await deriveKey(passphrase, { ...derivationCost, salt });
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
  const ciphertext = Buffer.concat([cipher.update(key), cipher.final()]);
  const text = (bytes: Buffer) => bytes.toString('base64');
  return {
    kdf: 'argon2id',
    ...derivationCost,
    salt: text(salt),
    nonce: text(nonce),
    tag: text(cipher.getAuthTag()),
    ciphertext: text(ciphertext),
  };
}

/** The key again; undefined where the passphrase is wrong or the file was altered. */
export async function unwrapKey(wrapped: WrappedKey, passphrase: string): Promise<Uint8Array | undefined> {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const wrapping = await deriveKey(passphrase, { ...wrapped, salt: bytes(wrapped.salt) });
  const decipher = createDecipheriv('aes-256-gcm', wrapping, bytes(wrapped.nonce), { authTagLength: 16 });
  try {
    decipher.setAuthTag(bytes(wrapped.tag));
    return Buffer.concat([decipher.update(bytes(wrapped.ciphertext)), decipher.final()]);
  } catch {
    // GCM says no more than that it does not fit.
    return undefined;
  }
}
