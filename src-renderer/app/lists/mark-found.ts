import { plainLetters } from '../../../src-shared/domain/search/search-text.ts';

/** A stretch of text; matches are what a search looked for. */
export type FoundPart = { readonly text: string; readonly isMatch: boolean };

/** Shorter words are searched in numbers and names alone. */
const shortestWord = 3;

type Folded = { readonly text: string; readonly origins: readonly number[] };

/** The text without case and accents, and for each of its units the place in the original. */
function fold(text: string): Folded {
  const origins: number[] = [];
  let folded = '';
  let at = 0;
  for (const letter of text) {
    const plain = letter
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .replace(/./gsu, (odd) => plainLetters[odd] ?? odd);
    for (let unit = 0; unit < plain.length; unit += 1) origins.push(at);
    folded += plain;
    at += letter.length;
  }
  return { text: folded, origins: [...origins, text.length] };
}

type Range = { readonly start: number; readonly end: number };

/** Where the words of the search stand in the text, in order and without overlaps. */
function matchesIn(text: string, search: string): readonly Range[] {
  const { text: folded, origins } = fold(text);
  const found: Range[] = [];
  const words = fold(search).text.split(/\s+/);
  for (const word of words.filter((one) => one.length >= shortestWord))
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
      found.push({ start: origins[at] ?? 0, end: origins[at + word.length] ?? text.length });
  return joined(found.sort((one, other) => one.start - other.start));
}

function joined(ranges: readonly Range[]): readonly Range[] {
  const apart: Range[] = [];
  for (const range of ranges) {
    const before = apart.at(-1);
    if (before === undefined || range.start > before.end) apart.push(range);
    else apart[apart.length - 1] = { start: before.start, end: Math.max(before.end, range.end) };
  }
  return apart;
}

/**
 * The text in parts, with what the search looked for marked; case and accents do not matter. A match far inside the
 * text is brought to the front: of what stands before it about `lead` characters are left.
 */
export function markFound(text: string, search: string, lead: number): readonly FoundPart[] {
  const line = text.replace(/\s+/g, ' ').trim();
  const ranges = matchesIn(line, search);
  const from = leadStart(line, ranges[0]?.start ?? 0, lead);
  const parts: FoundPart[] = [];
  let at = from;
  for (const { start, end } of ranges) {
    parts.push(
      { text: line.slice(at, start), isMatch: false },
      { text: line.slice(start, end), isMatch: true },
    );
    at = end;
  }
  parts.push({ text: line.slice(at), isMatch: false });
  const shown = parts.filter((part) => part.text !== '');
  return from === 0 ? shown : [{ text: '…', isMatch: false }, ...shown];
}

/** Begins with a whole word where one begins soon enough. */
function leadStart(line: string, firstMatch: number, lead: number): number {
  if (firstMatch <= lead) return 0;
  const word = line.indexOf(' ', firstMatch - lead) + 1;
  return word > 0 && word <= firstMatch ? word : firstMatch;
}
