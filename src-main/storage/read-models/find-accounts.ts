import { type AccountSet, intersect, keysOf, toAccountSet } from './account-set.ts';
import { findInKind } from './find-in-kind.ts';
import type { ReadModelsState } from './read-models-state.ts';
import { type SearchWord, searchWords, toSearchWord } from './search-words.ts';
import { accountKeyOf, textKeysOf } from './text-keys.ts';

// Up to here it is faster to look into the texts of the accounts left than to ask the index for all that match.
const maxLookedInto = 2_000;
const maxSetsKept = 24;

/** The accounts that have every word of a search; undefined where it has no word and keeps all. */
export function findAccounts(state: ReadModelsState, search: string): AccountSet | undefined {
  const words = searchWords(search);
  if (words.length === 0) return undefined;
  const name = words.map((word) => word.text).join(' ');
  return remembered(state, name, () => findAll(state, words));
}

function findAll(state: ReadModelsState, words: readonly SearchWord[]): AccountSet {
  const breadths = new Map(words.length > 1 ? words.map((word) => [word, breadth(state, word)]) : []);
  const [first, ...others] = words.toSorted((a, b) => (breadths.get(a) ?? 0) - (breadths.get(b) ?? 0));
  if (first === undefined) throw new RangeError('a search without words');
  return others.reduce(
    (found, word) =>
      found.count <= maxLookedInto && !state.found.has(word.text)
        ? lookInto(state, word, found)
        : intersect(found, findWord(state, word)),
    findWord(state, first),
  );
}

/** How many texts may have the word, counted to a bound: the narrowest word goes first. */
function breadth({ file, found }: ReadModelsState, { text, looks }: SearchWord): number {
  const known = found.get(text)?.count;
  if (known !== undefined) return known;
  const sql = 'SELECT count(*) FROM (SELECT rowid FROM search_index WHERE search_index MATCH ? LIMIT 2000)';
  const counts = looks.map(({ match }) => Number(file.statements.values(sql).get(match)));
  return Math.max(...counts);
}

function findWord(state: ReadModelsState, word: SearchWord): AccountSet {
  const known = state.found.get(word.text);
  if (known !== undefined) return known;
  const shorter = foundShorter(state, word);
  return remembered(state, word.text, () =>
    shorter === undefined ? findEverywhere(state, word) : lookInto(state, word, shorter),
  );
}

/** While a word is being typed, what it has found so far is all that it can find, where it looked in the same texts. */
function foundShorter(state: ReadModelsState, word: SearchWord): AccountSet | undefined {
  const text = [...word.text].slice(0, -1).join('');
  const found = state.found.get(text);
  if (found === undefined || found.count > maxLookedInto) return undefined;
  const kindsOf = ({ looks }: SearchWord) => looks.flatMap((look) => look.kinds).length;
  return kindsOf(toSearchWord(text)) === kindsOf(word) ? found : undefined;
}

function findEverywhere(state: ReadModelsState, { looks }: SearchWord): AccountSet {
  const lists = looks.flatMap((look) => look.kinds.map((kind) => findInKind(state, look, kind)));
  return toAccountSet(state.columns.size, lists);
}

/** Which of these accounts have the word, read from their texts. */
function lookInto({ file, columns }: ReadModelsState, word: SearchWord, among: AccountSet): AccountSet {
  const sql = `SELECT json_group_array(${accountKeyOf('t.text_key')}) FROM json_each(?) k
    CROSS JOIN search_text t ON t.text_key = k.value WHERE instr(t.text, ?) > 0`;
  const accountKeys = keysOf(among);
  const lists = word.looks.map(({ kinds, needle }): readonly number[] => {
    const textKeys = textKeysOf(file, accountKeys, kinds);
    return JSON.parse(String(file.statements.values(sql).get(JSON.stringify(textKeys), needle)));
  });
  return toAccountSet(columns.size, lists);
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
