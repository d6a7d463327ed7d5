import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDate } from '../calendar/business-date.ts';
import { maxAmountMinor } from '../money/amount.ts';
import { ratio } from '../money/ratio.ts';
import { partPaymentDiscountSchema } from './payment-terms.ts';
import { discountedCash, takeDiscount } from './payment-terms-discount.ts';

const date = businessDate('2026-01-25');
const twoPercent = { date, share: ratio(2n, 100n) };
const cash = (openMinor: number, paidMinor: number, paidOn = '2026-01-25') => ({
  openMinor,
  paidMinor,
  paidOn: businessDate(paidOn),
});

describe('early payment discount', () => {
  test.each([
    ['divided', 408_16, 8_16, 'part'],
    ['added', 408_00, 8_00, 'part'],
    ['whole-only', 400_00, 0, 'part-not-discounted'],
  ] as const)(
    'I4: 400.00 of 1,000.00 with 2 %% open, %s, settles %i',
    (convention, settled, discount, reason) => {
      expect(takeDiscount(cash(1_000_00, 400_00), twoPercent, convention)).toEqual({
        settledMinor: settled,
        usedMinor: 400_00,
        discountMinor: discount,
        excessMinor: 0,
        reason,
      });
    },
  );

  test.each(partPaymentDiscountSchema.options)(
    'I4: the whole less the discount settles the whole, %s',
    (convention) => {
      expect(takeDiscount(cash(1_000_00, 980_00), twoPercent, convention)).toEqual({
        settledMinor: 1_000_00,
        usedMinor: 980_00,
        discountMinor: 20_00,
        excessMinor: 0,
        reason: 'whole',
      });
      expect(takeDiscount(cash(1_000_00, 1_000_00), twoPercent, convention).excessMinor).toBe(20_00);
    },
  );

  test('I4: the last day belongs to the discount, the day after does not', () => {
    expect(takeDiscount(cash(1_000_00, 980_00, '2026-01-25'), twoPercent, 'divided').reason).toBe('whole');
    expect(takeDiscount(cash(1_000_00, 980_00, '2026-01-26'), twoPercent, 'divided')).toEqual({
      settledMinor: 980_00,
      usedMinor: 980_00,
      discountMinor: 0,
      excessMinor: 0,
      reason: 'too-late',
    });
    expect(takeDiscount(cash(1_000_00, 1_100_00, '2026-01-26'), twoPercent, 'divided').excessMinor).toBe(
      100_00,
    );
  });

  test('I4: nothing settles more than is open, no cash is lost, and more cash never settles less', () => {
    const anyCase = fc.record({
      openMinor: fc.integer({ min: 0, max: maxAmountMinor }),
      paidMinor: fc.integer({ min: 0, max: maxAmountMinor }),
      more: fc.integer({ min: 0, max: 1_000_00 }),
      percent: fc.integer({ min: 0, max: 9_999 }),
      convention: fc.constantFrom(...partPaymentDiscountSchema.options),
    });
    fc.assert(
      fc.property(anyCase, ({ openMinor, paidMinor, more, percent, convention }) => {
        const discount = { date, share: ratio(percent, 10_000) };
        const taken = takeDiscount(cash(openMinor, paidMinor), discount, convention);
        expect(taken.settledMinor <= openMinor && taken.settledMinor >= 0).toBe(true);
        expect(taken.usedMinor + taken.discountMinor).toBe(taken.settledMinor);
        expect(taken.usedMinor + taken.excessMinor).toBe(paidMinor);
        expect(Math.min(taken.usedMinor, taken.discountMinor, taken.excessMinor)).toBeGreaterThanOrEqual(0);
        const next = takeDiscount(cash(openMinor, paidMinor + more), discount, convention);
        expect(next.settledMinor).toBeGreaterThanOrEqual(taken.settledMinor);
      }),
    );
  });

  test('I4: what must be paid to settle an amount is rounded half-even once', () => {
    expect(discountedCash(2_720_00, ratio(2n, 100n))).toBe(2_665_60);
    expect(discountedCash(25, ratio(2n, 100n))).toBe(24);
    expect(discountedCash(75, ratio(2n, 100n))).toBe(74);
  });
});
