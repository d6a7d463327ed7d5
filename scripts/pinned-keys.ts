import { readPinnedKeys } from '../src-main/desktop/updates/signature-text.ts';

/** Names the public keys whose updates a build believes, between commas or spaces; without it a build takes none. */
export const pinnedKeysVariable = 'DUEBOOK_UPDATE_KEYS';

/**
 * The keys that a build is made with, each as 43 characters of base64url.
 * @throws {RangeError} for what is no key, and for one that is named twice: somebody has meant another one
 */
export function pinnedKeysOf(env: Readonly<Record<string, string | undefined>>): readonly string[] {
  const texts = (env[pinnedKeysVariable] ?? '').split(/[\s,]+/).filter((text) => text !== '');
  readPinnedKeys(texts);
  if (new Set(texts).size < texts.length) throw new RangeError('a pinned key is named twice');
  return texts;
}
