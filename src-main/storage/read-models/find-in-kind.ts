import type { ReadModelsState } from './read-models-state.ts';
import type { SearchKind } from './search-forms.ts';
import type { Look } from './search-words.ts';
import { accountKeyOf, isOfKind, textKey } from './text-keys.ts';

// One account of so many tells how many texts the index will name.
const sampleShare = 16;
// From this share on reading all texts is faster than looking up those that the index names.
const scannedShare = 0.6;
// From this share on the index is asked for a few trigrams: more of them take time and leave nothing out.
const briefShare = 0.3;

/** The keys of the accounts with a text of this kind that has what is looked for; the same key may come again. */
export function findInKind(state: ReadModelsState, look: Look, kind: SearchKind): readonly number[] {
  const { match, briefMatch, needle, isExact } = look;
  const accountKeys = (sql: string, params: object): readonly number[] =>
    JSON.parse(String(state.file.statements.values(sql).get(params)));
  if (isExact) return accountKeys(exactSql(kind), { match });
  const share = sampledShare(state, match, kind);
  if (share >= scannedShare) return accountKeys(scanSql(kind), { needle });
  return accountKeys(comparedSql(kind), { match: share >= briefShare ? briefMatch : match, needle });
}

/** About which share of the accounts the index names for one kind of text. */
function sampledShare({ file, columns }: ReadModelsState, match: string, kind: SearchKind): number {
  const count = Math.ceil(columns.size / sampleShare);
  const sql = `SELECT count(*) FROM search_index
    WHERE search_index MATCH ? AND rowid BETWEEN ? AND ?`;
  // Whole numbers are bound as such: a float would not narrow the index.
  const first = BigInt(textKey(kind, 0, 0));
  return Number(file.statements.values(sql).get(match, first, first + BigInt(count - 1))) / count;
}

const exactSql = (kind: SearchKind) => `SELECT json_group_array(${accountKeyOf('rowid')}) FROM search_index
  WHERE search_index MATCH @match AND ${isOfKind('rowid', kind)}`;

const comparedSql = (
  kind: SearchKind,
) => `SELECT json_group_array(${accountKeyOf('i.rowid')}) FROM search_index i
  CROSS JOIN search_text t ON t.text_key = i.rowid
  WHERE search_index MATCH @match AND ${isOfKind('i.rowid', kind)} AND instr(t.text, @needle) > 0`;

const scanSql = (kind: SearchKind) => `SELECT json_group_array(${accountKeyOf('text_key')}) FROM search_text
  WHERE ${isOfKind('text_key', kind)} AND instr(text, @needle) > 0`;
