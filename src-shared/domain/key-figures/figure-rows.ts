import type { ComponentKey } from './component.ts';
import type { AmountFigure, CountFigure, Figure } from './figure.ts';
import { type FigureValue, multiplyValue, subtractValues, whole } from './figure-value.ts';
import type { CurrencyKeyFigures, KeyFigures } from './key-figures.ts';
import type { PersonFigures } from './team.ts';

/** Workload and results per person. */
const teamSections = [
  'carried',
  'contactsMade',
  'rightParty',
  'rightPartyContactRate',
  'promisesTaken',
  'promisesKept',
  'promisesNotKept',
  'keptRate',
] as const;

/** The parts of the dashboard, in their order. Those from the contacts on are of no currency. */
export const figureSections = [
  'receivables',
  'ageing',
  'days',
  'rates',
  'rolls',
  'workload',
  'cash',
  'forecast',
  'contacts',
  ...teamSections,
] as const;
export type FigureSection = (typeof figureSections)[number];

/** The figures that have one name. */
export const plainFigures = [
  'receivables',
  'credits',
  'sales',
  'dso',
  'bestPossibleDso',
  'averageDaysDelinquent',
  'countBackDso',
  'daysLatePaid',
  'daysLateOpen',
  'cei',
  'promisesKeptByCount',
  'promisesKeptByAmount',
  'withoutHistory',
  'rightPartyContactRate',
  'promisesPerContact',
] as const;
type PlainFigure = (typeof plainFigures)[number];

export type FigureName =
  | { readonly kind: 'plain'; readonly name: PlainFigure }
  | { readonly kind: 'bucket'; readonly bucket: number }
  | { readonly kind: 'roll'; readonly from: number; readonly to: number }
  | { readonly kind: 'collector'; readonly collectorId: string }
  | { readonly kind: 'forecast'; readonly part: ForecastPart; readonly days: number };

/** `against`: what was collected, beside what was forecast for it on the earlier date. */
type ForecastPart = 'total' | 'promised' | 'open' | 'collected' | 'against';

/** Amounts are in minor units, rates in per cent; a ratio is so many of one thing for each of another. */
export type FigureUnit = 'amount' | 'count' | 'days' | 'percent' | 'ratio';

/** A figure as the dashboard shows it: exact, with the components whose documents are behind it. */
export type FigureRow = {
  /** The same for the same figure of another date. */
  readonly id: string;
  readonly section: FigureSection;
  readonly name: FigureName;
  /** Empty for figures that have none. */
  readonly currency: string;
  readonly unit: FigureUnit;
  readonly value: FigureValue;
  /** What a figure without value is at least, in the same unit; null where nothing of it is known. */
  readonly atLeast: FigureValue | null;
  readonly components: readonly ComponentKey[];
};

/** A figure beside what it was on an earlier date. */
export type ComparedRow = FigureRow & {
  /** Null where no earlier date is asked for or the figure did not exist then. */
  readonly earlier: FigureValue | null;
  readonly change: FigureValue | null;
};

/** All key figures as rows, currency by currency, those without currency last. */
export function figureRows(figures: KeyFigures): readonly FigureRow[] {
  const contacts = rowsOf('', 'contacts');
  return [
    ...figures.currencies.flatMap(currencyRows),
    contacts.percent('rightPartyContactRate', figures.rightPartyContactRate),
    contacts.row('promisesPerContact', 'ratio', figures.promisesPerContact),
    ...teamSections.flatMap((section) => figures.team.map((person) => personRow(section, person))),
  ];
}

function personRow(section: (typeof teamSections)[number], person: PersonFigures): FigureRow {
  const { count, percent } = rowsOf('', section);
  const name: FigureName = { kind: 'collector', collectorId: person.personId };
  switch (section) {
    case 'carried':
      return count(name, person.carried);
    case 'contactsMade':
      return count(name, person.contacts);
    case 'rightParty':
      return count(name, person.rightParty);
    case 'rightPartyContactRate':
      return percent(name, person.rightPartyContactRate);
    case 'promisesTaken':
      return count(name, person.promises);
    case 'promisesKept':
      return count(name, person.kept);
    case 'promisesNotKept':
      return count(name, person.notKept);
    case 'keptRate':
      return percent(name, person.keptRate);
  }
}

/**
 * The rows with what they were on an earlier date, and the exact change since; null asks for no comparison. Cash that was
 * collected since then stands beside what was forecast for it then, too.
 */
export function compareRows(
  rows: readonly FigureRow[],
  earlierRows: readonly FigureRow[] | null,
  daysBefore: number | null = null,
): readonly ComparedRow[] {
  const earlierById = new Map((earlierRows ?? []).map((row) => [row.id, row.value]));
  const compare = (row: FigureRow, earlierId: string): ComparedRow => {
    const earlier = earlierById.get(earlierId) ?? null;
    return { ...row, earlier, change: earlier === null ? null : subtractValues(row.value, earlier) };
  };
  return rows.flatMap((row) => {
    const { name, currency } = row;
    const compared = compare(row, row.id);
    const isSinceThen = name.kind === 'forecast' && name.part === 'collected' && name.days === daysBefore;
    if (!isSinceThen || earlierRows === null) return [compared];
    const against = { ...row, id: forecastId(currency, 'against', name.days) };
    const named: FigureRow = { ...against, name: { ...name, part: 'against' } };
    return [compared, compare(named, forecastId(currency, 'total', name.days))];
  });
}

function forecastId(currency: string, part: ForecastPart, days: number): string {
  return [currency, 'forecast', 'forecast', part, days].join('/');
}

function currencyRows(figures: CurrencyKeyFigures): readonly FigureRow[] {
  const { currency } = figures;
  const receivables = rowsOf(currency, 'receivables');
  const days = rowsOf(currency, 'days');
  const rates = rowsOf(currency, 'rates');
  return [
    receivables.amount('receivables', figures.receivables),
    receivables.amount('credits', figures.credits),
    receivables.amount('sales', figures.sales),
    ...figures.ageing.map((figure, bucket) =>
      rowsOf(currency, 'ageing').amount({ kind: 'bucket', bucket }, figure),
    ),
    days.days('dso', figures.dso),
    days.days('bestPossibleDso', figures.bestPossibleDso),
    days.days('averageDaysDelinquent', figures.averageDaysDelinquent),
    days.days('countBackDso', figures.countBackDso),
    days.days('daysLatePaid', figures.daysLatePaid),
    days.days('daysLateOpen', figures.daysLateOpen),
    // The CEI is in per cent already.
    rates.row('cei', 'percent', figures.cei),
    rates.percent('promisesKeptByCount', figures.promisesKeptByCount),
    rates.percent('promisesKeptByAmount', figures.promisesKeptByAmount),
    ...figures.rollRates.map((rate) =>
      rowsOf(currency, 'rolls').percent({ kind: 'roll', from: rate.fromBucket, to: rate.toBucket }, rate),
    ),
    ...figures.overdueByCollector.map((overdue) =>
      rowsOf(currency, 'workload').amount({ kind: 'collector', collectorId: overdue.collectorId }, overdue),
    ),
    ...figures.cashCollected.map((cash) =>
      rowsOf(currency, 'cash').amount({ kind: 'collector', collectorId: cash.collectorId }, cash),
    ),
    ...forecastRows(figures),
  ];
}

function forecastRows(figures: CurrencyKeyFigures): readonly FigureRow[] {
  const { currency, forecasts, collected, withoutHistory } = figures;
  const rows = rowsOf(currency, 'forecast');
  const name = (part: ForecastPart, days: number): FigureName => ({ kind: 'forecast', part, days });
  return [
    ...collected.map((cash) => rows.amount(name('collected', cash.horizonDays), cash)),
    ...forecasts.flatMap(({ horizonDays, total, promised, open }) => [
      // What is expected of the invoices is known whether or not promises can be judged.
      {
        ...rows.row(name('total', horizonDays), 'amount', total),
        atLeast: total.value.defined ? null : whole(open.amountMinor),
      },
      rows.row(name('promised', horizonDays), 'amount', promised),
      rows.amount(name('open', horizonDays), open),
    ]),
    rows.amount('withoutHistory', withoutHistory),
  ];
}

function rowsOf(currency: string, section: FigureSection) {
  const row = (
    named: FigureName | PlainFigure,
    unit: FigureUnit,
    { value, components }: Figure,
  ): FigureRow => {
    const name: FigureName = typeof named === 'string' ? { kind: 'plain', name: named } : named;
    const id = [currency, section, ...Object.values(name)].join('/');
    return { id, section, name, currency, unit, value, atLeast: null, components };
  };
  return {
    row,
    days: (name: PlainFigure, figure: Figure) => row(name, 'days', figure),
    percent: (name: FigureName | PlainFigure, { value, components }: Figure) =>
      row(name, 'percent', { value: multiplyValue(value, 100), components }),
    count: (name: FigureName, figure: CountFigure) =>
      row(name, 'count', { value: whole(figure.count), components: figure.components }),
    amount: (name: FigureName | PlainFigure, { amountMinor, components }: AmountFigure) =>
      row(name, 'amount', { value: whole(amountMinor), components }),
  };
}
