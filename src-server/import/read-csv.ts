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
    const record = recordAt(lines, index, delimiter);
    const spansLines = record.raw.includes('\n');
    if (spansLines && !isSound(record, delimiter, fieldCount)) {
      records.push({ line: index + 1, raw: lines[index] ?? '', isQuoteOpen: true });
      index += 1;
      continue;
    }
    if (record.raw.trim() !== '') records.push(record);
    index += spansLines ? record.raw.split('\n').length : 1;
  }
  return parseRecords(records, delimiter);
}

/** Several lines are one record only when its quotes are right to the letter and its fields are all there. */
function isSound(record: RawRecord, delimiter: Delimiter, fieldCount: number | undefined): boolean {
  const fields = tryParse(record.raw, delimiter, false)?.[0];
  return fields !== undefined && fields.length === (fieldCount ?? fields.length);
}

function parseRecords(records: readonly RawRecord[], delimiter: Delimiter): readonly CsvRecord[] {
  const parsed: CsvRecord[] = [];
  for (let start = 0; start < records.length; start += recordsPerParse) {
    const batch = records.slice(start, start + recordsPerParse);
    const whole = batch.every((record) => !record.isQuoteOpen)
      ? tryParse(batch.map((record) => record.raw).join('\n'), delimiter)
      : undefined;
    const isAligned = whole?.length === batch.length;
    for (const [index, record] of batch.entries()) {
      const fields = isAligned ? whole?.[index] : parseOne(record, delimiter);
      parsed.push({ line: record.line, raw: record.raw, fields });
    }
  }
  return parsed;
}

function parseOne(record: RawRecord, delimiter: Delimiter): readonly string[] | undefined {
  if (record.isQuoteOpen) return undefined;
  const rows = tryParse(record.raw, delimiter);
  return rows?.length === 1 ? rows[0] : undefined;
}

function tryParse(
  text: string,
  delimiter: Delimiter,
  relaxQuotes = true,
): readonly (readonly string[])[] | undefined {
  const options = { delimiter, relax_column_count: true, record_delimiter: '\n' };
  try {
    return parse(text, { ...options, relax_quotes: relaxQuotes });
  } catch (error) {
    // The parser names what is wrong with the text by a code of its own; anything else is a bug.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) return undefined;
    throw error;
  }
}
