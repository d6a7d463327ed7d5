import type { ReadModelsState } from './read-models-state.ts';
import { sampledShare, sampleTexts } from './sample-texts.ts';
import type { SearchKind } from './search-forms.ts';
import type { Look } from './search-words.ts';
import type { SearchWork } from './search-work.ts';
import { accountKeyOf, isOfKind } from './text-keys.ts';

// From this share on reading all texts is faster than looking up those that the index names.
const scannedShare = 0.6;
// From this share on the index is asked for a few trigrams: more of them take time and leave nothing out.
const briefShare = 0.3;
// So few texts are read sooner than a sample of them.
const maxUnsampled = 1_000;

/**
 * The keys of the accounts with a text of this kind that has what is looked for; the same key may come again.
 *
 * What the index names is compared with the texts, as all trigrams of a word may be in a text without the word. Of very
 * many texts that is not done: where each text of a sample has the word, or where the work left does not suffice.
 * Then accounts that have all trigrams of the word are found with those that have the word; none is missing.
 */
export function findInKind(
  state: ReadModelsState,
  look: Look,
  kind: SearchKind,
  work: SearchWork,
): readonly number[] {
  const { match, briefMatch, needle, isExact } = look;
  const accountKeys = (sql: string, params: object): readonly number[] =>
    JSON.parse(String(state.file.statements.values(sql).get(params)));
  if (isExact) {
    const named = accountKeys(namedSql(kind), { match });
    work.named -= named.length;
    return named;
  }
  const share = sampledShare(state, match, kind);
  work.named -= share * state.columns.size;
  if (!isCompared(state, { look, kind, share }, work)) return accountKeys(namedSql(kind), { match });
  if (share >= scannedShare) return accountKeys(scanSql(kind), { needle });
  return accountKeys(comparedSql(kind), { match: share >= briefShare ? briefMatch : match, needle });
}

type Named = { readonly look: Look; readonly kind: SearchKind; readonly share: number };

function isCompared(state: ReadModelsState, { look, kind, share }: Named, work: SearchWork): boolean {
  const named = share * state.columns.size;
  if (named <= maxUnsampled) return true;
  const { count, letters, found } = sampleTexts(state, look, kind);
  const toRead = (letters / count) * named;
  const isSure = found === count && toRead > work.lettersSampled;
  if (isSure || toRead > work.letters) return false;
  work.letters -= toRead;
  return true;
}

const namedSql = (kind: SearchKind) => `SELECT json_group_array(${accountKeyOf('rowid')}) FROM search_index
  WHERE search_index MATCH @match AND ${isOfKind('rowid', kind)}`;

const comparedSql = (
  kind: SearchKind,
) => `SELECT json_group_array(${accountKeyOf('i.rowid')}) FROM search_index i
  CROSS JOIN search_text t ON t.text_key = i.rowid
  WHERE search_index MATCH @match AND ${isOfKind('i.rowid', kind)} AND instr(t.text, @needle) > 0`;

const scanSql = (kind: SearchKind) => `SELECT json_group_array(${accountKeyOf('text_key')}) FROM search_text
  WHERE ${isOfKind('text_key', kind)} AND instr(text, @needle) > 0`;
