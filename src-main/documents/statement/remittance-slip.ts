import { colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import type { Block, Drawing, Grid } from '../layout/block.ts';
import { cell, stack, text } from '../layout/blocks.ts';
import { sectionBill } from './payment-part.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

const leftShare = 0.56;

/** The part that the customer cuts off and sends along with the payment; a QR-bill has one of its own. */
export function remittanceSlip(page: StatementPage, section: StatementSection): readonly Block[] {
  if (section.payNowMinor === 0 || sectionBill(page, section) !== undefined) return [];
  const { content, format, geometry } = page;
  const { words } = format;
  const { account, today } = content;
  const left = [
    text(words.slip, { bold: true, lineHeight: 1.2 }),
    text(`${words.account} ${account.number} · ${account.name}`, { lineHeight: 1.2 }),
    text(fillIn(words.slipStatement, { date: format.longDate(today) }), { lineHeight: 1.2 }),
  ];
  const blanks = [words.slipItems, fillIn(words.slipAmount, { currency: section.currency }), words.slipDate];
  const width = geometry.contentWidth;
  const slip = stack(
    [
      cutLine(width + geometry.marginRight + geometry.marginLeft, -geometry.marginLeft),
      {
        kind: 'grid',
        use: 'layout',
        above: 7,
        widths: [width * leftShare, width * (1 - leftShare)],
        rows: [[cell(stack(left, { right: 12 })), cell(blankLines(width * (1 - leftShare), blanks))]],
      },
    ],
    { keepsTogether: true, above: 9 },
  );
  return [slip];
}

function cutLine(width: number, start: number): Drawing {
  const stroke = { width: 0.6, colour: colours.quiet, dash: [3, 2] } as const;
  return {
    kind: 'drawing',
    width,
    height: 0,
    shapes: [{ kind: 'line', from: [start, 0], to: [start + width, 0], stroke }],
  };
}

function blankLines(width: number, labels: readonly string[]): Grid {
  return {
    kind: 'grid',
    use: 'layout',
    look: {
      rowRule: (rule) => (rule === 0 ? undefined : { width: 0.5, colour: colours.quiet }),
      padding: (_column, row) => ({ left: 0, right: 0, top: row === 0 ? 0 : 5, bottom: 1 }),
    },
    widths: [width],
    rows: labels.map((label) => [cell(text(label, { colour: colours.quiet }))]),
  };
}
