import { z } from 'zod';
import type { FoundIn } from '../../../src-shared/contract/worklist-view.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { readAccountKey } from './account-row.ts';
import { searchKinds } from './search-forms.ts';
import { type Look, type SearchWord, searchWords } from './search-words.ts';
import { kindOf, textKeysOf } from './text-keys.ts';

const foundSchema = z.object({ textKey: z.number(), text: z.string() });
const textsSchema = z.array(z.string());
const kindNames = [undefined, 'contact', 'note', 'invoice'] as const;

/** The contact, note or invoice with the first word of the search that number and name of an account do not show. */
export function readFoundIn(
  file: SqliteFile,
  search: string,
  accountIds: readonly string[],
): Readonly<Record<string, FoundIn>> {
  const words = searchWords(search);
  const found = accountIds.flatMap((accountId): [string, FoundIn][] => {
    const accountKey = readAccountKey(file, accountId);
    const reason = accountKey === undefined ? undefined : foundInAccount(file, accountKey, words);
    return reason === undefined ? [] : [[accountId, reason]];
  });
  return Object.fromEntries(found);
}

function foundInAccount(
  file: SqliteFile,
  accountKey: number,
  words: readonly SearchWord[],
): FoundIn | undefined {
  const isInHead = ({ looks }: SearchWord) =>
    looks.some((look) => firstText(file, accountKey, look, [searchKinds.head]) !== undefined);
  const hidden = words.find((word) => !isInHead(word));
  for (const look of hidden?.looks ?? []) {
    const text = firstText(file, accountKey, look, look.kinds);
    const kind = text === undefined ? undefined : kindNames[kindOf(text.textKey)];
    if (text !== undefined && kind !== undefined) return { kind, text: originalOf(file, text, look.needle) };
  }
  return undefined;
}

type Text = z.infer<typeof foundSchema>;

function firstText(file: SqliteFile, accountKey: number, look: Look, kinds: Look['kinds']): Text | undefined {
  const textKeys = textKeysOf(
    file,
    [accountKey],
    kinds.filter((kind) => look.kinds.includes(kind)),
  );
  const sql = `SELECT t.text_key AS textKey, t.text FROM json_each(?) k
    CROSS JOIN search_text t ON t.text_key = k.value WHERE instr(t.text, ?) > 0 LIMIT 1`;
  const row = file.statements.rows(sql).get(JSON.stringify(textKeys), look.needle);
  return row === undefined ? undefined : foundSchema.parse(row);
}

// Each original text has a line of its own, in the same order.
function originalOf(file: SqliteFile, { textKey, text }: Text, needle: string): string {
  const line = text.split('\n').findIndex((forms) => forms.includes(needle));
  const sql = 'SELECT texts FROM search_original WHERE text_key = ?';
  const originals = textsSchema.parse(JSON.parse(String(file.statements.values(sql).get(textKey))));
  const original = originals[line];
  if (original === undefined) throw new RangeError('a line of the search index has no original');
  return original;
}
