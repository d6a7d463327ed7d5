import type { DocumentLanguage } from '../document-languages.ts';
import { isPrintable } from './is-printable.ts';
import { placesOf, type TextSlot } from './text-slot.ts';

/** Why a text cannot be printed in its slot. `places`: those that it is about, without braces. */
export type TextFault = {
  readonly code:
    | 'empty'
    | 'too-long'
    | 'control-character'
    | 'line-break'
    | 'unbalanced-braces'
    | 'malformed-place'
    | 'unknown-place'
    | 'missing-place';
  readonly places: readonly string[];
};

/** Characters that a text may have; of a title and of all others. */
export const maxTitleLength = 120;
export const maxTextLength = 2000;

const place = /\{(\w+)\}/g;
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
    ['control-character', !isPrintable(text)],
    ['line-break', slot.isLine && text.includes('\n')],
    ['unbalanced-braces', !isBalanced(text)],
    ['malformed-place', isBalanced(text) && /[{}]/.test(text.replace(place, ''))],
    ['unknown-place', unknown],
    ['missing-place', missing],
  ];
  return faults.flatMap(([code, found]) => {
    if (typeof found === 'boolean') return found ? [{ code, places: [] }] : [];
    return found.length === 0 ? [] : [{ code, places: found }];
  });
}

/** Whether every brace has its other half, whatever stands between them. */
function isBalanced(text: string): boolean {
  let open = 0;
  for (const [brace] of text.matchAll(/[{}]/g)) {
    open += brace === '{' ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0;
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
    case 'malformed-place':
      return 'places are written as {name}: one name in one pair of braces, without blanks';
    case 'unknown-place':
      return `${braced(places)} ${places.length === 1 ? 'is' : 'are'} not known here: there are ${braced(placesOf(slot))}`;
    case 'missing-place':
      return `${braced(places)} must be in the text`;
  }
}
