import { type SkippedRow, skipReasons } from './skip-reason.ts';

/** The report of skipped rows as CSV, for a person with a spreadsheet. */
export function skipReport(skipped: readonly SkippedRow[]): string {
  const rows = skipped.map(({ line, reason, raw }) =>
    [String(line), reason, skipReasons[reason], raw].map(csvCell).join(','),
  );
  return `${['line,reason,explanation,row', ...rows].join('\r\n')}\r\n`;
}

/** One cell. A leading apostrophe keeps spreadsheets from running what looks like a formula. */
function csvCell(text: string): string {
  const inert = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) || inert !== text ? `"${inert.replaceAll('"', '""')}"` : inert;
}
