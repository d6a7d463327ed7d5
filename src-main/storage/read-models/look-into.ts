import { z } from 'zod';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { type AccountSet, keysOf, toAccountSet } from './account-set.ts';
import type { ReadModelsState } from './read-models-state.ts';
import type { SearchWord } from './search-words.ts';
import type { SearchWork } from './search-work.ts';
import { accountOf, kindOf, textKeysOf } from './text-keys.ts';

// Up to here it is faster to read the texts of the accounts left than to ask the index for all that match.
const maxLookedInto = 2_000;

const textSchema = z.object({ textKey: z.number(), text: z.string() });
type Text = z.infer<typeof textSchema>;

/**
 * Which of these accounts have all of the words, from one reading of their texts; undefined where the accounts are many
 * or their texts are more than the work left.
 */
export function lookInto(
  { file, columns }: ReadModelsState,
  words: readonly SearchWord[],
  among: AccountSet,
  work: SearchWork,
): AccountSet | undefined {
  if (among.count > maxLookedInto) return undefined;
  const kinds = [...new Set(words.flatMap(({ looks }) => looks.flatMap((look) => look.kinds)))];
  const textKeys = JSON.stringify(textKeysOf(file, keysOf(among), kinds));
  const letters = Number(file.statements.values(lettersSql).get(textKeys)) * words.length;
  if (letters > work.letters) return undefined;
  work.letters -= letters;
  return toAccountSet(columns.size, [havingAll(words, readTexts(file, textKeys))]);
}

/** The accounts that have all of the words; the texts of an account come one after the other. */
function havingAll(words: readonly SearchWord[], texts: Iterable<Text>): readonly number[] {
  const accountKeys: number[] = [];
  let current = -1;
  let missing = words;
  for (const text of texts) {
    const accountKey = accountOf(text.textKey);
    if (accountKey !== current) {
      current = accountKey;
      missing = words;
    }
    if (missing.length === 0) continue;
    missing = missing.filter((word) => !hasWord(text, word));
    if (missing.length === 0) accountKeys.push(accountKey);
  }
  return accountKeys;
}

function hasWord({ textKey, text }: Text, { looks }: SearchWord): boolean {
  const kind = kindOf(textKey);
  return looks.some((look) => look.kinds.some((one) => one === kind) && text.includes(look.needle));
}

function* readTexts(file: SqliteFile, textKeys: string): Iterable<Text> {
  for (const row of file.statements.rows(textsSql).iterate(textKeys)) yield textSchema.parse(row);
}

// The length in bytes is known without reading the text.
const lettersSql = `SELECT total(octet_length(t.text)) FROM json_each(?) k
  CROSS JOIN search_text t ON t.text_key = k.value`;
const textsSql = `SELECT t.text_key AS textKey, t.text FROM json_each(?) k
  CROSS JOIN search_text t ON t.text_key = k.value`;
