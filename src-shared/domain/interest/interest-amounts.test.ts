import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type BusinessDate, businessDate } from '../calendar/business-date.ts';
import { maxAmountMinor } from '../money/amount.ts';
import { rate } from '../money/rate.ts';
import { interestAmounts } from './interest-amounts.ts';
import type { InterestDebt } from './interest-periods.ts';
import { defaultInterestPolicy } from './interest-policy.ts';
import type { InterestRule } from './interest-rule.ts';
import {
  euDirectiveInterest,
  fixedInterest,
  germanBusinessInterest,
  germanConsumerInterest,
  ukStatutoryInterest,
} from './interest-rule-seeds.ts';
import { lateInterest } from './late-interest.ts';

const fixed = (percent: string, changes: Partial<InterestRule> = {}): InterestRule => ({
  ...fixedInterest,
  rate: { kind: 'fixed', rate: rate(percent) },
  ...changes,
});
const onLastDay: InterestRule = {
  ...ukStatutoryInterest,
  rate: { kind: 'base-plus-margin', baseRate: 'bank-of-england', margin: rate('8'), fixing: 'last-day' },
};
const anyRule = fc.constantFrom(
  fixed('11'),
  fixed('3.3333333333', { yearDays: 360 }),
  fixed('0'),
  fixed('1000', { rounding: 'daily-interest' }),
  euDirectiveInterest,
  germanBusinessInterest,
  germanConsumerInterest,
  { ...germanBusinessInterest, rounding: 'daily-interest' as const },
  ukStatutoryInterest,
  onLastDay,
);
// From before the first base rate to after the last one: refusals are compared too.
const anyDay = fc
  .integer({ min: -12_000, max: 9_000 })
  .map((days): BusinessDate => addDays(businessDate('2020-01-01'), days));
const anyAmount = fc.oneof(
  fc.integer({ min: 1, max: 1_000_000 }),
  fc.integer({ min: 1, max: maxAmountMinor }),
);
const anyDebt: fc.Arbitrary<InterestDebt> = fc.record({
  currency: fc.constantFrom('EUR', 'GBP'),
  amountMinor: anyAmount,
  dueDate: anyDay,
  payments: fc.array(fc.record({ date: anyDay, amountMinor: anyAmount }), { maxLength: 4 }),
});

test('G2: the amounts alone are those of the explained interest, to the last minor unit and in every refusal', () => {
  const seen = { refused: 0, beyondPlainNumbers: 0 };
  fc.assert(
    fc.property(anyRule, anyDay, fc.array(anyDebt, { minLength: 1, maxLength: 8 }), (rule, until, debts) => {
      const amounts = interestAmounts(until, rule, defaultInterestPolicy);
      for (const debt of debts) {
        const explained = lateInterest(debt, until, rule, defaultInterestPolicy);
        const found = amounts(debt);
        if (!explained.ok) {
          seen.refused += 1;
          expect(found).toEqual(explained);
          continue;
        }
        const { interestMinor, totalMinor } = explained.value;
        if (debt.amountMinor > 1_000_000_000) seen.beyondPlainNumbers += 1;
        if (!found.ok) throw new Error(found.failure.code);
        expect(found.value.interestMinor).toBe(interestMinor);
        expect(found.value.totalMinor).toBe(totalMinor);
      }
    }),
    { numRuns: 300 },
  );
  // A comparison of ordinary debts alone would prove little.
  expect(Math.min(seen.refused, seen.beyondPlainNumbers)).toBeGreaterThan(20);
});

test('G2: interest runs to the last day of all dates', () => {
  const debt = { currency: 'EUR', amountMinor: 1_000, dueDate: businessDate('2199-11-30'), payments: [] };
  const rule = { ...germanBusinessInterest };
  const { baseRates: known } = defaultInterestPolicy;
  const baseRates = known.map((table) => ({
    ...table,
    rates: [...table.rates, { halfYear: businessDate('2199-07-01'), rate: rate('2') }],
  }));
  const policy = { ...defaultInterestPolicy, baseRates };
  const until = businessDate('2199-12-31');
  const explained = lateInterest(debt, until, rule, policy);
  expect(explained.ok && explained.value.interestMinor).toBe(9);
  expect(interestAmounts(until, rule, policy)(debt)).toEqual({
    ok: true,
    value: { interestMinor: 9, totalMinor: 9 + 40_00 },
  });
});
