import { changeUnit, figureDecimal } from '../../src-shared/domain/key-figures/figure-decimal.ts';
import { figureLengths } from '../../src-shared/domain/key-figures/figure-lengths.ts';
import {
  type ComparedRow,
  compareRows,
  figureRows,
} from '../../src-shared/domain/key-figures/figure-rows.ts';
import type { KeyFigures } from '../../src-shared/domain/key-figures/key-figures.ts';
import type { ReportLine, ReportName } from './ports/report-content.ts';

/** Figures, and those of some days before where they are compared. */
export type ReportedFigures = {
  readonly figures: KeyFigures;
  readonly earlier: { readonly figures: KeyFigures; readonly daysBefore: number } | null;
};

/** The figures in the order of the dashboard, rounded as it rounds them, with bars as long as its bars. */
export function reportLines(
  { figures, earlier }: ReportedFigures,
  nameOf: (userId: string) => string,
): readonly ReportLine[] {
  const earlierRows = earlier === null ? null : figureRows(earlier.figures);
  const rows = compareRows(figureRows(figures), earlierRows, earlier?.daysBefore ?? null);
  const lengths = figureLengths(rows);
  return rows.map((row) => lineOf(row, lengths.get(row.id) ?? 0, nameOf));
}

function lineOf(row: ComparedRow, length: number, nameOf: (userId: string) => string): ReportLine {
  const { section, currency, unit, value } = row;
  const change = { unit: changeUnit(unit), currency };
  return {
    ...{ section, currency, unit },
    name: reportName(row, nameOf),
    value: figureDecimal(value, row),
    reason: value.defined ? null : value.reason,
    atLeast: figureDecimal(row.atLeast, row),
    earlier: figureDecimal(row.earlier, row),
    change: figureDecimal(row.change, change),
    bar: Math.round(length * 1_000),
  };
}

function reportName({ name }: ComparedRow, nameOf: (userId: string) => string): ReportName {
  return name.kind === 'collector' ? { kind: 'collector', name: nameOf(name.collectorId) } : name;
}
