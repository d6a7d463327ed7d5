/** The text of one record with the number of its first line, counted from 1. */
export type RawRecord = { readonly line: number; readonly raw: string; readonly isQuoteOpen: boolean };

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
 * The record that begins at a line: it goes on over the following lines while a quote is open. A quote that is never
 * closed makes a record of its first line alone, so that the rest of the file can still be read.
 */
export function recordAt(lines: readonly string[], index: number, delimiter: Delimiter): RawRecord {
  let raw = lines[index] ?? '';
  let isOpen = endsInQuotes(raw, delimiter, false);
  for (let next = index + 1; isOpen && next < lines.length && next - index < maxLinesPerRecord; next += 1) {
    const line = lines[next] ?? '';
    raw += `\n${line}`;
    isOpen = endsInQuotes(line, delimiter, true);
  }
  if (isOpen) return { line: index + 1, raw: lines[index] ?? '', isQuoteOpen: true };
  return { line: index + 1, raw, isQuoteOpen: false };
}

function endsInQuotes(line: string, delimiter: Delimiter, startsInQuotes: boolean): boolean {
  let inQuotes = startsInQuotes;
  let atFieldStart = !startsInQuotes;
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
