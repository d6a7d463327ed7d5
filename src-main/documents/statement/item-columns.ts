import { cellPadding } from '../ruled-table.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

export const columnCount = 8;

/**
 * Widths in points at 8 points of type: a digit of Noto Sans, a letter as texts have them on average, and a character of
 * a date, whose blanks are narrow.
 */
const digitWidth = 4.65;
const dateCharacterWidth = 4.35;
const letterWidth = 4.5;
const daysWidth = 36;
const leastDateWidth = 46;
const leastTextWidth = 130;

/**
 * Columns of dates and figures are as wide as the longest of them, so that none breaks; the reference takes what it
 * needs up to half of the rest, the document number has what remains. Where figures leave too little room, the
 * whole table is set smaller. All widths are fixed: a column that grows with a long word would leave the sheet.
 */
export function columnWidths(
  page: StatementPage,
  section: StatementSection,
): { readonly widths: number[]; readonly fontSize: number } {
  const { format, geometry } = page;
  const room = geometry.contentWidth - cellPadding * 2 * (columnCount - 1);
  const date = Math.max(leastDateWidth, longestDate(page, section) * dateCharacterWidth);
  const amounts = (pick: (line: StatementSection['lines'][number]) => number, least: number) =>
    section.lines.reduce(
      (width, line) => Math.max(width, format.amount(pick(line), section.currency).length * digitWidth),
      least,
    );
  const figures = [
    daysWidth,
    amounts((line) => line.amountMinor, 42),
    amounts((line) => line.openMinor, 42),
    amounts((line) => line.runningMinor, 46),
  ];
  const needed = date * 2 + figures.reduce((sum, width) => sum + width, 0);
  const scale = Math.min(1, (room - leastTextWidth) / needed);
  const rest = room - needed * scale;
  const longestReference = section.lines.reduce((length, line) => Math.max(length, line.reference.length), 0);
  const reference = Math.min(rest / 2, Math.max(62, longestReference * letterWidth));
  const scaled = [date, date, ...figures].map((width) => width * scale);
  const [first = 0, second = 0, ...others] = scaled;
  return { widths: [rest - reference, first, second, reference, ...others], fontSize: 8 * scale };
}

/** In characters. */
function longestDate({ format }: StatementPage, { lines }: StatementSection): number {
  const dates = lines.flatMap(({ date, dueDate }) => (dueDate === null ? [date] : [date, dueDate]));
  return dates.reduce((longest, date) => Math.max(longest, format.shortDate(date).length), 0);
}
