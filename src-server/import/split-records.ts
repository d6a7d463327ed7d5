/** The text of one record with the number of its first line, counted from 1. */
export type RawRecord = {
  readonly line: number;
  readonly raw: string;
  readonly lineCount: number;
  readonly isQuoteOpen: boolean;
};

export type Delimiter = ',' | ';' | '\t' | '|';

/** A quoted field that runs over more lines than this is taken for a quote that somebody forgot to close. */
const maxLinesPerRecord = 200;

/** Splits a text into its lines; `\r\n`, `\n` and `\r` end one. */
export function splitLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * The record that begins at a line: it goes on over the following lines while a quote is open. Several lines are one
 * record only when its quotes are right to the letter and its fields are all there; else the quote was forgotten, and
 * the first line alone is broken, so that the rest of the file can still be read. Each line is looked at a bounded
 * number of times: the scan of a record ends at its first mistake.
 */
export function recordAt(
  lines: readonly string[],
  index: number,
  delimiter: Delimiter,
  fieldCount?: number,
): RawRecord {
  const first = lines[index] ?? '';
  const line = index + 1;
  if (!endsInQuotes(first, delimiter)) return { line, raw: first, lineCount: 1, isQuoteOpen: false };
  const lineCount = countQuotedLines(lines, index, delimiter, fieldCount);
  if (lineCount === undefined) return { line, raw: first, lineCount: 1, isQuoteOpen: true };
  return { line, raw: lines.slice(index, index + lineCount).join('\n'), lineCount, isQuoteOpen: false };
}

function countQuotedLines(
  lines: readonly string[],
  index: number,
  delimiter: Delimiter,
  fieldCount: number | undefined,
): number | undefined {
  let state: QuoteState | undefined = { inQuotes: false, fields: 1 };
  const end = Math.min(lines.length, index + maxLinesPerRecord);
  for (let next = index; next < end; next += 1) {
    state = scanStrictly(lines[next] ?? '', delimiter, state);
    if (state === undefined || state.fields > (fieldCount ?? state.fields)) return undefined;
    if (!state.inQuotes) return state.fields === (fieldCount ?? state.fields) ? next - index + 1 : undefined;
  }
  return undefined;
}

/** Where a line leaves a record: in a quoted field or not, and in which field, counted from 1. */
type QuoteState = { readonly inQuotes: boolean; readonly fields: number };

/** `undefined` when a quote stands where none may: within an unquoted field, or before more text of its field. */
function scanStrictly(line: string, delimiter: Delimiter, start: QuoteState): QuoteState | undefined {
  let { inQuotes, fields } = start;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at];
    if (inQuotes) {
      if (char !== '"') continue;
      const next = line[at + 1];
      if (next === '"') at += 1;
      else if (next === undefined || next === delimiter) inQuotes = false;
      else return undefined;
    } else if (char === delimiter) fields += 1;
    else if (char === '"') {
      if (at > 0 && line[at - 1] !== delimiter) return undefined;
      inQuotes = true;
    }
  }
  return { inQuotes, fields };
}

function endsInQuotes(line: string, delimiter: Delimiter): boolean {
  if (!line.includes('"')) return false;
  let inQuotes = false;
  let atFieldStart = true;
  for (let at = 0; at < line.length; at += 1) {
    const char = line[at];
    if (inQuotes) {
      if (char !== '"') continue;
      if (line[at + 1] === '"') at += 1;
      else inQuotes = false;
    } else if (char === '"' && atFieldStart) {
      inQuotes = true;
      atFieldStart = false;
    } else {
      atFieldStart = char === delimiter;
    }
  }
  return inQuotes;
}
