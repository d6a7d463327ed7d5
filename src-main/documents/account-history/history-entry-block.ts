import type { AccountHistoryContent } from '../../engine/ports/documents-port.ts';
import type { HistoryEntry } from '../../engine/ports/history-entry.ts';
import type { DocumentPage } from '../document-page.ts';
import { colours } from '../document-style.ts';
import type { Block, Grid, Span } from '../layout/block.ts';
import { cell, stack, text } from '../layout/blocks.ts';
import { writtenText } from '../written-lines.ts';
import { entryWords } from './entry-words.ts';
import type { HistoryWords } from './history-words.ts';

/** Columns in points: when, and who. */
const whenWidth = 104;
const whoWidth = 96;

/** The line of an entry with the room below it and two lines of what follows. */
const firstPieces = 4;

/**
 * One entry: when, what and who in a line, and below it what was written, which flows over the end of a page wherever
 * that comes.
 */
export function historyEntryBlock(
  page: DocumentPage,
  entry: HistoryEntry,
  reasons: AccountHistoryContent['disputeReasons'],
): Block {
  const words = entryWords(page.format, entry, reasons);
  const notes = writtenText(words.note, { left: whenWidth });
  const details = words.details.map((line) => text(line, { left: whenWidth, colour: colours.quiet }));
  return stack([entryLine(page, entry, words), ...notes, ...details], { below: 4, keepsFirst: firstPieces });
}

function entryLine(
  { format, geometry, organisation }: DocumentPage,
  entry: HistoryEntry,
  words: HistoryWords,
): Grid {
  const { title, line } = words;
  const marks = entry.isWaiting ? ` · ${format.words.history.waiting}` : '';
  const what: Span[] = [
    { text: title, style: { bold: true } },
    { text: `${line === '' ? '' : ` ${line}`}${marks}` },
  ];
  const time: Span[] =
    entry.at === null
      ? []
      : [{ text: ` ${format.time(entry.at, organisation.timeZone)}`, style: { colour: colours.quiet } }];
  return {
    kind: 'grid',
    use: 'layout',
    look: {
      rowRule: (rule) => (rule === 0 ? { width: 0.5, colour: colours.rule } : undefined),
      padding: (column) => ({ left: 0, right: column === 2 ? 0 : 6, top: 3, bottom: 1 }),
    },
    widths: [whenWidth - 6, geometry.contentWidth - whenWidth - whoWidth - 6, whoWidth],
    rows: [
      [
        cell({ kind: 'paragraph', spans: [{ text: format.shortDate(entry.date) }, ...time] }),
        cell({ kind: 'paragraph', spans: what }),
        cell(text(entry.by ?? '', { colour: colours.quiet }), { align: 'right' }),
      ],
    ],
  };
}
