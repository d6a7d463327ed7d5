import { isPinnedKey } from '../src-main/desktop/updates/signature-text.ts';

/** Names the public keys whose updates a build believes, between commas or spaces; without it a build takes none. */
export const pinnedKeysVariable = 'DUEBOOK_UPDATE_KEYS';

/** Why a build with these keys would believe less than whoever named them thinks. */
export class PinnedKeysRefused extends Error {
  override readonly name = 'PinnedKeysRefused';
}

/**
 * The keys that a build is made with, each as 43 characters of base64url.
 * @throws {PinnedKeysRefused} for what is no key, and for one that is named twice: somebody has meant another one
 */
export function pinnedKeysOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const texts = (env[pinnedKeysVariable] ?? '').split(/[\s,]+/).filter((text) => text !== '');
  if (texts.some((text) => !isPinnedKey(text))) {
    throw new PinnedKeysRefused(
      `${pinnedKeysVariable} has what is no key. Each is the line of 43 characters that "npm run sign-update -- --new-key FILE" prints.`,
    );
  }
  if (new Set(texts).size < texts.length) {
    throw new PinnedKeysRefused(`${pinnedKeysVariable} names a key twice.`);
  }
  return texts;
}
