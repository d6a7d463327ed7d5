import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type BusinessDate, businessDate, daysBetween } from '../calendar/business-date.ts';
import { maxAmountMinor } from '../money/amount.ts';
import { rate } from '../money/rate.ts';
import { addRatios, compareRatios } from '../money/ratio.ts';
import { accruedTotal, accrueInterest } from './interest-accrual.ts';
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

const { baseRates } = defaultInterestPolicy;
const fixed = (percent: string, changes: Partial<InterestRule> = {}): InterestRule => ({
  ...fixedInterest,
  rate: { kind: 'fixed', rate: rate(percent) },
  ...changes,
});

const debt = (changes: Partial<InterestDebt> = {}): InterestDebt => ({
  currency: 'EUR',
  amountMinor: 1_000_00,
  dueDate: businessDate('2025-01-31'),
  payments: [],
  ...changes,
});

function compute(owed: InterestDebt, until: string, rule: InterestRule) {
  const result = lateInterest(owed, businessDate(until), rule, defaultInterestPolicy);
  if (!result.ok) throw new Error(result.failure.code);
  return result.value;
}

const begin = businessDate('2010-01-01');
const anyDay = fc.integer({ min: 0, max: 5500 }).map((days): BusinessDate => addDays(begin, days));
const anyRule = fc.constantFrom(
  fixed('11'),
  fixed('3.3333333333', { yearDays: 360 }),
  euDirectiveInterest,
  germanBusinessInterest,
  germanConsumerInterest,
  ukStatutoryInterest,
);
const anyDebt = fc.record({
  currency: fc.constant('EUR'),
  amountMinor: fc.integer({ min: 1, max: 1_000_000_00 }),
  dueDate: anyDay,
  payments: fc.array(fc.record({ date: anyDay, amountMinor: fc.integer({ min: 1, max: 1_000_00 }) }), {
    maxLength: 10,
  }),
});

describe('late interest', () => {
  test('G2: runs from the day after due to today, both counted, and rounds once at the end', () => {
    const result = compute(debt({ dueDate: businessDate('2025-01-01') }), '2025-01-31', fixed('8.5'));
    expect(result).toMatchObject({ interestMinor: 6_99, unroundedText: '6.9863013699', totalMinor: 6_99 });
    expect(result.periods).toEqual([
      {
        from: '2025-01-02',
        to: '2025-01-31',
        days: 30,
        ratePercent: '8.5',
        base: null,
        balanceMinor: 1_000_00,
        dailyMinor: null,
        unroundedText: '6.9863013699',
      },
    ]);
  });

  test('G2: none on the due date and before it, and then no compensation', () => {
    for (const until of ['2025-01-31', '2024-12-31']) {
      const result = compute(debt(), until, germanBusinessInterest);
      expect(result).toMatchObject({ periods: [], interestMinor: 0, unroundedText: '0', totalMinor: 0 });
      expect(result.compensation.none).toBe('not-overdue');
    }
    expect(compute(debt(), '2025-02-01', germanBusinessInterest).periods[0]?.days).toBe(1);
  });

  test('M3: the interest of one day may be rounded first, as gov.uk does', () => {
    const owed = debt({ currency: 'GBP', dueDate: businessDate('2025-01-01') });
    const until = addDays(owed.dueDate, 50);
    const first = compute(owed, until, fixed('8.5', { rounding: 'daily-interest' }));
    expect(first).toMatchObject({ interestMinor: 11_50, unroundedText: '11.5' });
    expect(first.periods[0]?.dailyMinor).toBe(23);
    expect(compute(owed, until, fixed('8.5')).interestMinor).toBe(11_64);
  });

  test('G2: a year of 360 days gives the more interest', () => {
    const owed = debt({ amountMinor: 360_00, dueDate: businessDate('2025-01-01') });
    expect(compute(owed, '2025-01-31', fixed('12', { yearDays: 360 })).interestMinor).toBe(3_60);
    expect(compute(owed, '2025-01-31', fixed('12')).interestMinor).toBe(3_55);
  });

  test('G2: part payments lower the balance from the day after they are made, in any order given', () => {
    const payments = [
      { date: businessDate('2025-02-20'), amountMinor: 300_00 },
      { date: businessDate('2025-01-15'), amountMinor: 100_00 },
      { date: businessDate('2025-02-10'), amountMinor: 200_00 },
    ];
    const { periods } = compute(debt({ payments }), '2025-02-28', fixed('10'));
    expect(periods.map(({ from, to, days, balanceMinor }) => [from, to, days, balanceMinor])).toEqual([
      ['2025-02-01', '2025-02-10', 10, 900_00],
      ['2025-02-11', '2025-02-20', 10, 700_00],
      ['2025-02-21', '2025-02-28', 8, 400_00],
    ]);
  });

  test('G2: what is paid off bears no interest any more, and begins again when cash is reversed', () => {
    const payments = [
      { date: businessDate('2025-02-10'), amountMinor: 1_200_00 },
      { date: businessDate('2025-02-20'), amountMinor: -1_200_00 },
    ];
    const { periods } = compute(debt({ payments }), '2025-02-28', fixed('10'));
    expect(periods.map(({ from, to, balanceMinor }) => [from, to, balanceMinor])).toEqual([
      ['2025-02-01', '2025-02-10', 1_000_00],
      ['2025-02-21', '2025-02-28', 1_000_00],
    ]);
    const paid = compute(debt({ payments: payments.slice(0, 1) }), '2199-12-31', germanBusinessInterest);
    expect(paid.periods.at(-1)?.to).toBe('2025-02-10');
  });

  test('G2: base rate and margin change with the half-year under German law', () => {
    const { periods } = compute(
      debt({ dueDate: businessDate('2024-06-20') }),
      '2025-07-02',
      germanBusinessInterest,
    );
    expect(periods.map(({ from, to, ratePercent }) => [from, to, ratePercent])).toEqual([
      ['2024-06-21', '2024-06-30', '12.62'],
      ['2024-07-01', '2024-12-31', '12.37'],
      ['2025-01-01', '2025-06-30', '11.27'],
      ['2025-07-01', '2025-07-02', '10.27'],
    ]);
    expect(periods[1]?.base).toEqual({
      key: 'german-base',
      date: '2024-07-01',
      rate: '3.37',
    });
    const consumer = compute(
      debt({ dueDate: businessDate('2024-06-20') }),
      '2024-06-25',
      germanConsumerInterest,
    );
    expect(consumer.periods[0]?.ratePercent).toBe('8.62');
    expect(consumer.compensation.none).toBe('not-in-rule');
  });

  test('G2: the UK rate is that of the last 30 June or 31 December before interest starts, for the whole time', () => {
    const owed = debt({ currency: 'GBP', dueDate: businessDate('2024-06-29') });
    expect(compute(owed, '2025-12-31', ukStatutoryInterest).periods).toMatchObject([
      { from: '2024-06-30', to: '2025-12-31', ratePercent: '13.25', base: { date: '2023-12-31' } },
    ]);
    const later = compute(
      { ...owed, dueDate: businessDate('2024-06-30') },
      '2025-12-31',
      ukStatutoryInterest,
    );
    expect(later.periods).toMatchObject([
      { from: '2024-07-01', ratePercent: '13.25', base: { date: '2024-06-30' } },
    ]);
    const next = compute({ ...owed, dueDate: businessDate('2025-01-01') }, '2025-12-31', ukStatutoryInterest);
    expect(next.periods).toMatchObject([
      { ratePercent: '12.75', base: { date: '2024-12-31', rate: '4.75' } },
    ]);
  });

  test('G2: under UK law a part payment in the next half-year leaves the rate of the first day of interest', () => {
    const payments = [{ date: businessDate('2025-02-10'), amountMinor: 400_00 }];
    const owed = debt({ currency: 'GBP', dueDate: businessDate('2024-12-20'), payments });
    const { periods } = compute(owed, '2025-07-31', ukStatutoryInterest);
    expect(periods.map(({ from, balanceMinor, ratePercent }) => [from, balanceMinor, ratePercent])).toEqual([
      ['2024-12-21', 1_000_00, '13.25'],
      ['2025-02-11', 600_00, '13.25'],
    ]);
  });

  test('G2: refuses with the half-year whose base rate is not set, be it over, missing between others or to come', () => {
    const failureOf = (until: string, rates: typeof baseRates) => {
      const policy = { baseRates: rates };
      const result = lateInterest(debt(), businessDate(until), germanBusinessInterest, policy);
      return result.ok ? 'computed' : result.failure;
    };
    const notSet = (halfYear: string) => ({
      code: 'BASE_RATE_NOT_SET',
      params: { baseRate: 'german-base', halfYear },
    });
    const without = (halfYear: string) =>
      baseRates.map((table) => ({
        ...table,
        rates: table.rates.filter((one) => one.halfYear !== halfYear),
      }));
    expect(failureOf('2026-06-30', baseRates)).toBe('computed');
    expect(failureOf('2026-07-01', baseRates)).toEqual(notSet('2026-07-01'));
    expect(failureOf('2026-06-30', without('2025-07-01'))).toEqual(notSet('2025-07-01'));
    expect(failureOf('2025-06-30', without('2025-07-01'))).toBe('computed');
    expect(failureOf('2025-06-30', [])).toEqual(notSet('2025-01-01'));
  });

  test('G2: a base rate below 0 is taken off the margin, and interest is never negative', () => {
    const owed = debt({ dueDate: businessDate('2017-01-31') });
    expect(compute(owed, '2017-02-28', germanBusinessInterest).periods[0]?.ratePercent).toBe('8.12');
    const base = germanBusinessInterest.rate;
    const none = compute(owed, '2017-02-28', {
      ...germanBusinessInterest,
      rate: { ...base, margin: rate('0') } as typeof base,
    });
    expect(none).toMatchObject({ interestMinor: 0, periods: [{ ratePercent: '0' }] });
  });

  test('G2: refuses with a code where no base rate is known and where the interest is too large to hold', () => {
    const until = businessDate('2001-06-30');
    const old = debt({ dueDate: businessDate('2001-01-31') });
    expect(lateInterest(old, until, germanBusinessInterest, defaultInterestPolicy)).toEqual({
      ok: false,
      failure: { code: 'BASE_RATE_NOT_SET', params: { baseRate: 'german-base', halfYear: '2001-01-01' } },
    });
    const none = { baseRates: [] };
    const huge = debt({ amountMinor: maxAmountMinor, dueDate: businessDate('1900-01-01') });
    expect(lateInterest(huge, businessDate('2199-12-31'), fixed('1000'), none)).toEqual({
      ok: false,
      failure: { code: 'AMOUNT_TOO_LARGE', params: {} },
    });
  });

  test('G2: credits, paid debts and debts due on the last of all days bear none', () => {
    expect(compute(debt({ amountMinor: -5_00 }), '2025-12-31', fixed('10')).totalMinor).toBe(0);
    expect(compute(debt({ amountMinor: 0 }), '2025-12-31', germanBusinessInterest).totalMinor).toBe(0);
    const last = debt({ dueDate: businessDate('2199-12-31') });
    expect(compute(last, '2199-12-31', germanBusinessInterest).periods).toEqual([]);
  });

  test('G2: writes amounts before rounding with the digits of their currency', () => {
    const yen = compute(debt({ currency: 'JPY', amountMinor: 10_000 }), '2025-02-01', fixed('10'));
    expect(yen).toMatchObject({ interestMinor: 3, unroundedText: '2.73972603' });
    const dinar = compute(debt({ currency: 'KWD', amountMinor: 10_000 }), '2025-02-01', fixed('10'));
    expect(dinar).toMatchObject({ interestMinor: 3, unroundedText: '0.00273972603' });
  });

  test('G2: periods follow each other without gap or overlap, and their days sum to the days of the debt', () => {
    fc.assert(
      fc.property(anyDebt, anyDay, anyRule, (owed, until, rule) => {
        const open = { ...owed, amountMinor: owed.amountMinor + 10_000_00 };
        const { periods, interestMinor } = compute(open, until, rule);
        periods.forEach((period, index) => {
          const before = periods[index - 1];
          expect(period.from).toBe(addDays(before === undefined ? owed.dueDate : before.to, 1));
          expect(period.days).toBe(daysBetween(period.from, period.to) + 1);
        });
        expect(Number.isSafeInteger(interestMinor) && interestMinor >= 0).toBe(true);
        const days = periods.reduce((sum, period) => sum + period.days, 0);
        expect(days).toBe(Math.max(0, daysBetween(owed.dueDate, until)));
      }),
    );
  });

  test('G2: interest never falls from one day to the next, nor when more is owed', () => {
    fc.assert(
      fc.property(anyDebt, anyDay, anyRule, fc.integer({ min: 0, max: 400 }), (owed, until, rule, more) => {
        const now = compute(owed, until, rule).interestMinor;
        expect(compute(owed, addDays(until, more), rule).interestMinor).toBeGreaterThanOrEqual(now);
        const larger = { ...owed, amountMinor: owed.amountMinor + more };
        expect(compute(larger, until, rule).interestMinor).toBeGreaterThanOrEqual(now);
      }),
    );
  });

  test('G2: unrounded interest of two stretches of time is that of both together', () => {
    const additive = anyRule.filter((rule) => rule !== ukStatutoryInterest);
    const total = (owed: InterestDebt, until: BusinessDate, rule: InterestRule) => {
      const result = accrueInterest(owed, until, rule, baseRates);
      if (!result.ok) throw new Error(result.failure.code);
      return accruedTotal(result.value);
    };
    fc.assert(
      fc.property(anyDebt, anyDay, anyDay, additive, (owed, one, other, rule) => {
        const [middle, until] = one < other ? [one, other] : [other, one];
        fc.pre(middle >= owed.dueDate);
        const whole = total(owed, until, rule);
        const parts = addRatios(total(owed, middle, rule), total({ ...owed, dueDate: middle }, until, rule));
        expect(compareRatios(parts, whole)).toBe(0);
      }),
    );
  });
});
