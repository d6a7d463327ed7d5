import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

const keyShape = /^[\w-]{43}$/;
const signatureShape = /^[\w-]{86}$/;
/** While keys change a release is signed with the old and the new one; more lines than that nobody writes. */
const mostSignatures = 8;

/** Whether a text has the form of a public key, as it is pinned. */
export function isPinnedKey(text: string): boolean {
  return keyShape.test(text);
}

/**
 * The Ed25519 keys that a build believes, each as 43 characters of base64url.
 * @throws {RangeError} for what is no key: a build with it would believe less than it says.
 */
export function readPinnedKeys(texts: readonly string[]): readonly KeyObject[] {
  return texts.map((x) => {
    if (!isPinnedKey(x)) throw new RangeError('a pinned key is not 43 characters of base64url');
    return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  });
}

/** The detached signature of these very bytes, one line for each key. */
export function signatureText(bytes: Uint8Array, privateKeys: readonly KeyObject[]): string {
  return privateKeys.map((key) => `${sign(null, bytes, key).toString('base64url')}\n`).join('');
}

/** True where the text has the form of a signature file, whoever made it. */
export function isSignatureText(text: string): boolean {
  const lines = linesOf(text);
  return (
    lines.length > 0 && lines.length <= mostSignatures && lines.every((line) => signatureShape.test(line))
  );
}

/** True where one of the keys has signed these very bytes. */
export function isSignedByOne(bytes: Uint8Array, text: string, keys: readonly KeyObject[]): boolean {
  if (!isSignatureText(text)) return false;
  const signatures = linesOf(text).map((line) => Buffer.from(line, 'base64url'));
  return keys.some((key) => signatures.some((signature) => verify(null, bytes, key, signature)));
}

function linesOf(text: string): readonly string[] {
  return text.trim().split(/\r?\n/);
}
