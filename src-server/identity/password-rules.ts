import { minPasswordLength } from '../../src-shared/protocol/session-api.ts';

const minDifferentCharacters = 5;
const maxLength = 500;
/** Of what is left once well-known parts are taken away. */
const minOwnCharacters = minPasswordLength / 2;

/** What every list of guesses begins with. */
const wellKnown = [
  ...['password', 'passwort', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'letmein', 'welcome', 'willkommen'],
  ...['qwertyuiop', 'qwertzuiop', 'qwerty', 'qwertz', 'asdfghjkl', 'asdf', 'yxcvbnm', 'zxcvbnm'],
  ...['administrator', 'admin', 'iloveyou', 'changeme', 'duebook'],
];

/** The rule in words, for whoever chooses a password. */
export const passwordRule =
  `Take ${minPasswordLength} characters or more, ${minDifferentCharacters} of them different; ` +
  'not only the user name, well-known words, repetitions or rows such as 12345.';

/**
 * True for a password that is too easily guessed: short, of few characters, one part again and again, or built on the
 * name of its user, on well-known words and on rows of neighbours (123, cba). Length counts, not the kinds of
 * characters; see NIST SP 800-63B.
 */
export function isWeakPassword(password: string, userName: string): boolean {
  const characters = [...password];
  if (characters.length < minPasswordLength || password.length > maxLength) return true;
  if (new Set(characters).size < minDifferentCharacters) return true;
  const name = userName.toLowerCase();
  const parts = name === '' ? wellKnown : [name, ...wellKnown];
  const rest = parts.reduce(
    (text, part) => text.replaceAll(part, ''),
    withoutRepetition(password.toLowerCase()),
  );
  return countOwn([...rest]) < minOwnCharacters;
}

/** The part that a text repeats from its beginning to its end, else the text. */
function withoutRepetition(text: string): string {
  const length = (text + text).indexOf(text, 1);
  return text.slice(0, length);
}

/** Characters that do not follow from the one before them. */
function countOwn(characters: readonly string[]): number {
  const steps = characters.map((character, index) => {
    const before = characters[index - 1];
    return before === undefined ? Number.NaN : (character.codePointAt(0) ?? 0) - (before.codePointAt(0) ?? 0);
  });
  return steps.filter((step, index) => Math.abs(step) > 1 || step !== steps[index - 1]).length;
}
