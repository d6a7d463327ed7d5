import { toSearchText } from '../../../src-shared/domain/search/search-text.ts';
import { beginningMark, type SearchKind, searchKinds, withoutSeparators } from './search-forms.ts';

/** What to look for in texts of some kinds. */
export type Look = {
  readonly kinds: readonly SearchKind[];
  /** What a stored text contains where it has the word. */
  readonly needle: string;
  /** The query for the index: the trigrams of the needle, some of them where it is long. */
  readonly match: string;
  /** A few of the trigrams: quicker to ask for where most texts have them all. */
  readonly briefMatch: string;
  /** The index alone is sure: the needle is one trigram. */
  readonly isExact: boolean;
};

/** A word of a search: found where one of its looks finds it. */
export type SearchWord = { readonly text: string; readonly looks: readonly Look[] };

// Each trigram of a broad word is a list of most texts: more of them make it slower without making it narrower.
const maxTrigrams = 12;
const { head, contact, note, invoice } = searchKinds;

/** The words of a search, each once. */
export function searchWords(search: string): readonly SearchWord[] {
  const words = new Set(toSearchText(search).split(' '));
  words.delete('');
  return [...words].map(toSearchWord);
}

/** One word of {@link toSearchText}'s form. */
export function toSearchWord(text: string): SearchWord {
  const missing = 3 - lengthOf(text);
  if (missing > 0) return { text, looks: [lookFor([head], beginningMark.repeat(missing) + text)] };
  const plain = withoutSeparators(text);
  const kinds = [head, contact, note];
  if (plain === text) return { text, looks: [lookFor([...kinds, invoice], text)] };
  const looks = [lookFor(kinds, text)];
  return { text, looks: lengthOf(plain) < 3 ? looks : [...looks, lookFor([invoice], plain)] };
}

function lookFor(kinds: readonly SearchKind[], needle: string): Look {
  const trigrams = trigramsOf(needle);
  const ends = [trigrams.at(0), trigrams.at(trigrams.length / 2), trigrams.at(-1)];
  return {
    kinds,
    needle,
    match: matchAll(trigrams),
    briefMatch: matchAll([...new Set(ends)].filter((trigram) => trigram !== undefined)),
    isExact: lengthOf(needle) === 3,
  };
}

const matchAll = (trigrams: readonly string[]): string =>
  trigrams.map((trigram) => `"${trigram.replaceAll('"', '""')}"`).join(' AND ');

const lengthOf = (text: string): number => [...text].length;

function trigramsOf(text: string): readonly string[] {
  const letters = [...text];
  const trigrams = letters.slice(2).map((letter, index) => `${letters[index]}${letters[index + 1]}${letter}`);
  const distinct = [...new Set(trigrams)];
  const step = Math.max(1, distinct.length / maxTrigrams);
  return Array.from(
    { length: Math.min(distinct.length, maxTrigrams) },
    (_, index) => distinct[Math.floor(index * step)],
  ).filter((trigram) => trigram !== undefined);
}
