import { type SkippedRow, skipReasons } from './skip-reason.ts';

/** The report of skipped rows as CSV, for a person with a spreadsheet. */
export function skipReport(skipped: readonly SkippedRow[]): string {
  const rows = skipped.map(({ line, reason, raw }) =>
    [String(line), reason, skipReasons[reason], raw].map(csvCell).join(','),
  );
  return `${['line,reason,explanation,row', ...rows].join('\r\n')}\r\n`;
}

/** What a spreadsheet may drop or pass over before it looks for a formula: blanks, invisible signs, quotes. */
const formula =
  /^[\s\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}"']*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/u;

/** One cell. A leading apostrophe keeps spreadsheets from running what looks like a formula. */
function csvCell(text: string): string {
  const inert = formula.test(text) ? `'${text}` : text;
  // Some spreadsheets split at semicolons or tabs, whatever the file is called.
  return /[",;\t\r\n]/.test(inert) || inert !== text ? `"${inert.replaceAll('"', '""')}"` : inert;
}
