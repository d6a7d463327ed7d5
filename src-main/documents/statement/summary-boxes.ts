import type { Content } from 'pdfmake/interfaces.js';
import { boxLayout, colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import type { StatementPage } from './statement-page.ts';
import type { StatementSection } from './statement-section.ts';

/** Title, one sentence, and the figures that a payer looks for first. */
export function summary(page: StatementPage, section: StatementSection): Content {
  const { format, content, text } = page;
  const { words } = format;
  const isEmpty = section.lines.length === 0;
  const intro = fillIn(isEmpty ? words.introEmpty : words.intro, {
    date: format.longDate(content.today),
  });
  return {
    stack: [
      text(words.title, { bold: true, fontSize: 16 }),
      text(intro, { color: colours.quiet, marginTop: 1, marginBottom: 7 }),
      boxes(page, section),
      ...notes(page, section),
    ],
  };
}

function boxes({ format, text }: StatementPage, section: StatementSection): Content {
  const { words } = format;
  const figures: [string, number][] = [
    [words.openBalance, section.balanceMinor],
    [words.inDispute, section.disputedMinor],
    [words.notYetDue, section.notDueMinor],
  ];
  if (section.creditsMinor !== 0) figures.push([words.credits, section.creditsMinor]);
  figures.push([words.payNow, section.payNowMinor]);
  const longest = Math.max(...figures.map(([, minor]) => format.amount(minor, section.currency).length));
  const fontSize = longest > 14 ? 8.5 : figures.length > 4 ? 10.5 : 12;
  const cells = figures.map(([label, minor], index) => ({
    stack: [
      text(label, { color: index === figures.length - 1 ? colours.ink : colours.quiet }),
      text(format.amount(minor, section.currency), { bold: true, fontSize, noWrap: true }),
    ],
  }));
  return {
    layout: boxLayout(figures.length - 1),
    table: { widths: figures.map(() => '*'), body: [cells] },
  };
}

function notes({ format, text }: StatementPage, section: StatementSection): Content[] {
  const { words } = format;
  const sentences: string[] = [];
  if (section.creditsMinor !== 0 && section.payNowMinor > 0) sentences.push(words.creditsUsed);
  if (section.promisedMinor > 0)
    sentences.push(fillIn(words.promised, { amount: format.money(section.promisedMinor, section.currency) }));
  if (sentences.length === 0) return [];
  return [text(sentences.join(' '), { color: colours.quiet, fontSize: 7.5, marginTop: 4 })];
}
