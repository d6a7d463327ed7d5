import { addExact, type Exact } from './exact.ts';
import { type FigureValue, multiplyValue, quotient, type UndefinedReason, whole } from './figure-value.ts';

/**
 * Days sales outstanding = receivables ÷ credit sales × days. With receivables that are not due it is the best possible
 * DSO, with overdue ones the average days delinquent. Undefined without sales.
 */
export function daysSalesOutstanding(receivablesMinor: Exact, salesMinor: Exact, days: number): FigureValue {
  return multiplyValue(quotient(receivablesMinor, salesMinor, 'no-sales'), days);
}

/** As {@link daysSalesOutstanding}, of the average of the receivables at both ends of the period. */
export function averageDaysSalesOutstanding(
  openingMinor: Exact,
  closingMinor: Exact,
  salesMinor: Exact,
  days: number,
): FigureValue {
  const twice = addExact(salesMinor, salesMinor);
  return multiplyValue(quotient(addExact(openingMinor, closingMinor), twice, 'no-sales'), days);
}

/** A period of the count-back: what was sold in it, in minor units, and how many days it has. */
export type SalesPeriod = { readonly salesMinor: Exact; readonly days: number };

/**
 * Count-back DSO: the receivables are used up by the sales of the newest period, then of the one before, and so on; all
 * days of the periods used up, and of the last one the part that was needed. Undefined where all sales together are
 * less than the receivables; 0 where nothing is receivable.
 */
export function countBackDaysSalesOutstanding(
  receivablesMinor: Exact,
  newestFirst: Iterable<SalesPeriod>,
): FigureValue {
  let left = BigInt(receivablesMinor);
  let days = 0;
  if (left <= 0n) return whole(0);
  for (const period of newestFirst) {
    const sales = BigInt(period.salesMinor);
    if (sales > 0n && left <= sales) {
      return quotient(BigInt(days) * sales + left * BigInt(period.days), sales, 'no-sales');
    }
    left -= sales;
    days += period.days;
  }
  return { defined: false, reason: 'sales-do-not-cover-receivables' };
}

export type CollectionEffectiveness = {
  readonly openingMinor: Exact;
  readonly salesMinor: Exact;
  readonly closingMinor: Exact;
  readonly closingCurrentMinor: Exact;
  /** By what the sales are divided: 1, or the months of the period for sales per month. */
  readonly months: number;
};

/**
 * Collection effectiveness index = (opening + sales − closing total) ÷ (opening + sales − closing current) × 100.
 * Undefined where there was nothing to collect.
 */
export function collectionEffectivenessIndex(input: CollectionEffectiveness): FigureValue {
  const months = BigInt(input.months);
  const gross = BigInt(input.openingMinor) * months + BigInt(input.salesMinor);
  const collected = gross - BigInt(input.closingMinor) * months;
  const collectable = gross - BigInt(input.closingCurrentMinor) * months;
  return multiplyValue(quotient(collected, collectable, 'nothing-to-collect'), 100);
}

/** Weighted average days late = Σ(amount × days late) ÷ Σ amount. */
export function weightedAverageDays(
  amountDays: Exact,
  amountMinor: Exact,
  reason: UndefinedReason,
): FigureValue {
  return quotient(amountDays, amountMinor, reason);
}
