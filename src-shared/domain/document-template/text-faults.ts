import { isStorableText } from '../document.ts';
import type { DocumentLanguage } from '../document-languages.ts';
import { placesOf, type TextSlot } from './text-slot.ts';

/** Why a text cannot be printed in its slot. `places`: those that it is about, without braces. */
export type TextFault = {
  readonly code:
    | 'empty'
    | 'too-long'
    | 'control-character'
    | 'line-break'
    | 'unbalanced-braces'
    | 'unknown-place'
    | 'missing-place';
  readonly places: readonly string[];
};

/** Characters that a text may have; of a title and of all others. */
export const maxTitleLength = 120;
export const maxTextLength = 2000;

const place = /\{(\w+)\}/g;
/** Controls but the line break, half pairs, private and unassigned characters: nothing that prints. */
const unprintable = /(?!\n)[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/u;
const worded = /[^\s\p{C}\p{Z}\u115f\u1160\u3164\uffa0\u2800]/u;

export const maxLengthOf = ({ isLine }: TextSlot): number => (isLine ? maxTitleLength : maxTextLength);

/** Everything that keeps a text from being printed in its slot; none for one that can be. */
export function textFaults(slot: TextSlot, text: string): readonly TextFault[] {
  const named = [...text.matchAll(place)].map(([, name = '']) => name);
  const known = new Set(placesOf(slot));
  const unknown = [...new Set(named.filter((name) => !known.has(name)))];
  const missing = slot.required.filter((name) => !named.includes(name));
  const faults: [TextFault['code'], boolean | readonly string[]][] = [
    ['empty', !worded.test(text)],
    ['too-long', text.length > maxLengthOf(slot)],
    ['control-character', unprintable.test(text) || !isStorableText(text)],
    ['line-break', slot.isLine && text.includes('\n')],
    ['unbalanced-braces', /[{}]/.test(text.replace(place, ''))],
    ['unknown-place', unknown],
    ['missing-place', missing],
  ];
  return faults.flatMap(([code, found]) => {
    if (typeof found === 'boolean') return found ? [{ code, places: [] }] : [];
    return found.length === 0 ? [] : [{ code, places: found }];
  });
}

const braced = (places: readonly string[]) => places.map((name) => `{${name}}`).join(', ');

/** A fault in words for administrators at the command line: kind, slot, language and what to do. */
export function faultText(slot: TextSlot, language: DocumentLanguage, fault: TextFault): string {
  return `${slot.id} (${language}): ${adviceOf(slot, fault)}`;
}

function adviceOf(slot: TextSlot, { code, places }: TextFault): string {
  switch (code) {
    case 'empty':
      return 'the text is empty: write one, or leave the entry out for the built-in text';
    case 'too-long':
      return `the text is too long: at most ${maxLengthOf(slot)} characters`;
    case 'control-character':
      return 'the text has a character that cannot be printed: type it anew without it';
    case 'line-break':
      return 'a title is one line: take the line break out';
    case 'unbalanced-braces':
      return 'a brace has no other half: places are written as {name}';
    case 'unknown-place':
      return `${braced(places)} is not known here: there are ${braced(placesOf(slot))}`;
    case 'missing-place':
      return `${braced(places)} must be in the text`;
  }
}
