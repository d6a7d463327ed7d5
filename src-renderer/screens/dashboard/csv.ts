/** The lines of a table as CSV (RFC 4180): quoted where needed, ended by CRLF, formulas made harmless. */
export function csvText(lines: Iterable<readonly string[]>): string {
  let text = '';
  for (const cells of lines) text += `${cells.map(csvCell).join(',')}\r\n`;
  return text;
}

const plainNumber = /^-?\d+(?:\.\d+)?$/;

/**
 * One cell. A spreadsheet would compute what begins with = + - @ (or a tab or a line break before them): such text gets
 * an apostrophe in front. A negative number is no formula and stays a number.
 */
function csvCell(text: string): string {
  const isFormula = /^[=+\-@\t\r\n]/.test(text) && !plainNumber.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
