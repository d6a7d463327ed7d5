import { discountReasonCode } from '../dispute/dispute-reasons.ts';
import { addMinor, sumMinor } from '../money/amount.ts';
import type { MatchContext } from './match-context.ts';
import { earnedDiscount, type OpenItem, offeredDiscount } from './open-item.ts';
import type { ItemAmount, Settlement, ShortPaid } from './proposal.ts';
import { toleranceFor } from './tolerance.ts';

/** What is paid of chosen items when nothing is lacking: all that is open, less discounts. */
export type Due = { readonly item: OpenItem; readonly discountMinor: number };

export const nothingSettled: Settlement = {
  allocations: [],
  discounts: [],
  tolerated: [],
  shortPaid: [],
  onAccountMinor: 0,
};

/** Σ of what is to be paid, in minor units. */
export function dueMinor(dues: readonly Due[]): number {
  let total = 0;
  for (const { item, discountMinor } of dues) total = addMinor(total, item.openMinor - discountMinor);
  return total;
}

/** Items at their whole open amount. */
export function atGross(items: readonly OpenItem[]): Due[] {
  return items.map((item) => ({ item, discountMinor: 0 }));
}

/** Items less every discount that was earned on the day of the payment. */
export function atNet(items: readonly OpenItem[], { receivedOn, policy }: MatchContext): Due[] {
  return items.map((item) => ({ item, discountMinor: earnedDiscount(item, receivedOn, policy) }));
}

/** Pays everything; the rest of the payment goes on account. The payment must be enough. */
export function settleInFull(dues: readonly Due[], amountMinor: number): Settlement {
  const allocations: ItemAmount[] = [];
  const discounts: Settlement['discounts'][number][] = [];
  let paid = 0;
  for (const { item, discountMinor } of dues) {
    const wanted = item.openMinor - discountMinor;
    paid = addMinor(paid, wanted);
    allocations.push(amountOn(item, wanted));
    if (discountMinor > 0) discounts.push(discountOn(item, discountMinor));
  }
  return { ...nothingSettled, allocations, discounts, onAccountMinor: amountMinor - paid };
}

/** Pays the oldest first, after netting the credits; what lacks is tolerated where that is asked for, or stays open. */
export function settleShort(dues: readonly Due[], amountMinor: number, isTolerated: boolean): Settlement {
  const allocations: ItemAmount[] = [];
  const discounts: Settlement['discounts'][number][] = [];
  const tolerated: ItemAmount[] = [];
  const shortPaid: ShortPaid[] = [];
  let left = amountMinor;
  for (const { item } of dues) {
    if (item.openMinor > 0) continue;
    allocations.push(amountOn(item, item.openMinor));
    left -= item.openMinor;
  }
  for (const { item, discountMinor } of dues) {
    if (item.openMinor < 0) continue;
    const wanted = item.openMinor - discountMinor;
    const paid = Math.min(left, wanted);
    left -= paid;
    if (paid > 0) allocations.push(amountOn(item, paid));
    const isPaid = paid === wanted || (isTolerated && paid > 0);
    if (isPaid && discountMinor > 0) discounts.push(discountOn(item, discountMinor));
    if (paid === wanted) continue;
    if (isPaid) tolerated.push(amountOn(item, wanted - paid));
    else shortPaid.push(shortOf(item, paid));
  }
  return { allocations, discounts, tolerated, shortPaid, onAccountMinor: left };
}

/** What stays open of an item, and what it looks like. */
export function shortOf(item: OpenItem, paidMinor: number): ShortPaid {
  const { invoiceId, discount } = item;
  const openMinor = item.openMinor - paidMinor;
  if (discount === null || openMinor !== offeredDiscount(item)) {
    return { invoiceId, openMinor, suspected: 'unknown' };
  }
  const { discountDate, terms } = discount;
  const reasonCode = discountReasonCode;
  return { invoiceId, openMinor, suspected: 'discount-taken-late', discountDate, terms, reasonCode };
}

/**
 * Pays items less all of their discounts: those that were earned are taken, what is missing for a late one stays open.
 * `undefined` where the payment is not that much, or nothing is late.
 */
export function settleLate(items: readonly OpenItem[], context: MatchContext): Settlement | undefined {
  const paidOf = (item: OpenItem) => item.openMinor - offeredDiscount(item);
  if (sumMinor(items.map(paidOf)) !== context.amountMinor) return undefined;
  const earned = atNet(items, context).filter(({ discountMinor }) => discountMinor > 0);
  const inTime = new Set(earned.map(({ item }) => item));
  const late = items.filter((item) => offeredDiscount(item) > 0 && !inTime.has(item));
  if (late.length === 0) return undefined;
  return {
    ...nothingSettled,
    allocations: items.map((item) => amountOn(item, paidOf(item))),
    discounts: earned.map(({ item, discountMinor }) => discountOn(item, discountMinor)),
    shortPaid: late.map((item) => shortOf(item, paidOf(item))),
  };
}

/** How much of these may lack or be too much, in minor units. */
export function toleranceOf(dues: readonly Due[], { currency, policy }: MatchContext): number {
  return toleranceFor(dueMinor(dues), currency, policy);
}

/** What is taken off an item, by which terms. The item must have a discount. */
export function discountOn(item: OpenItem, amountMinor: number): Settlement['discounts'][number] {
  if (item.discount === null) throw new RangeError('an item without a discount');
  const { discountDate, terms } = item.discount;
  return { invoiceId: item.invoiceId, amountMinor, discountDate, terms };
}

export function amountOn({ invoiceId }: OpenItem, amountMinor: number): ItemAmount {
  return { invoiceId, amountMinor };
}
