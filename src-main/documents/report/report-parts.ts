import { figureSections } from '../../../src-shared/domain/key-figures/figure-rows.ts';
import type { ReportLine } from '../../engine/ports/report-content.ts';
import type { DocumentParts } from '../document-parts.ts';
import { boxLook, colours } from '../document-style.ts';
import type { Block, Grid } from '../layout/block.ts';
import { cell, stack, text } from '../layout/blocks.ts';
import { type FigureColumns, figureColumns } from './figure-columns.ts';
import { figureTable } from './figure-table.ts';
import { reportData } from './report-data.ts';
import type { ReportPage } from './report-page.ts';
import { reportProof } from './report-proof.ts';

/** The key figures of the dashboard, for those who work here. It has no address: nothing invites anybody to send it. */
export function reportParts(page: ReportPage): DocumentParts {
  const { content, format } = page;
  const { report: words } = format.words;
  const currencies = [...new Set(content.lines.map(({ currency }) => currency))];
  const columns = figureColumns(page);
  const isEmpty = currencies.every((currency) => currency === '');
  return {
    title: words.title,
    proof: reportProof(page),
    mark: null,
    body: [
      text(content.organisation.name, { bold: true, size: 10, colour: colours.brand, below: 8 }),
      text(words.title, { bold: true, size: 16, below: 2, role: 'H1' }),
      text(words.internal, { colour: colours.quiet, below: 7 }),
      ...unfinished(page),
      particulars(page),
      ...(isEmpty ? [text(words.none, { bold: true, above: 12 })] : []),
      ...currencies.map((currency) => currencyPart(page, columns, currency)),
    ],
    data: reportData(content),
  };
}

/** Figures of which accounts are missing must not pass for those of all. */
function unfinished({ content, format, geometry }: ReportPage): readonly Grid[] {
  const { staleCount } = content;
  if (staleCount === 0) return [];
  const rule = () => ({ width: 1, colour: colours.danger });
  const words = format.counted(format.words.report.unfinished, staleCount);
  return [
    {
      kind: 'grid',
      use: 'layout',
      look: { ...boxLook(), rowRule: rule, columnRule: rule },
      below: 9,
      widths: [geometry.contentWidth - 16],
      rows: [[cell(text(words, { bold: true, colour: colours.danger }))]],
    },
  ];
}

function particulars({ content, format, geometry }: ReportPage): Grid {
  const { words } = format;
  const { asOf, comparedWith, person, accountCount, periodDays } = content;
  const accounts = format.counted(words.report.accounts, accountCount, { person });
  const labelWidth = 100;
  const rows = [
    [words.asOf, format.longDate(asOf)],
    [words.report.scope, accounts],
    [words.report.period, format.counted(words.report.periodDays, periodDays)],
    ...(comparedWith === null ? [] : [[words.report.comparedWith, format.longDate(comparedWith)]]),
  ] as const;
  return {
    kind: 'grid',
    use: 'layout',
    look: { padding: () => ({ left: 0, right: 0, top: 0, bottom: 3 }) },
    widths: [labelWidth, geometry.contentWidth - labelWidth],
    rows: rows.map(([label = '', value = '']) => [
      cell(text(label, { colour: colours.quiet })),
      cell(text(value)),
    ]),
  };
}

function currencyPart(page: ReportPage, columns: FigureColumns, currency: string): Block {
  const { report: words } = page.format.words;
  const heading = currency === '' ? words.allCurrencies : currency;
  const lines = page.content.lines.filter((line) => line.currency === currency);
  const title = text(heading, { bold: true, size: 12, role: 'H2', colour: colours.ink });
  return stack([
    stack([title], { above: 16, keepsWithNext: true }),
    ...figureSections.flatMap((section) => sectionTable(page, columns, lines, section)),
  ]);
}

function sectionTable(
  page: ReportPage,
  columns: FigureColumns,
  lines: readonly ReportLine[],
  section: ReportLine['section'],
): readonly Block[] {
  const inSection = lines.filter((line) => line.section === section);
  const title = page.format.words.report.section[section];
  return inSection.length === 0 ? [] : [figureTable(page, columns, title, inSection)];
}
