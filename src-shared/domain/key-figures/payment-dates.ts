import { daysBetween } from '../calendar/business-date.ts';
import { ratio, roundHalfEven } from '../money/ratio.ts';
import { addExact, type Exact, subtractExact } from './exact.ts';
import type { FigureBasis } from './figure-basis.ts';
import type { InvoiceHistory } from './ledger-history.ts';

/**
 * When a customer pays, in one currency: days from due to settled (below 0 when early), ascending, and up to each how
 * much was settled by then, in minor units.
 */
export type PaymentDates = { readonly days: readonly number[]; readonly settledMinor: readonly Exact[] };

/** The distribution of payment dates per currency, of the invoices settled in the time that the settings look back. */
export function paymentDates(
  histories: readonly InvoiceHistory[],
  basis: FigureBasis,
): ReadonlyMap<string, PaymentDates> {
  const settled = new Map<string, { days: number; amountMinor: number }[]>();
  for (const { invoice, settledOn } of histories) {
    if (settledOn === null || settledOn <= basis.historyOpening || invoice.amountMinor <= 0) continue;
    const list = settled.get(invoice.currency) ?? [];
    list.push({ days: daysBetween(invoice.dueDate, settledOn), amountMinor: invoice.amountMinor });
    settled.set(invoice.currency, list);
  }
  const dates = new Map<string, PaymentDates>();
  for (const [currency, list] of settled) {
    let sum: Exact = 0;
    list.sort((a, b) => a.days - b.days);
    const settledMinor = list.map(({ amountMinor }) => {
      sum = addExact(sum, amountMinor);
      return sum;
    });
    dates.set(currency, { days: list.map(({ days }) => days), settledMinor });
  }
  return dates;
}

/**
 * What is to be expected within `horizonDays` of an open amount that is `age` days past due (below 0 before): of what
 * the customer settled later than `age`, the share that came until `age + horizonDays`, rounded half-even to the minor
 * unit. `undefined` where the customer never settled anything as late.
 */
export function expectedMinor(
  openMinor: number,
  age: number,
  horizonDays: number,
  dates: PaymentDates,
): Exact | undefined {
  const settledByNow = settledUntil(dates, age);
  const later = subtractExact(dates.settledMinor.at(-1) ?? 0, settledByNow);
  if (later <= 0) return undefined;
  const within = subtractExact(settledUntil(dates, age + horizonDays), settledByNow);
  return roundedShare(openMinor, within, later);
}

function roundedShare(amount: number, part: Exact, total: Exact): Exact {
  if (part === 0) return 0;
  if (part === total) return amount;
  // Not above the amount, which is a number.
  return Number(roundHalfEven(ratio(BigInt(amount) * BigInt(part), total)));
}

/** How much was settled at `day` days past due or earlier. */
function settledUntil({ days, settledMinor }: PaymentDates, day: number): Exact {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((days[middle] ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return settledMinor[low - 1] ?? 0;
}
