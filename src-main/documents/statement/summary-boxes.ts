import type { BalanceForward } from '../../../src-shared/domain/statement/balance-forward.ts';
import { colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import { figureBoxes } from '../figure-boxes.ts';
import type { Block } from '../layout/block.ts';
import { stack, text } from '../layout/blocks.ts';
import { writtenText } from '../written-lines.ts';
import { movedSums } from './movement-table.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

/** What a statement says about itself. */
export type StatementTexts = {
  readonly title: string;
  readonly intro: string;
  /** Where credits went. */
  readonly creditsUsed: string;
};

/** Title, one sentence, and the figures that a payer looks for first. */
export function summary(
  page: StatementPage,
  section: StatementSection,
  { title, intro, creditsUsed }: StatementTexts,
): Block {
  return stack([
    text(title, { bold: true, size: 16, role: 'H1' }),
    ...writtenText(intro, { colour: colours.quiet, above: 1, below: 7 }),
    ...(section.forward === null ? [] : [stack([forwardBoxes(page, section.forward)], { below: 7 })]),
    boxes(page, section),
    ...notes(page, section, creditsUsed),
  ]);
}

export function statementTitle({ content, format }: StatementPage): string {
  return content.forward === null ? format.words.title : format.words.forward.title;
}

export function statementIntro({ format, content }: StatementPage, section: StatementSection): string {
  const { words } = format;
  const date = format.longDate(content.today);
  if (content.forward === null) {
    if (section.lines.length === 0) return fillIn(words.introEmpty, { date });
    if (content.isSummary) return fillIn(words.introSummary, { date });
    return fillIn(section.payNowMinor > 0 ? words.intro : words.introNothingDue, { date });
  }
  return fillIn(words.forward.intro, { from: format.longDate(content.forward.from), date });
}

/** I1: what the balance was, what came on top, what came off, and what it is. */
function forwardBoxes({ format, geometry }: StatementPage, forward: BalanceForward): Block {
  const { forward: words } = format.words;
  const amount = (amountMinor: number) => format.amount(amountMinor, forward.currency);
  const { chargesMinor, creditsMinor } = movedSums(forward);
  const figures: [string, string][] = [
    [words.opening, amount(forward.openingMinor)],
    [words.charges, amount(chargesMinor)],
    [words.paymentsAndCredits, amount(-creditsMinor)],
    [words.closing, amount(forward.closingMinor)],
  ];
  const longest = Math.max(...figures.map(([, figure]) => figure.length));
  return figureBoxes(figures, geometry.contentWidth, longest > 14 ? 8.5 : 12);
}

function boxes({ format, geometry }: StatementPage, section: StatementSection): Block {
  const { words } = format;
  const amount = (amountMinor: number) => format.amount(amountMinor, section.currency);
  const figures: [string, string][] = [
    [words.openBalance, amount(section.balanceMinor)],
    [words.inDispute, amount(section.disputedMinor)],
    [words.notYetDue, amount(section.notDueMinor)],
  ];
  if (section.creditsMinor !== 0) figures.push([words.credits, amount(section.creditsMinor)]);
  figures.push([words.payNow, amount(section.payNowMinor)]);
  const longest = Math.max(...figures.map(([, figure]) => figure.length));
  return figureBoxes(figures, geometry.contentWidth, longest > 14 ? 8.5 : figures.length > 4 ? 10.5 : 12);
}

function notes({ format }: StatementPage, section: StatementSection, creditsUsed: string): Block[] {
  const { words } = format;
  const sentences: string[] = [];
  if (section.creditsMinor !== 0 && section.payNowMinor > 0) sentences.push(creditsUsed);
  if (section.promisedMinor > 0)
    sentences.push(fillIn(words.promised, { amount: format.money(section.promisedMinor, section.currency) }));
  if (sentences.length === 0) return [];
  return [text(sentences.join(' '), { colour: colours.quiet, size: 7.5, above: 4 })];
}
