import type { FigureItemRow } from '../../../src-shared/contract/figures-view.ts';
import {
  changeUnit,
  figureDecimal,
  majorUnits,
} from '../../../src-shared/domain/key-figures/figure-decimal.ts';
import type { ComparedRow } from '../../../src-shared/domain/key-figures/figure-rows.ts';
import { ratio } from '../../../src-shared/domain/money/ratio.ts';
import { componentName, type FigureLanguage, figureName } from './figure-words.ts';
import { itemUnit } from './item-unit.ts';

const figureColumns = [
  'asOf',
  'section',
  'figure',
  'currency',
  'unit',
  'value',
  'reason',
  'comparedWith',
  'earlier',
  'change',
  'changeUnit',
] as const;

/** The figures as lines of a table, numbers as plain decimals with a point. */
export function figureLines(
  rows: readonly ComparedRow[],
  dates: { readonly asOf: string; readonly comparedWith: string | null },
  language: FigureLanguage,
): readonly (readonly string[])[] {
  const { t } = language;
  return [
    figureColumns.map((column) => t(`dashboard.csv.${column}`)),
    ...rows.map((row) => [
      dates.asOf,
      t(`dashboard.section.${row.section}`),
      figureName(row.name, language),
      row.currency,
      t(`dashboard.unit.${row.unit}`),
      figureDecimal(row.value, row) ?? figureDecimal(row.atLeast, row) ?? '',
      reasonWords(row, language),
      dates.comparedWith ?? '',
      figureDecimal(row.earlier, row) ?? '',
      figureDecimal(row.change, row) ?? '',
      row.change?.defined === true ? t(`dashboard.unit.${changeUnit(row.unit)}`) : '',
    ]),
  ];
}

/** Why a figure has no value, or is only known to be at least the one that is given. */
function reasonWords({ value, atLeast }: ComparedRow, { t }: FigureLanguage): string {
  if (value.defined) return '';
  const reason = t(`dashboard.undefined.${value.reason}`);
  return atLeast === null ? reason : t('dashboard.atLeastFor', { reason });
}

const itemColumns = [
  'accountNumber',
  'account',
  'kind',
  'document',
  'date',
  'component',
  'currency',
  'unit',
  'value',
] as const;

/** The head of the table of the documents behind a figure. */
export function itemHead({ t }: FigureLanguage): readonly string[] {
  return itemColumns.map((column) => t(`dashboard.csv.${column}`));
}

/** A document behind a figure as a line of a table. */
export function itemLine(item: FigureItemRow, currency: string, language: FigureLanguage): readonly string[] {
  const unit = itemUnit(item.key);
  return [
    item.accountNumber,
    item.accountName,
    language.t(`dashboard.kind.${item.kind}`),
    item.label,
    item.date,
    componentName(item.key, language),
    currency,
    language.t(`dashboard.unit.${unit}`),
    unit === 'count' ? item.value.toString() : majorUnits(ratio(item.value), currency),
  ];
}
