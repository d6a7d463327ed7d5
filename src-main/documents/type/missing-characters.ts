import { printableText, substitute } from './printable-text.ts';
import type { TypeCase } from './type-case.ts';

/** What is known of characters, for each set of fonts. */
const knownOf = new WeakMap<TypeCase, Map<string, boolean>>();

/** The characters of a text that print as U+FFFD because no font has them, each once in order. */
export function missingCharacters(text: string, type: TypeCase): readonly string[] {
  const characters = new Set(text.normalize('NFC').match(/\P{ASCII}/gu));
  const known = knownOf.get(type) ?? new Map<string, boolean>();
  knownOf.set(type, known);
  return [...characters]
    .filter((character) => {
      const isMissing = known.get(character) ?? lacks(type, character);
      known.set(character, isMissing);
      return isMissing;
    })
    .sort();
}

function lacks({ regular }: TypeCase, character: string): boolean {
  const printed = printableText(character);
  if (printed === '' || printed.trim() === '') return false;
  if (printed === substitute) return true;
  const point = printed.codePointAt(0) ?? 0;
  return regular.every((face) => !face.characters.has(point));
}
