import type { Content } from 'pdfmake/interfaces.js';
import { bareLayout, colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

/** The part that the customer cuts off and sends along with the payment. */
export function remittanceSlip(page: StatementPage, section: StatementSection): Content {
  const { content, format, geometry, text } = page;
  const { words } = format;
  const { account, today } = content;
  const left: Content[] = [
    text(words.slip, { bold: true }),
    text(`${words.account} ${account.number} · ${account.name}`),
    text(fillIn(words.slipStatement, { date: format.longDate(today) })),
  ];
  const blanks = [words.slipItems, fillIn(words.slipAmount, { currency: section.currency }), words.slipDate];
  return {
    unbreakable: true,
    marginTop: 9,
    stack: [
      cutLine(geometry.contentWidth + geometry.marginRight + geometry.marginLeft, -geometry.marginLeft),
      {
        layout: bareLayout,
        marginTop: 7,
        table: {
          widths: [geometry.contentWidth * 0.56, geometry.contentWidth * 0.44],
          body: [[{ stack: left, lineHeight: 1.2, marginRight: 12 }, blankLines(page, blanks)]],
        },
      },
    ],
  };
}

function cutLine(width: number, start: number): Content {
  return {
    canvas: [
      {
        type: 'line',
        x1: start,
        y1: 0,
        x2: start + width,
        y2: 0,
        lineWidth: 0.6,
        lineColor: colours.quiet,
        dash: { length: 3, space: 2 },
      },
    ],
  };
}

function blankLines({ text }: StatementPage, labels: readonly string[]): Content {
  return {
    layout: {
      ...bareLayout,
      hLineWidth: (line) => (line === 0 ? 0 : 0.5),
      hLineColor: () => colours.quiet,
      paddingTop: (line) => (line === 0 ? 0 : 5),
      paddingBottom: () => 1,
    },
    table: { widths: ['*'], body: labels.map((label) => [text(label, { color: colours.quiet })]) },
  };
}
