import { type BusinessDate, daysBetween } from '../calendar/business-date.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { type Failure, fail, failure, type Result, succeed } from '../failure.ts';
import { maxAmountMinor, sumMinor } from '../money/amount.ts';
import { checkDates, dueDates } from './instalment-dates.ts';
import { equalParts, type Part, partsByAmount, partsByCount } from './instalment-parts.ts';
import { periodInterest } from './period-interest.ts';
import type { Instalment } from './plan.ts';
import type { PlanConventions, PlanTerms } from './plan-terms.ts';

/** What a schedule is made of. Amounts in minor units of the currency. */
export type ScheduleBasis = {
  /** Σ items. */
  readonly principalMinor: number;
  readonly currency: string;
  readonly terms: PlanTerms;
  readonly conventions: PlanConventions;
  /** The day of the version: interest runs from it, and no instalment is due before. */
  readonly start: BusinessDate;
  readonly calendar: Calendar;
};

/** N1: the instalments, the down payment first, with the totals that a form shows. */
export type Schedule = {
  readonly instalments: readonly Instalment[];
  readonly principalMinor: number;
  readonly interestMinor: number;
  readonly feeMinor: number;
  /** Principal + interest + fees = Σ instalments. */
  readonly totalMinor: number;
  readonly firstDate: BusinessDate;
  readonly lastDate: BusinessDate;
  /** From the start to the last due date. */
  readonly days: number;
};

export type ScheduleResult =
  | { readonly ok: true; readonly schedule: Schedule }
  | { readonly ok: false; readonly failures: readonly [Failure, ...Failure[]] };

/**
 * N1: the schedule that terms make, also as the preview of a form. Refused with everything that is wrong at once:
 * AMOUNT_NOT_POSITIVE, AMOUNT_TOO_LARGE, PLAN_DOWN_PAYMENT_TOO_LARGE, PLAN_DATE_PAST, PLAN_DATES_NOT_ASCENDING,
 * PLAN_TOO_MANY_INSTALMENTS, PLAN_INSTALMENT_TOO_SMALL.
 */
export function planSchedule(basis: ScheduleBasis): ScheduleResult {
  const { terms, start, calendar } = basis;
  const wrong = checkPrincipal(basis);
  // Without a principal to split only the dates can be judged.
  const parts = wrong.length > 0 ? succeed<readonly Part[]>([]) : partsOf(basis);
  const count = parts.ok && parts.value.length > 0 ? parts.value.length : agreedCount(terms);
  const dates = dueDates(terms, count, calendar);
  const { downPayment, instalments } = dates;
  const all = downPayment === undefined ? instalments : [downPayment, ...instalments];
  const failures = [...wrong, ...(parts.ok ? [] : [parts.failure]), ...checkDates(all, start)];
  const [first, ...others] = failures;
  if (first !== undefined || !parts.ok)
    return { ok: false, failures: [first ?? failure('PLAN_INSTALMENT_TOO_SMALL'), ...others] };
  return totalled(basis, scheduled(basis, parts.value, dates));
}

function checkPrincipal({ principalMinor, terms, currency }: ScheduleBasis): readonly Failure[] {
  if (principalMinor <= 0) return [failure('AMOUNT_NOT_POSITIVE')];
  if (principalMinor > maxAmountMinor) return [failure('AMOUNT_TOO_LARGE')];
  const amountMinor = terms.downPayment?.amountMinor ?? 0;
  if (amountMinor < principalMinor) return [];
  return [
    failure('PLAN_DOWN_PAYMENT_TOO_LARGE', { amountMinor, availableMinor: principalMinor - 1, currency }),
  ];
}

/** How many instalments the terms name themselves; of an amount only the first date is certain. */
function agreedCount({ instalments }: PlanTerms): number {
  if (instalments.by === 'dates') return instalments.dates.length;
  return instalments.by === 'count' ? instalments.count : 1;
}

function partsOf(basis: ScheduleBasis): Result<readonly Part[]> {
  const { terms, conventions, start } = basis;
  const restMinor = basis.principalMinor - (terms.downPayment?.amountMinor ?? 0);
  const interest = periodInterest(terms, conventions, start);
  if (terms.instalments.by === 'amount') {
    return partsByAmount(restMinor, terms.instalments.amountMinor, interest, conventions);
  }
  const parts = partsByCount(restMinor, agreedCount(terms), interest, conventions);
  const isEmpty = parts.some((part) => part.principalMinor + part.interestMinor === 0);
  return isEmpty ? fail('PLAN_INSTALMENT_TOO_SMALL') : succeed(parts);
}

function scheduled(
  { terms, conventions }: ScheduleBasis,
  parts: readonly Part[],
  dates: ReturnType<typeof dueDates>,
): readonly Instalment[] {
  const fees = feeParts(terms.feeMinor, parts.length, conventions);
  const instalments = parts.flatMap((part, index) => {
    const dueDate = dates.instalments[index];
    return dueDate === undefined ? [] : [{ number: index + 1, dueDate, ...part, feeMinor: fees[index] ?? 0 }];
  });
  const { downPayment } = terms;
  if (downPayment === null || dates.downPayment === undefined) return instalments;
  const first = { number: 0, dueDate: dates.downPayment, principalMinor: downPayment.amountMinor };
  return [{ ...first, interestMinor: 0, feeMinor: 0 }, ...instalments];
}

function feeParts(feeMinor: number, count: number, conventions: PlanConventions): readonly number[] {
  if (conventions.feeSpread === 'first') return [feeMinor];
  return equalParts(feeMinor, count, { ...conventions, roundToMinor: 1 });
}

function totalled({ start }: ScheduleBasis, instalments: readonly Instalment[]): ScheduleResult {
  const principalMinor = sumMinor(instalments.map((one) => one.principalMinor));
  const interestMinor = sumMinor(instalments.map((one) => one.interestMinor));
  const feeMinor = sumMinor(instalments.map((one) => one.feeMinor));
  const totalMinor = sumMinor([principalMinor, interestMinor, feeMinor]);
  if (totalMinor > maxAmountMinor) return { ok: false, failures: [failure('AMOUNT_TOO_LARGE')] };
  const firstDate = instalments[0]?.dueDate ?? start;
  const lastDate = instalments.at(-1)?.dueDate ?? start;
  const totals = { principalMinor, interestMinor, feeMinor, totalMinor };
  const schedule = { instalments, ...totals, firstDate, lastDate, days: daysBetween(start, lastDate) };
  return { ok: true, schedule };
}

/** What an instalment comes to: principal, interest and fee, in minor units. */
export function instalmentTotal({ principalMinor, interestMinor, feeMinor }: Instalment): number {
  return sumMinor([principalMinor, interestMinor, feeMinor]);
}
