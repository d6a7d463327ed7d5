import type { AccountHistoryContent } from '../../engine/ports/documents-port.ts';
import { copyBanner } from '../copy-mark.ts';
import type { DocumentFormat } from '../document-format.ts';
import type { DocumentPage } from '../document-page.ts';
import type { DocumentParts } from '../document-parts.ts';
import { colours } from '../document-style.ts';
import { fillIn } from '../document-words.ts';
import type { Block, Grid } from '../layout/block.ts';
import { cell, stack, text } from '../layout/blocks.ts';
import { ruledTable } from '../ruled-table.ts';
import { statusBanner } from '../status-banner.ts';
import { type HistoryCounts, historyCounts } from './history-counts.ts';
import { historyData } from './history-data.ts';
import { historyEntryBlock } from './history-entry-block.ts';

/**
 * What happened on an account, for those who work it. It has no window for an address: nothing about it invites anybody
 * to send it.
 */
export function historyParts(page: DocumentPage, content: AccountHistoryContent): DocumentParts {
  const { history: words } = page.format.words;
  const counts = historyCounts(content);
  const { entries, disputeReasons } = content;
  return {
    title: words.title,
    proof: proof(page.format, counts),
    mark: null,
    body: [
      text(page.organisation.name, { bold: true, size: 10, colour: colours.brand, below: 8 }),
      ...copyBanner(page),
      statusBanner(page, words.internal, words.internalWhy),
      text(words.title, { bold: true, size: 16, below: 5, role: 'H1' }),
      particulars(page, content),
      ...(entries.length === 0 ? [text(words.none, { bold: true, above: 12 })] : []),
      ...entries.map((entry) => historyEntryBlock(page, entry, disputeReasons)),
      countsTable(page, counts),
    ],
    data: historyData(content),
  };
}

function particulars(page: DocumentPage, content: AccountHistoryContent): Grid {
  const { format, account, geometry } = page;
  const { words } = format;
  const labelWidth = 80;
  const rows = [
    [words.account, `${account.number} · ${account.name}`],
    [words.history.period, periodWords(format, content)],
  ] as const;
  return {
    kind: 'grid',
    use: 'layout',
    below: 12,
    look: { padding: () => ({ left: 0, right: 0, top: 0, bottom: 3 }) },
    widths: [labelWidth, geometry.contentWidth - labelWidth],
    rows: rows.map(([label, value]) => [cell(text(label, { colour: colours.quiet })), cell(text(value))]),
  };
}

/** Which days are in it; one without an end ends today. */
function periodWords(format: DocumentFormat, { from, to, today }: AccountHistoryContent): string {
  const { history: words } = format.words;
  const date = (day: string | null) => (day === null ? '' : format.longDate(day));
  const values = { from: date(from), to: date(to), date: date(today) };
  if (from === null) return fillIn(to === null ? words.all : words.until, values);
  return fillIn(to === null ? words.since : words.between, values);
}

function countsTable(page: DocumentPage, { counts, total }: HistoryCounts): Block {
  const { history: words } = page.format.words;
  const table = ruledTable(page, {
    title: words.counts,
    columns: [
      { head: words.kind, isNumeric: false },
      { head: words.count, isNumeric: true },
    ],
    rows: counts.map(([kind, count]) => [words.counted[kind], String(count)]),
    total: [words.total, String(total)],
    width: page.geometry.contentWidth / 2,
  });
  return stack([{ ...table, keepsTogether: true }], { above: 4 });
}

function proof({ words }: DocumentFormat, counts: HistoryCounts): string {
  const { total, activities, promises, disputes, payments, documents, steps } = counts;
  const values = { total, activities, promises, disputes, payments, documents, steps };
  return fillIn(
    words.history.proof,
    Object.fromEntries(Object.entries(values).map(([name, count]) => [name, String(count)])),
  );
}
