import { addMonths, type BusinessDate, daysBetween, monthEnd } from '../calendar/business-date.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { standsOn } from '../key-figures/ledger-history.ts';
import { addMinor } from '../money/amount.ts';
import { allocationsOf, type Payment } from '../payment/payment.ts';

/** What an account owed at the end of a day, in minor units; below 0 with more credits than items. */
export type BalancePoint = { readonly on: BusinessDate; readonly balanceMinor: number };

/** What came in within a month, and how late it was. */
export type PaymentMonth = {
  /** The last day of the month, or today in the present one. */
  readonly until: BusinessDate;
  readonly paidMinor: number;
  /**
   * Weighted average days late = Σ(amount × days late) ÷ Σ amount over what was applied to invoices, in tenths of a day;
   * what came early was 0 days late. Null where nothing was applied.
   */
  readonly daysLateTenths: number | null;
};

/** M1: how an account has stood and paid in one currency. */
export type AccountHistory = {
  readonly currency: string;
  /** Oldest first, the last one today's. */
  readonly balances: readonly BalancePoint[];
  readonly months: readonly PaymentMonth[];
};

const monthCount = 12;

/**
 * How an account stood at the end of each of the last twelve months and today, and how it paid in each of them. A
 * payment that was reversed later counted until then (P2).
 */
export function accountHistory(
  { invoices, payments }: { readonly invoices: readonly Invoice[]; readonly payments: readonly Payment[] },
  currency: string,
  today: BusinessDate,
): AccountHistory {
  const days = pointsUpTo(today);
  const own = invoices.filter((invoice) => invoice.currency === currency);
  const cash = payments.filter((payment) => payment.currency === currency);
  const dueDates = new Map<string, BusinessDate>(own.map(({ id, dueDate }) => [id, dueDate]));
  const months = days.slice(1).map((until, index) => {
    const from = days[index] ?? until;
    const received = cash.filter(
      (payment) => payment.receivedOn > from && payment.receivedOn <= until && standsOn(payment, today),
    );
    return paymentMonth(received, dueDates, until);
  });
  return {
    currency,
    balances: days.map((on) => ({ on, balanceMinor: balanceOn(own, cash, on) })),
    months,
  };
}

function pointsUpTo(today: BusinessDate): readonly BusinessDate[] {
  const ends = Array.from({ length: monthCount }, (_, index) =>
    monthEnd(addMonths(today, index - monthCount)),
  );
  return [...ends, today];
}

function balanceOn(invoices: readonly Invoice[], payments: readonly Payment[], on: BusinessDate): number {
  let balanceMinor = 0;
  for (const { invoiceDate, amountMinor } of invoices) {
    if (invoiceDate <= on) balanceMinor = addMinor(balanceMinor, amountMinor);
  }
  for (const payment of payments) {
    if (payment.receivedOn <= on && standsOn(payment, on)) {
      balanceMinor = addMinor(balanceMinor, -payment.amountMinor);
    }
  }
  return balanceMinor;
}

function paymentMonth(
  payments: readonly Payment[],
  dueDates: ReadonlyMap<string, BusinessDate>,
  until: BusinessDate,
): PaymentMonth {
  let paidMinor = 0;
  let appliedMinor = 0n;
  let weighted = 0n;
  for (const payment of payments) {
    paidMinor = addMinor(paidMinor, payment.amountMinor);
    for (const { invoiceId, amountMinor } of allocationsOf(payment)) {
      const dueDate = dueDates.get(invoiceId);
      if (dueDate === undefined || amountMinor <= 0) continue;
      const daysLate = Math.max(0, daysBetween(dueDate, payment.receivedOn));
      appliedMinor += BigInt(amountMinor);
      weighted += BigInt(amountMinor) * BigInt(daysLate);
    }
  }
  const daysLateTenths =
    appliedMinor === 0n ? null : Number((weighted * 10n + appliedMinor / 2n) / appliedMinor);
  return { until, paidMinor, daysLateTenths };
}
