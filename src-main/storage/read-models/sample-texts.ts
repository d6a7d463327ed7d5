import { z } from 'zod';
import type { ReadModelsState } from './read-models-state.ts';
import type { SearchKind } from './search-forms.ts';
import type { Look } from './search-words.ts';
import { textKey } from './text-keys.ts';

// One account of so many tells how many texts the index will name.
const sampleShare = 16;
// Accounts that were made together have texts that are alike, so the sample is taken at several places.
const places = 4;
const textsPerPlace = 16;

const sampleSchema = z.object({ count: z.number(), letters: z.number(), found: z.number() });

/** Texts that the index names: how many were read, their letters, and how many have what is looked for. */
export type TextSample = z.infer<typeof sampleSchema>;

/** About which share of the accounts have a first text of one kind that the index names. */
export function sampledShare({ file, columns }: ReadModelsState, match: string, kind: SearchKind): number {
  const sql = `SELECT count(*) FROM search_index
    WHERE search_index MATCH ? AND rowid BETWEEN ? AND ?`;
  const step = Math.ceil(columns.size / places);
  const count = Math.ceil(step / sampleShare);
  let accounts = 0;
  let named = 0;
  for (let at = 0; at < columns.size; at += step) {
    // Whole numbers are bound as such: a float would not narrow the index.
    const first = BigInt(textKey(kind, 0, at));
    named += Number(file.statements.values(sql).get(match, first, first + BigInt(count - 1)));
    accounts += Math.min(count, columns.size - at);
  }
  return accounts === 0 ? 0 : named / accounts;
}

/** Reads a few of the texts of one kind that the index names, from accounts all over the file. */
export function sampleTexts({ file, columns }: ReadModelsState, look: Look, kind: SearchKind): TextSample {
  const sample = { count: 0, letters: 0, found: 0 };
  const step = Math.ceil(columns.size / places);
  for (let first = 0; first < columns.size; first += step) {
    const key = BigInt(textKey(kind, 0, first));
    const row = file.statements
      .rows(sampleSql)
      .get({ match: look.match, needle: look.needle, first: key, last: key + BigInt(step - 1) });
    const { count, letters, found } = sampleSchema.parse(row);
    sample.count += count;
    sample.letters += letters;
    sample.found += found;
  }
  return sample;
}

const sampleSql = `SELECT count(*) AS count, total(length(t.text)) AS letters, total(instr(t.text, @needle) > 0) AS found
  FROM (SELECT rowid FROM search_index WHERE search_index MATCH @match AND rowid BETWEEN @first AND @last
    LIMIT ${textsPerPlace}) i
  CROSS JOIN search_text t ON t.text_key = i.rowid`;
