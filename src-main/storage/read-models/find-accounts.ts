import { type AccountSet, intersect, toAccountSet } from './account-set.ts';
import { findInKind } from './find-in-kind.ts';
import { lookInto } from './look-into.ts';
import type { ReadModelsState } from './read-models-state.ts';
import { type SearchWord, searchWords, toSearchWord } from './search-words.ts';
import { fullSearchWork, type SearchWork } from './search-work.ts';

const maxSetsKept = 64;

/**
 * The accounts that have every word of a search; undefined where it has no word and keeps all.
 *
 * Exact as long as the work suffices, which it does for what people type. Where it does not, no account that has every
 * word is missing, but others may be found as well: with all trigrams of a word in one text but not the word, or
 * without the broadest words of a search of many words that most accounts have.
 */
export function findAccounts(
  state: ReadModelsState,
  search: string,
  work: SearchWork = fullSearchWork(),
): AccountSet | undefined {
  const words = searchWords(search);
  if (words.length === 0) return undefined;
  const name = words.map((word) => word.text).join(' ');
  return remembered(state, name, () => findAll(state, words, work));
}

function findAll(state: ReadModelsState, words: readonly SearchWord[], work: SearchWork): AccountSet {
  const [first, ...others] = words.length === 1 ? words : narrowestFirst(state, words);
  if (first === undefined) throw new RangeError('a search without words');
  const known = others.filter((word) => state.found.has(word.text));
  const unknown = others.filter((word) => !state.found.has(word.text));
  const among = known.reduce(
    (found, word) => intersect(found, findWord(state, word, work)),
    findWord(state, first, work),
  );
  return narrowAll(state, unknown, among, work);
}

/** Those of the accounts found that have these words as well. */
function narrowAll(
  state: ReadModelsState,
  words: readonly SearchWord[],
  among: AccountSet,
  work: SearchWork,
): AccountSet {
  let found = among;
  for (const [index, word] of words.entries()) {
    if (found.count === 0) break;
    const looked = lookInto(state, words.slice(index), found, work);
    if (looked !== undefined) return looked;
    if (work.named > 0) found = intersect(found, findWord(state, word, work));
  }
  return found;
}

/** Of words that are all broad the longest are the narrowest. */
function narrowestFirst(state: ReadModelsState, words: readonly SearchWord[]): readonly SearchWord[] {
  const breadths = new Map(words.map((word) => [word, breadth(state, word)]));
  return words.toSorted(
    (a, b) => (breadths.get(a) ?? 0) - (breadths.get(b) ?? 0) || b.text.length - a.text.length,
  );
}

/** How many texts may have the word, counted to a bound: the narrowest word goes first. */
function breadth({ file }: ReadModelsState, { looks }: SearchWord): number {
  const sql = 'SELECT count(*) FROM (SELECT rowid FROM search_index WHERE search_index MATCH ? LIMIT 2000)';
  const counts = looks.map(({ match }) => Number(file.statements.values(sql).get(match)));
  return Math.max(...counts);
}

function findWord(state: ReadModelsState, word: SearchWord, work: SearchWork): AccountSet {
  const known = state.found.get(word.text);
  if (known !== undefined) return known;
  const shorter = foundShorter(state, word);
  return remembered(state, word.text, () => {
    const looked = shorter === undefined ? undefined : lookInto(state, [word], shorter, work);
    return looked ?? findEverywhere(state, word, work);
  });
}

/** While a word is being typed, what it has found so far is all that it can find, where it looked in the same texts. */
function foundShorter(state: ReadModelsState, word: SearchWord): AccountSet | undefined {
  const text = [...word.text].slice(0, -1).join('');
  const found = state.found.get(text);
  if (found === undefined) return undefined;
  const kindsOf = ({ looks }: SearchWord) => looks.flatMap((look) => look.kinds).length;
  return kindsOf(toSearchWord(text)) === kindsOf(word) ? found : undefined;
}

function findEverywhere(state: ReadModelsState, { looks }: SearchWord, work: SearchWork): AccountSet {
  const lists = looks.flatMap((look) => look.kinds.map((kind) => findInKind(state, look, kind, work)));
  return toAccountSet(state.columns.size, lists);
}

function remembered(state: ReadModelsState, name: string, find: () => AccountSet): AccountSet {
  const known = state.found.get(name);
  const set = known ?? find();
  state.found.delete(name);
  state.found.set(name, set);
  if (state.found.size > maxSetsKept) {
    for (const oldest of state.found.keys()) {
      state.found.delete(oldest);
      break;
    }
  }
  return set;
}
