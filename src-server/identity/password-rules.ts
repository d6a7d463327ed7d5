import { minPasswordLength } from '../../src-shared/protocol/session-api.ts';

const minDifferentCharacters = 5;
const maxLength = 500;

/**
 * True for a password that is too easily guessed: short, of few characters, or built on the name of its user. Length
 * counts, not the kinds of characters; see NIST SP 800-63B.
 */
export function isWeakPassword(password: string, userName: string): boolean {
  const characters = [...password];
  if (characters.length < minPasswordLength || password.length > maxLength) return true;
  if (new Set(characters).size < minDifferentCharacters) return true;
  const name = userName.toLowerCase();
  const rest = password.toLowerCase().replaceAll(name, '');
  return [...rest].length < minPasswordLength / 2;
}
