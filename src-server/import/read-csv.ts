import { parse } from 'csv-parse/sync';
import { type Delimiter, type RawRecord, recordAt, splitLines } from './split-records.ts';

/** One record of a file: its fields, or why they cannot be told apart. */
export type CsvRecord = {
  readonly line: number;
  readonly raw: string;
  readonly fields: readonly string[] | undefined;
};

const recordsPerParse = 2000;

/**
 * Reads every record of a text. A record that runs over several lines and has not the number of fields of the header
 * is taken for one whose quote went wrong: its first line alone is broken and reading goes on with the next line.
 */
export function readCsv(text: string, delimiter: Delimiter, fieldCount?: number): readonly CsvRecord[] {
  const lines = splitLines(text);
  const records: RawRecord[] = [];
  for (let index = 0; index < lines.length; ) {
    const record = recordAt(lines, index, delimiter, fieldCount);
    if (record.isQuoteOpen || record.raw.trim() !== '') records.push(record);
    index += record.lineCount;
  }
  return parseRecords(records, delimiter);
}

function parseRecords(records: readonly RawRecord[], delimiter: Delimiter): readonly CsvRecord[] {
  const parsed: CsvRecord[] = [];
  for (let start = 0; start < records.length; start += recordsPerParse) {
    const batch = records.slice(start, start + recordsPerParse);
    const closed = batch.filter((record) => !record.isQuoteOpen);
    const fields = parseTogether(closed, delimiter);
    let next = 0;
    for (const { line, raw, isQuoteOpen } of batch) {
      parsed.push({ line, raw, fields: isQuoteOpen ? undefined : fields[next] });
      if (!isQuoteOpen) next += 1;
    }
  }
  return parsed;
}

type Fields = readonly string[] | undefined;

/** The fields of each record. Where one of many is broken, halves are tried: most are read together still. */
function parseTogether(records: readonly RawRecord[], delimiter: Delimiter): readonly Fields[] {
  if (records.length === 0) return [];
  const rows = tryParse(records.map((record) => record.raw).join('\n'), delimiter);
  if (rows?.length === records.length) return rows;
  if (records.length === 1) return [undefined];
  const half = Math.ceil(records.length / 2);
  const first = parseTogether(records.slice(0, half), delimiter);
  return [...first, ...parseTogether(records.slice(half), delimiter)];
}

function tryParse(text: string, delimiter: Delimiter): readonly (readonly string[])[] | undefined {
  const options = { delimiter, relax_column_count: true, record_delimiter: '\n', relax_quotes: true };
  try {
    return parse(text, options);
  } catch (error) {
    // The parser names what is wrong with the text by a code of its own; anything else is a bug.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) return undefined;
    throw error;
  }
}
