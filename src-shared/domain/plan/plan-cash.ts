import type { BusinessDate } from '../calendar/business-date.ts';
import { compareText } from '../compare-text.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { addMinor } from '../money/amount.ts';
import { allocationsOf, type Payment } from '../payment/payment.ts';
import type { PlanItem } from './plan.ts';

/** What a payment has applied to an invoice, all its allocations together. */
export type AppliedCash = {
  readonly paymentId: Payment['id'];
  readonly invoiceId: Invoice['id'];
  readonly amountMinor: number;
};

/** The cash on some invoices, ready to be asked by several plans. Reversed payments count for nothing. */
export type CashBook = {
  readonly byInvoice: ReadonlyMap<string, readonly AppliedCash[]>;
  readonly payments: ReadonlyMap<string, Payment>;
};

/** What of a payment counts toward a plan on one of its invoices; below 0 where cash was taken off it again. */
export type PlanCash = {
  readonly paymentId: string;
  readonly invoiceId: string;
  /** The day it was received; the day the version came into force where that is later. */
  readonly countedOn: BusinessDate;
  readonly amountMinor: number;
};

/** Gathers what payments have applied to these invoices; in time linear in all allocations. */
export function cashBook(payments: readonly Payment[], invoiceIds: ReadonlySet<string>): CashBook {
  const byInvoice = new Map<string, AppliedCash[]>();
  const byId = new Map<string, Payment>();
  for (const payment of payments) {
    if (payment.reversed) continue;
    byId.set(payment.id, payment);
    for (const applied of appliedBy(payment, invoiceIds)) {
      const list = byInvoice.get(applied.invoiceId) ?? [];
      list.push(applied);
      byInvoice.set(applied.invoiceId, list);
    }
  }
  return { byInvoice, payments: byId };
}

/** Most payments of a large account are on other invoices: for them nothing is made. */
function appliedBy(payment: Payment, invoiceIds: ReadonlySet<string>): Iterable<AppliedCash> {
  const allocations = allocationsOf(payment).filter(({ invoiceId }) => invoiceIds.has(invoiceId));
  if (allocations.length === 0) return [];
  const applied = new Map<string, AppliedCash>();
  for (const { invoiceId, amountMinor } of allocations) {
    const sum = addMinor(applied.get(invoiceId)?.amountMinor ?? 0, amountMinor);
    applied.set(invoiceId, { paymentId: payment.id, invoiceId, amountMinor: sum });
  }
  return applied.values();
}

/** What of the cash there is now came after what was there before, of payments of the plan's currency (M1). */
export function cashSince(
  now: readonly AppliedCash[],
  before: readonly AppliedCash[],
  { payments }: CashBook,
  plan: { readonly currency: string; readonly inForceOn: BusinessDate },
): readonly PlanCash[] {
  const changes = new Map<string, AppliedCash>();
  const add = (one: AppliedCash, sign: 1 | -1) => {
    const key = `${one.paymentId}/${one.invoiceId}`;
    const amountMinor = addMinor(changes.get(key)?.amountMinor ?? 0, sign * one.amountMinor);
    changes.set(key, { ...one, amountMinor });
  };
  for (const one of now) add(one, 1);
  for (const one of before) add(one, -1);
  const cash: PlanCash[] = [];
  for (const change of changes.values()) {
    const payment = payments.get(change.paymentId);
    if (payment?.currency !== plan.currency || change.amountMinor === 0) continue;
    const { receivedOn } = payment;
    cash.push({ ...change, countedOn: laterOf(receivedOn, plan.inForceOn) });
  }
  return cash.sort(byDay);
}

/** Dates are texts: their larger one is the later one. */
function laterOf(a: BusinessDate, b: BusinessDate): BusinessDate {
  return a < b ? b : a;
}

/** Days first; then by id, so that the order in which payments are listed changes nothing. */
function byDay(a: PlanCash, b: PlanCash): number {
  return (
    compareText(a.countedOn, b.countedOn) ||
    compareText(a.paymentId, b.paymentId) ||
    compareText(a.invoiceId, b.invoiceId)
  );
}

/** N2: the cash as far as it meets the items: of each invoice never more than planned, never less than nothing. */
export function withinPlanned(cash: readonly PlanCash[], items: readonly PlanItem[]): readonly PlanCash[] {
  const planned = new Map<string, number>();
  for (const { invoiceId, amountMinor } of items) {
    planned.set(invoiceId, addMinor(planned.get(invoiceId) ?? 0, amountMinor));
  }
  const sums = new Map<string, number>();
  const counted: PlanCash[] = [];
  for (const one of cash) {
    const limit = planned.get(one.invoiceId) ?? 0;
    const before = sums.get(one.invoiceId) ?? 0;
    const after = addMinor(before, one.amountMinor);
    sums.set(one.invoiceId, after);
    const amountMinor = clamp(after, limit) - clamp(before, limit);
    if (amountMinor !== 0) counted.push({ ...one, amountMinor });
  }
  return counted;
}

function clamp(amountMinor: number, limitMinor: number): number {
  return Math.min(Math.max(0, amountMinor), limitMinor);
}
