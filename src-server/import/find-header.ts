import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import {
  type ColumnMap,
  checkMapping,
  type LedgerMapping,
  mapBySavedMapping,
  mapBySynonyms,
  missingRoles,
} from './column-mapping.ts';
import { readCsv } from './read-csv.ts';
import { type Delimiter, splitLines } from './split-records.ts';

export type FoundHeader = {
  readonly delimiter: Delimiter;
  readonly line: number;
  readonly fieldCount: number;
  readonly columns: ColumnMap;
};

const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];
/** Exports may have a title, a company name or `sep=;` above the header. */
const maxLinesAbove = 20;

/**
 * Finds the header row and with it the delimiter: the first row in which all needed columns are found.
 * FILE_IS_NO_LEDGER names what is missing in the best candidate; MAPPING_INVALID a column that a mapping names in vain.
 */
export function findHeader(text: string, mapping: LedgerMapping | undefined): Result<FoundHeader> {
  const checked = mapping === undefined ? undefined : checkMapping(mapping);
  if (checked?.ok === false) return checked;
  const top = splitLines(text.slice(0, 200_000)).slice(0, maxLinesAbove).join('\n');
  let best: { readonly score: number; readonly problem: Result<FoundHeader> } | undefined;
  for (const delimiter of delimiters) {
    for (const record of readCsv(top, delimiter)) {
      if (record.fields === undefined) continue;
      const judged = judgeHeader(record.fields, { delimiter, line: record.line }, mapping);
      if (judged.ok) return judged;
      const score = mapBySynonyms(record.fields).size;
      if (best === undefined || score > best.score) best = { score, problem: judged };
    }
  }
  if (best === undefined || (best.score === 0 && mapping === undefined)) {
    return fail('FILE_IS_NO_LEDGER', { reason: 'no header' });
  }
  return best.problem;
}

function judgeHeader(
  fields: readonly string[],
  place: { readonly delimiter: Delimiter; readonly line: number },
  mapping: LedgerMapping | undefined,
): Result<FoundHeader> {
  const mapped = mapping === undefined ? succeed(mapBySynonyms(fields)) : mapBySavedMapping(fields, mapping);
  if (!mapped.ok) return mapped;
  const missing = missingRoles(mapped.value);
  if (missing.length > 0) {
    return fail('FILE_IS_NO_LEDGER', { reason: 'columns missing', columns: missing.join(', ') });
  }
  return succeed({ ...place, fieldCount: fields.length, columns: mapped.value });
}
