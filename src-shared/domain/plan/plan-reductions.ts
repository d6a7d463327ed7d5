import type { BusinessDate } from '../calendar/business-date.ts';
import { compareText } from '../compare-text.ts';
import { type Dispute, disputedItems } from '../dispute/dispute.ts';
import type { Invoice } from '../invoice/invoice.ts';
import { invoiceIndexes } from '../invoice/open-amount.ts';
import { addMinor, sumMinor } from '../money/amount.ts';
import type { PaymentPlan, PlanItem, PlanVersion } from './plan.ts';
import type { CashBook } from './plan-cash.ts';

/** A dispute as far as plans are concerned. */
export type PlanDispute = Pick<
  Dispute,
  'id' | 'currency' | 'state' | 'items' | 'acceptedItems' | 'history' | 'openedOn'
>;

type LedgerSources = {
  readonly invoices: readonly Invoice[];
  /** I3: what of each invoice is to be taken off, or is credited and not applied, in minor units. */
  readonly adjusted: ReadonlyMap<string, number>;
  readonly book: CashBook;
};

/** An item with what of its invoice is left when the cash of before the plan is taken off, in minor units. */
export type LeftItem = PlanItem & { readonly leftMinor: number };

/**
 * N2: the items as far as they are still owed: of an invoice that the ledger has reduced since, or is to reduce, no more
 * than is left of it. M1: an invoice in another currency, or one that is not there, says nothing.
 */
export function leftOf(
  items: readonly PlanItem[],
  { currency }: Pick<PaymentPlan, 'currency'>,
  inForce: NonNullable<PlanVersion['inForce']>,
  { invoices, adjusted, book }: LedgerSources,
): readonly LeftItem[] {
  const indexes = invoiceIndexes(invoices);
  const before = new Map<string, number>();
  for (const { paymentId, invoiceId, amountMinor } of inForce.cashBefore) {
    if (book.payments.get(paymentId)?.currency !== currency) continue;
    before.set(invoiceId, addMinor(before.get(invoiceId) ?? 0, amountMinor));
  }
  return items.map((item) => {
    const invoice = invoices[indexes.get(item.invoiceId) ?? -1];
    if (invoice?.currency !== currency) return { ...item, leftMinor: item.amountMinor };
    const goneMinor = addMinor(before.get(item.invoiceId) ?? 0, adjusted.get(item.invoiceId) ?? 0);
    const leftMinor = Math.max(0, invoice.amountMinor - goneMinor);
    return { ...item, amountMinor: Math.min(item.amountMinor, leftMinor), leftMinor };
  });
}

/** N2: amounts of instalments without so much, taken from the last of them that may be touched. Minor units. */
export function takenFromLast(
  dueMinor: readonly number[],
  amountMinor: number,
  isTouched: (index: number) => boolean = () => true,
): readonly number[] {
  const after = [...dueMinor];
  let rest = amountMinor;
  for (let index = after.length - 1; index >= 0 && rest > 0; index -= 1) {
    if (!isTouched(index)) continue;
    const taken = Math.min(rest, after[index] ?? 0);
    after[index] = (after[index] ?? 0) - taken;
    rest -= taken;
  }
  return after;
}

export type DisputedPlan = {
  readonly currency: string;
  /** With what has met each. */
  readonly items: readonly (LeftItem & { readonly metMinor: number })[];
  readonly dueMinor: readonly number[];
  /** N3: the last day of each instalment, as it was agreed. */
  readonly deadlines: readonly BusinessDate[];
  readonly today: BusinessDate;
};

/** N3, D3: what is due of each instalment while parts are disputed, and from when the days of each are counted anew. */
export type Suspension = {
  readonly dueMinor: readonly number[];
  /** The day on which a dispute ended that had suspended the instalment; undefined where none had. */
  readonly resumedOn: readonly (BusinessDate | undefined)[];
};

/**
 * D3: a disputed part is not due while it is disputed. Like a reduction, which it may become, it is taken from the last
 * instalments, but from none that was missed before it was disputed. When the dispute has ended and the amount is owed
 * after all, the days of grace of what it had suspended begin on that day.
 */
export function suspended(plan: DisputedPlan, disputes: readonly PlanDispute[]): Suspension {
  const rooms = new Map(plan.items.map((item) => [item.invoiceId, { item, roomMinor: item.leftMinor }]));
  let dueMinor = plan.dueMinor;
  const resumedOn: (BusinessDate | undefined)[] = plan.dueMinor.map(() => undefined);
  for (const dispute of inOrder(disputes, plan)) {
    const isTouched = (index: number) => (plan.deadlines[index] ?? '') >= dispute.openedOn;
    const items = disputedItems(dispute);
    if (items.length > 0) {
      dueMinor = takenFromLast(dueMinor, takeRoom(rooms, items), isTouched);
      continue;
    }
    const end = endOf(dispute);
    if (end === undefined || end > plan.today) continue;
    const without = takenFromLast(plan.dueMinor, takeRoom(new Map(rooms), dispute.items), isTouched);
    for (const [index, due] of plan.dueMinor.entries()) {
      const isLater = (plan.deadlines[index] ?? '') >= dispute.openedOn && end > (resumedOn[index] ?? '');
      if ((without[index] ?? 0) < due && isLater) resumedOn[index] = end;
    }
  }
  return { dueMinor, resumedOn };
}

type Room = { readonly item: DisputedPlan['items'][number]; readonly roomMinor: number };

/** How much less of the items can be paid without these amounts: the part of an invoice that is on no plan goes first. */
function takeRoom(rooms: Map<string, Room>, disputed: readonly PlanItem[]): number {
  return sumMinor(
    disputed.map(({ invoiceId, amountMinor }) => {
      const room = rooms.get(invoiceId);
      if (room === undefined) return 0;
      const after = { ...room, roomMinor: room.roomMinor - amountMinor };
      rooms.set(invoiceId, after);
      return payable(room) - payable(after);
    }),
  );
}

/** What was paid already is not suspended. */
function payable({ item, roomMinor }: Room): number {
  return Math.max(Math.min(item.amountMinor, Math.max(0, roomMinor)), item.metMinor);
}

function inOrder(
  disputes: readonly PlanDispute[],
  { currency, today }: DisputedPlan,
): readonly PlanDispute[] {
  return disputes
    .filter((one) => one.currency === currency && one.openedOn <= today)
    .sort((a, b) => compareText(a.openedOn, b.openedOn) || compareText(a.id, b.id));
}

const ends: readonly string[] = ['resolved', 'closed', 'cancelled'];

/** The day since which nothing is disputed any more. */
function endOf({ history }: PlanDispute): BusinessDate | undefined {
  return history.findLast(({ kind }) => ends.includes(kind))?.on;
}
