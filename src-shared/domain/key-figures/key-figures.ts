import { ageingBucketCount } from '../invoice/ageing.ts';
import type { ComponentKey } from './component.ts';
import { withoutCurrency } from './component.ts';
import { type AmountFigure, amountOf, type Figure, sumOf, type Values } from './figure.ts';
import type { FigureBasis } from './figure-basis.ts';
import type { FigureSums } from './figure-sums.ts';
import { quotient, subtractValues } from './figure-value.ts';
import { type Forecast, forecasts } from './forecast.ts';
import {
  averageDaysSalesOutstanding,
  collectionEffectivenessIndex,
  countBackDaysSalesOutstanding,
  daysSalesOutstanding,
  weightedAverageDays,
} from './formulas.ts';
import { ageingOf, type RollRate, rollRates } from './rolls.ts';
import { type PersonFigures, teamFigures } from './team.ts';

/** The part of one collector. */
export type CollectorAmount = AmountFigure & { readonly collectorId: string };

/** Cash received in so many days up to the as-of date: what a forecast of then has come to. */
export type CollectedCash = AmountFigure & { readonly horizonDays: number };

/** M1: the key figures of one currency. Ratios: days, per cent for the CEI, 0 to 1 for rates. */
export type CurrencyKeyFigures = {
  readonly currency: string;
  readonly receivables: AmountFigure;
  /** I1: Σ ageing − credits is the balance. */
  readonly credits: AmountFigure;
  /** I1: open amounts by ageing bucket, "not due" first. */
  readonly ageing: readonly AmountFigure[];
  readonly sales: AmountFigure;
  readonly dso: Figure;
  readonly bestPossibleDso: Figure;
  readonly averageDaysDelinquent: Figure;
  readonly countBackDso: Figure;
  readonly cei: Figure;
  readonly daysLatePaid: Figure;
  readonly daysLateOpen: Figure;
  readonly promisesKeptByCount: Figure;
  readonly promisesKeptByAmount: Figure;
  readonly rollRates: readonly RollRate[];
  /** Results: cash received in the period, for the collector who had the account then. */
  readonly cashCollected: readonly CollectorAmount[];
  /** Workload: what is overdue on the accounts of each collector. */
  readonly overdueByCollector: readonly CollectorAmount[];
  readonly collected: readonly CollectedCash[];
  readonly forecasts: readonly Forecast[];
  /** Open amounts of which nothing is expected: the customer never paid anything as late. */
  readonly withoutHistory: AmountFigure;
};

export type KeyFigures = {
  /** In order of the currency's code. */
  readonly currencies: readonly CurrencyKeyFigures[];
  /** Outbound attempts at which who decides was reached ÷ all of them. */
  readonly rightPartyContactRate: Figure;
  /** Promises made in the period ÷ contacts with who decides, inbound ones included. May be above 1. */
  readonly promisesPerContact: Figure;
  /** Workload and results per person, in order of their ids. */
  readonly team: readonly PersonFigures[];
};

/** All key figures of the accounts that the sums are of, for the basis that the sums were made with. */
export function keyFigures(sums: FigureSums, basis: FigureBasis): KeyFigures {
  const currencies = [...sums.keys()].filter((currency) => currency !== withoutCurrency).sort();
  const counts: Values = sums.get(withoutCurrency) ?? new Map();
  return {
    currencies: currencies.map((currency) => ofCurrency(currency, sums.get(currency) ?? new Map(), basis)),
    rightPartyContactRate: share(counts, 'contact.attemptsReached', 'contact.attempts', 'no-attempts'),
    promisesPerContact: share(counts, 'contact.promises', 'contact.rightParty', 'no-contacts'),
    team: teamFigures(counts),
  };
}

function ofCurrency(currency: string, values: Values, basis: FigureBasis): CurrencyKeyFigures {
  const promisesKeptByAmount = share(
    values,
    'promise.kept.amount',
    'promise.due.amount',
    'no-promise-fell-due',
  );
  return {
    currency,
    receivables: amountOf(values, 'closing.receivables'),
    credits: amountOf(values, 'closing.credits'),
    ageing: ageingOf(values, ageingBucketCount(basis.policy.ageingBucketDays)),
    sales: amountOf(values, 'sales'),
    ...outstanding(values, basis),
    countBackDso: salesCountBack(values, basis),
    cei: effectiveness(values, basis),
    daysLatePaid: daysLate(values, 'paid'),
    daysLateOpen: daysLate(values, 'open'),
    promisesKeptByCount: share(values, 'promise.kept.count', 'promise.due.count', 'no-promise-fell-due'),
    promisesKeptByAmount,
    rollRates: rollRates(values, ageingBucketCount(basis.policy.ageingBucketDays)),
    cashCollected: byCollector(values, 'cash'),
    overdueByCollector: byCollector(values, 'overdue'),
    collected: basis.horizons.map(({ days, collectedKey }) => ({
      horizonDays: days,
      ...amountOf(values, collectedKey),
    })),
    forecasts: forecasts(values, promisesKeptByAmount, basis.horizons),
    withoutHistory: amountOf(values, 'forecast.noHistory'),
  };
}

function share(
  values: Values,
  part: ComponentKey,
  all: ComponentKey,
  reason: Parameters<typeof quotient>[2],
): Figure {
  return { value: quotient(sumOf(values, part), sumOf(values, all), reason), components: [part, all] };
}

/** Average days delinquent is what the overdue part of the receivables adds to the best possible DSO. */
function outstanding(values: Values, basis: FigureBasis) {
  const dso = salesOutstanding(values, 'receivables', basis);
  const bestPossibleDso = salesOutstanding(values, 'current', basis);
  const averageDaysDelinquent: Figure = {
    value: subtractValues(dso.value, bestPossibleDso.value),
    components: [...new Set([...dso.components, ...bestPossibleDso.components])],
  };
  return { dso, bestPossibleDso, averageDaysDelinquent };
}

function salesOutstanding(
  values: Values,
  of: 'receivables' | 'current',
  { settings: { dsoReceivables, periodDays } }: FigureBasis,
): Figure {
  const closing = sumOf(values, `closing.${of}`);
  const sales = sumOf(values, 'sales');
  if (dsoReceivables === 'closing') {
    const components: ComponentKey[] = [`closing.${of}`, 'sales'];
    return { value: daysSalesOutstanding(closing, sales, periodDays), components };
  }
  return {
    value: averageDaysSalesOutstanding(sumOf(values, `opening.${of}`), closing, sales, periodDays),
    components: [`opening.${of}`, `closing.${of}`, 'sales'],
  };
}

function salesCountBack(values: Values, { countBack }: FigureBasis): Figure {
  const periods = countBack.map(({ days, key }) => ({ days, salesMinor: sumOf(values, key) }));
  const value = countBackDaysSalesOutstanding(sumOf(values, 'closing.receivables'), periods);
  return { value, components: ['closing.receivables', ...countBack.map(({ key }) => key)] };
}

function effectiveness(values: Values, { settings }: FigureBasis): Figure {
  const value = collectionEffectivenessIndex({
    openingMinor: sumOf(values, 'opening.receivables'),
    salesMinor: sumOf(values, 'sales'),
    closingMinor: sumOf(values, 'closing.receivables'),
    closingCurrentMinor: sumOf(values, 'closing.current'),
    months: settings.ceiSales === 'period' ? 1 : Math.round(settings.periodDays / 30),
  });
  return { value, components: ['opening.receivables', 'sales', 'closing.receivables', 'closing.current'] };
}

function daysLate(values: Values, of: 'paid' | 'open'): Figure {
  const reason = of === 'paid' ? 'nothing-paid' : 'nothing-open';
  const value = weightedAverageDays(sumOf(values, `${of}.amountDays`), sumOf(values, `${of}.amount`), reason);
  return { value, components: [`${of}.amountDays`, `${of}.amount`] };
}

/** The parts of a component by collector, in order of their ids. */
function byCollector(values: Values, component: 'cash' | 'overdue'): CollectorAmount[] {
  const prefix = `${component}/`;
  const parts: CollectorAmount[] = [];
  for (const [key, amountMinor] of values) {
    if (!key.startsWith(prefix)) continue;
    parts.push({ collectorId: key.slice(prefix.length), amountMinor, components: [key] });
  }
  return parts.sort((a, b) => (a.collectorId < b.collectorId ? -1 : 1));
}
