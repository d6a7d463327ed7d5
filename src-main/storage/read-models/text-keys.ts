import { z } from 'zod';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import type { SearchKind } from './search-forms.ts';

const chunksSchema = z.array(z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]));

// kind (2 bits), chunk (20 bits), account (31 bits): a range per kind, and within it accounts that follow each
// other, which keeps the lists of the index short. All of it fits an exact number.
const accountSpan = 2 ** 31;
const chunkSpan = 2 ** 20;
const kindSpan = accountSpan * chunkSpan;

/** SQL that gives the account's key of a text's key. */
export const accountKeyOf = (textKeyName: string): string => `(${textKeyName} & ${accountSpan - 1})`;

/** The key of a chunk of an account's texts. */
export function textKey(kind: SearchKind, chunk: number, accountKey: number): number {
  if (chunk >= chunkSpan || accountKey >= accountSpan) throw new RangeError('too many texts or accounts');
  return kind * kindSpan + chunk * accountSpan + accountKey;
}

/** The key of the account whose text has this key. */
export const accountOf = (key: number): number => key % accountSpan;

/** The kind of the text that has this key. */
export const kindOf = (key: number): number => Math.floor(key / kindSpan);

/** SQL that keeps the keys of one kind. Written out, because a bound float would not narrow the index. */
export const isOfKind = (textKeyName: string, kind: SearchKind): string =>
  `${textKeyName} BETWEEN ${kind * kindSpan} AND ${(kind + 1) * kindSpan - 1}`;

/** The keys of the texts of these accounts that are of these kinds: account by account, kind by kind. */
export function textKeysOf(
  file: SqliteFile,
  accountKeys: readonly number[],
  kinds: readonly SearchKind[],
): readonly number[] {
  const sql = `SELECT json_group_array(json_array(1, contact_chunks, note_chunks, invoice_chunks, account_key))
    FROM json_each(?) k CROSS JOIN account_summary ON account_key = k.value`;
  const counted = file.statements.values(sql).get(JSON.stringify(accountKeys));
  return chunksSchema.parse(JSON.parse(String(counted))).flatMap((counts) => {
    const accountKey = counts[4];
    return kinds.flatMap((kind) =>
      Array.from({ length: counts[kind] }, (_, chunk) => textKey(kind, chunk, accountKey)),
    );
  });
}
