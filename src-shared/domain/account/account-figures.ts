import { ageingBucketCount } from '../invoice/ageing.ts';
import { unappliedMinor } from '../invoice/open-amount.ts';
import { addMinor } from '../money/amount.ts';
import type { Policy } from '../organisation/policy.ts';
import type { Payment } from '../payment/payment.ts';
import type { AccountPosition } from './account-position.ts';
import type { InvoicePosition } from './ledger-position.ts';

/** M1: figures of an account in one currency, in minor units of it. */
export type CurrencyFigures = {
  readonly currency: string;
  /** I1: Σ buckets + credits, always. */
  readonly balanceMinor: number;
  /** I1: open amounts by ageing bucket, "not due" first. Disputed amounts are inside (I2). */
  readonly bucketsMinor: readonly number[];
  /**
   * Unapplied credits: open credit notes, over-applied invoices and unapplied cash. Above 0 only where the ledger
   * applied more of a payment than was paid, against R3.
   */
  readonly creditsMinor: number;
  readonly overdueMinor: number;
  readonly disputedMinor: number;
  /** I3: approved to be taken off, and not booked by the ledger yet. */
  readonly adjustedMinor: number;
  readonly promisedMinor: number;
  /** I3: on active plans. */
  readonly plannedMinor: number;
  /** I3 */
  readonly toCollectMinor: number;
  readonly oldestDaysPastDue: number;
  readonly openCount: number;
  readonly overdueCount: number;
};

type Tally = { -readonly [Key in keyof CurrencyFigures]: CurrencyFigures[Key] } & { bucketsMinor: number[] };

/** What is summed up in one currency, and the sum of the absolute amounts in it. */
type Sum = { readonly tally: Tally; grossMinor: number };

/**
 * I1–I3: the figures of an account per currency, the account's own currency first and always present, the others in
 * order of their code. M1: throws where the amounts are too large to be added exactly; the import bounds them.
 */
export function accountFigures(
  position: AccountPosition,
  payments: readonly Payment[],
  ownCurrency: string,
  policy: Policy,
): readonly [CurrencyFigures, ...CurrencyFigures[]] {
  const own = { tally: emptyTally(ownCurrency, policy), grossMinor: 0 };
  const sums = new Map<string, Sum>([[ownCurrency, own]]);
  const sumOf = (currency: string): Sum => {
    const known = sums.get(currency);
    if (known !== undefined) return known;
    const sum = { tally: emptyTally(currency, policy), grossMinor: 0 };
    sums.set(currency, sum);
    return sum;
  };
  for (const item of position.invoices) {
    const sum = sumOf(item.invoice.currency);
    checkExact(sum, item.openMinor);
    addInvoice(sum.tally, item);
  }
  for (const payment of payments) {
    const restMinor = unappliedMinor(payment, position.currencies);
    const sum = sumOf(payment.currency);
    checkExact(sum, restMinor);
    addUnapplied(sum.tally, restMinor);
  }
  const tallies = [...sums.values()].map((sum) => sum.tally);
  const others = tallies.filter((tally) => tally !== own.tally && hasContent(tally));
  return [own.tally, ...others.sort((a, b) => (a.currency < b.currency ? -1 : 1))];
}

/** No partial sum is larger than the sum of absolute amounts: while that is exact, all of them are. */
function checkExact(sum: Sum, amountMinor: number): void {
  sum.grossMinor = addMinor(sum.grossMinor, Math.abs(amountMinor));
}

function emptyTally(currency: string, policy: Policy): Tally {
  return {
    currency,
    balanceMinor: 0,
    bucketsMinor: Array.from({ length: ageingBucketCount(policy.ageingBucketDays) }, () => 0),
    creditsMinor: 0,
    overdueMinor: 0,
    disputedMinor: 0,
    adjustedMinor: 0,
    promisedMinor: 0,
    plannedMinor: 0,
    toCollectMinor: 0,
    oldestDaysPastDue: 0,
    openCount: 0,
    overdueCount: 0,
  };
}

function addInvoice(tally: Tally, item: InvoicePosition): void {
  if (item.openMinor === 0) return;
  tally.balanceMinor += item.openMinor;
  if (item.openMinor < 0) {
    tally.creditsMinor += item.openMinor;
    return;
  }
  tally.bucketsMinor[item.bucket] = (tally.bucketsMinor[item.bucket] ?? 0) + item.openMinor;
  tally.openCount += 1;
  tally.disputedMinor += item.disputedMinor;
  tally.adjustedMinor += item.adjustedMinor;
  tally.promisedMinor += item.promisedMinor;
  tally.plannedMinor += item.plannedMinor;
  tally.toCollectMinor += item.toCollectMinor;
  if (item.daysPastDue === 0) return;
  tally.overdueCount += 1;
  tally.overdueMinor += item.openMinor;
  tally.oldestDaysPastDue = Math.max(tally.oldestDaysPastDue, item.daysPastDue);
}

function addUnapplied(tally: Tally, amountMinor: number): void {
  tally.creditsMinor -= amountMinor;
  tally.balanceMinor -= amountMinor;
}

function hasContent(tally: Tally): boolean {
  return tally.balanceMinor !== 0 || tally.openCount > 0 || tally.creditsMinor !== 0;
}
