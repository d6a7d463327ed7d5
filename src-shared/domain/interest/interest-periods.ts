import { addDays, type BusinessDate, businessDate } from '../calendar/business-date.ts';
import { addMinor } from '../money/amount.ts';

/** What was paid on a debt: the day's balance is the one before it, from the next day on it is lower. Minor units. */
export type PartPayment = { readonly date: BusinessDate; readonly amountMinor: number };

/** A debt on which interest runs. Amounts in minor units of `currency`. */
export type InterestDebt = {
  readonly currency: string;
  readonly amountMinor: number;
  readonly dueDate: BusinessDate;
  readonly payments: readonly PartPayment[];
};

/** Days, both included, through which a balance stayed the same. */
export type BalancePeriod = {
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly balanceMinor: number;
};

/**
 * G2: the stretches of one balance from the day after due to `until`, both included. What is paid on or before the due
 * date never bears interest; the day of a payment still bears it on the balance before. Stretches without a balance
 * are left out.
 */
export function balancePeriods(debt: InterestDebt, until: BusinessDate): readonly BalancePeriod[] {
  if (until <= debt.dueDate) return [];
  const periods: BalancePeriod[] = [];
  let from = addDays(debt.dueDate, 1);
  let balanceMinor = debt.amountMinor;
  for (const { date, amountMinor } of debt.payments.toSorted(byDate)) {
    if (date >= until) break;
    if (date >= from) {
      if (balanceMinor > 0) periods.push({ from, to: date, balanceMinor });
      from = addDays(date, 1);
    }
    balanceMinor = addMinor(balanceMinor, -amountMinor);
  }
  if (balanceMinor > 0) periods.push({ from, to: until, balanceMinor });
  return periods;
}

/** G2: cuts a period at every 1 January and 1 July. */
export function cutByHalfYear(period: BalancePeriod): readonly BalancePeriod[] {
  const parts: BalancePeriod[] = [];
  let from = period.from;
  for (;;) {
    const end = halfYearEnd(from);
    if (end >= period.to) break;
    parts.push({ ...period, from, to: end });
    from = addDays(end, 1);
  }
  parts.push({ ...period, from });
  return parts;
}

/** G2: 1 January or 1 July of the half-year that a day belongs to. */
export function halfYearStart(date: BusinessDate): BusinessDate {
  return businessDate(`${date.slice(0, 4)}-${date.slice(5) < '07-01' ? '01' : '07'}-01`);
}

/** G2: 30 June or 31 December of the half-year that a day belongs to. */
export function halfYearEnd(date: BusinessDate): BusinessDate {
  return businessDate(`${date.slice(0, 4)}-${date.slice(5) < '07-01' ? '06-30' : '12-31'}`);
}

function byDate(a: PartPayment, b: PartPayment): number {
  if (a.date === b.date) return 0;
  return a.date < b.date ? -1 : 1;
}
