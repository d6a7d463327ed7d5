import type { BusinessDate } from '../calendar/business-date.ts';
import { timesRatio } from '../money/rate.ts';
import { addRatios, divideRatios, oneRatio, type Ratio, subtractRatios } from '../money/ratio.ts';
import type { PartPaymentDiscount } from './payment-terms.ts';

/** The discount that an open amount still carries: its exact share and the last day on which it may be taken. */
export type OpenDiscount = { readonly date: BusinessDate; readonly share: Ratio };

/** A payment on an open amount: minor units, neither of them below 0. */
export type EarlyCash = {
  readonly openMinor: number;
  readonly paidMinor: number;
  readonly paidOn: BusinessDate;
};

/**
 * I4: what a payment does with a discount, in minor units: `settled = used + discount`; what is paid beyond the amount
 * that settles everything is excess. `reason` says why there is a discount or none.
 */
export type DiscountTaken = {
  readonly settledMinor: number;
  readonly usedMinor: number;
  readonly discountMinor: number;
  readonly excessMinor: number;
  readonly reason: 'whole' | 'part' | 'too-late' | 'part-not-discounted';
};

/**
 * I4: what a payment settles when it is made within the discount's time; its last day belongs to it. Too late, or a
 * part where only the whole earns the discount, it settles its own amount.
 * @example 400.00 on 1,000.00 with 2 % open settles 408.16 (divided) or 408.00 (added)
 */
export function takeDiscount(
  cash: EarlyCash,
  discount: OpenDiscount,
  partPayment: PartPaymentDiscount,
): DiscountTaken {
  const { openMinor, paidMinor, paidOn } = cash;
  if (paidOn > discount.date) return settle(cash, Math.min(paidMinor, openMinor), 'too-late');
  const wholeMinor = discountedCash(openMinor, discount.share);
  if (paidMinor >= wholeMinor) {
    return {
      settledMinor: openMinor,
      usedMinor: wholeMinor,
      discountMinor: openMinor - wholeMinor,
      excessMinor: paidMinor - wholeMinor,
      reason: 'whole',
    };
  }
  if (partPayment === 'whole-only')
    return settle(cash, Math.min(paidMinor, openMinor), 'part-not-discounted');
  const settledMinor = timesRatio(paidMinor, partFactor(discount.share, partPayment));
  return settle(cash, Math.min(settledMinor, openMinor), 'part');
}

/** I4: what must be paid within the discount's time to settle an amount: amount × (1 − share). Minor units. */
export function discountedCash(amountMinor: number, share: Ratio): number {
  return timesRatio(amountMinor, subtractRatios(oneRatio, share));
}

function partFactor(share: Ratio, partPayment: 'divided' | 'added'): Ratio {
  if (partPayment === 'added') return addRatios(oneRatio, share);
  return divideRatios(oneRatio, subtractRatios(oneRatio, share));
}

function settle(cash: EarlyCash, settledMinor: number, reason: DiscountTaken['reason']): DiscountTaken {
  const usedMinor = Math.min(cash.paidMinor, settledMinor);
  return {
    settledMinor,
    usedMinor,
    discountMinor: settledMinor - usedMinor,
    excessMinor: cash.paidMinor - usedMinor,
    reason,
  };
}
