import type { ReportLine } from '../../engine/ports/report-content.ts';
import { fillIn } from '../document-words.ts';
import { cellPadding } from '../ruled-table.ts';
import { changeWords, earlierWords, valueWords } from './figure-words.ts';
import type { ReportPage } from './report-page.ts';

/** Widths in points at 8 points of type: a digit of Noto Sans, and what a column of numbers gets. */
const digitWidth = 4.65;
const mostNumberWidth = 116;
const leastNumberWidth = 62;
/** Of what the numbers leave, the names get so much and the bars the rest. */
const nameShare = 0.58;

/** A column of numbers: its head, what it says of a figure, and its width. */
export type NumberColumn = {
  readonly head: string;
  readonly width: number;
  readonly say: (line: ReportLine) => string;
};

/** The columns of every table of a report: they stand below each other on all of its pages. */
export type FigureColumns = {
  readonly nameWidth: number;
  readonly barWidth: number;
  readonly numbers: readonly NumberColumn[];
};

export function figureColumns(page: ReportPage): FigureColumns {
  const { content, format, geometry } = page;
  const { report: words } = format.words;
  const numbers = [
    // A reason in place of a number breaks its words.
    numberColumn(
      content.lines.filter(({ value, atLeast }) => value !== null || atLeast !== null),
      words.valueHead,
      (line) => valueWords(page, line),
    ),
    ...(content.comparedWith === null
      ? []
      : [
          numberColumn(
            content.lines,
            fillIn(words.earlierHead, { date: format.shortDate(content.comparedWith) }),
            (line) => earlierWords(page, line),
          ),
          numberColumn(content.lines, words.changeHead, (line) => changeWords(page, line)),
        ]),
  ];
  const paddings = cellPadding * 2 * (numbers.length + 1);
  const left = numbers.reduce((rest, { width }) => rest - width, geometry.contentWidth - paddings);
  return { nameWidth: left * nameShare, barWidth: left * (1 - nameShare), numbers };
}

function numberColumn(
  lines: readonly ReportLine[],
  head: string,
  say: (line: ReportLine) => string,
): NumberColumn {
  const longest = lines.reduce((most, line) => Math.max(most, say(line).length), head.length);
  return {
    head,
    say,
    width: Math.min(mostNumberWidth, Math.max(leastNumberWidth, longest * digitWidth + 4)),
  };
}
