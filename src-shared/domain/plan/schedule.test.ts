import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { addDays } from '../calendar/business-date.ts';
import { defaultCalendar } from '../calendar/calendar.ts';
import { failureSchema } from '../failure.ts';
import { maxAmountMinor, sumMinor } from '../money/amount.ts';
import { instalmentSchema } from './plan.ts';
import { defaultPlanPolicy } from './plan-policy.ts';
import {
  type PlanConventions,
  type PlanTerms,
  planConventionsSchema,
  planTermsSchema,
} from './plan-terms.ts';
import { instalmentTotal, planSchedule, type ScheduleResult } from './schedule.ts';

const conventions = planConventionsSchema.parse(defaultPlanPolicy);
const monthly = { frequency: 'monthly', firstDate: '2026-04-30' } as const;
const plain = {
  downPayment: null,
  instalments: { by: 'count', count: 3, ...monthly },
  interestRate: null,
  feeMinor: 0,
  adjustment: 'none',
};

function schedule(
  principalMinor: number,
  terms: object = {},
  other: Partial<PlanConventions> = {},
  calendar = defaultCalendar,
): ScheduleResult {
  return planSchedule({
    principalMinor,
    currency: 'EUR',
    terms: planTermsSchema.parse({ ...plain, ...terms }),
    conventions: { ...conventions, ...other },
    start: builtToday,
    calendar,
  });
}

const totals = (result: ScheduleResult) =>
  result.ok ? result.schedule.instalments.map(instalmentTotal) : [];
const dates = (result: ScheduleResult) =>
  result.ok ? result.schedule.instalments.map((one) => one.dueDate) : [];
const codes = (result: ScheduleResult) => (result.ok ? [] : result.failures.map((one) => one.code));
const count = (many: number, more: object = {}) => ({
  instalments: { by: 'count', count: many, ...monthly, ...more },
});
const amount = (amountMinor: number) => ({ instalments: { by: 'amount', amountMinor, ...monthly } });

describe('amounts of a schedule', () => {
  test.each([
    ['nearest', 'last', [66_67, 66_67, 66_66]],
    ['nearest', 'first', [66_66, 66_67, 66_67]],
    ['down', 'last', [66_66, 66_66, 66_68]],
    ['down', 'first', [66_68, 66_66, 66_66]],
    ['spread', 'last', [66_66, 66_67, 66_67]],
    ['spread', 'first', [66_67, 66_67, 66_66]],
  ] as const)('N1, M2: 200.00 in three, split %s, remainder %s', (split, remainder, expected) => {
    expect(totals(schedule(200_00, {}, { split, remainder }))).toEqual(expected);
  });

  test('N1: whole units but for the one that takes the remainder', () => {
    expect(totals(schedule(200_10, {}, { roundToMinor: 1_00 }))).toEqual([67_00, 67_00, 66_10]);
    expect(totals(schedule(200_10, {}, { roundToMinor: 1_00, split: 'spread' }))).toEqual([
      66_00, 67_00, 67_10,
    ]);
  });

  test('N1: an amount fixes how many; what is left over comes last, or first where that is set', () => {
    expect(totals(schedule(250_00, amount(100_00)))).toEqual([100_00, 100_00, 50_00]);
    expect(totals(schedule(250_00, amount(100_00), { remainder: 'first' }))).toEqual([50_00, 100_00, 100_00]);
  });

  test('N1: a down payment comes before the instalments and is no part of them', () => {
    const downPayment = { amountMinor: 40_00, date: '2026-04-07' };
    const result = schedule(100_00, { downPayment, ...count(2) });
    expect(totals(result)).toEqual([40_00, 30_00, 30_00]);
    expect(result).toMatchObject({
      schedule: { firstDate: '2026-04-07', instalments: [{ number: 0 }, {}, {}] },
    });
  });

  test('N1: a fee comes with the first instalment, or is split over all', () => {
    expect(totals(schedule(90_00, { feeMinor: 10_00 }))).toEqual([40_00, 30_00, 30_00]);
    expect(totals(schedule(90_00, { feeMinor: 10_00 }, { feeSpread: 'split' }))).toEqual([
      33_33, 33_33, 33_34,
    ]);
  });

  test('N1: with an amount, interest is inside of it and the last instalment smaller', () => {
    const result = schedule(250_00, { ...amount(100_00), interestRate: '12' });
    expect(totals(result)).toEqual([100_00, 100_00, 54_56]);
    expect(result).toMatchObject({
      schedule: { principalMinor: 250_00, interestMinor: 4_56, totalMinor: 254_56 },
    });
  });
});

describe('dates of a schedule', () => {
  test('N1: the 31st comes back after a shorter month', () => {
    const from = { firstDate: '2026-05-31' };
    expect(dates(schedule(100_00, count(4, from)))).toEqual([
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
    ]);
  });

  test.each([
    ['weekly', ['2026-04-30', '2026-05-07', '2026-05-14']],
    ['fortnightly', ['2026-04-30', '2026-05-14', '2026-05-28']],
  ])('N1: %s', (frequency, expected) => {
    expect(dates(schedule(100_00, count(3, { frequency })))).toEqual(expected);
  });

  test.each([
    ['following', ['2026-06-01', '2026-06-30']],
    ['preceding', ['2026-05-29', '2026-06-30']],
    ['modified-following', ['2026-05-29', '2026-06-30']],
  ])('N1, M5: a Sunday at the end of a month, %s', (adjustment, expected) => {
    const terms = { ...count(2, { firstDate: '2026-05-31' }), adjustment };
    expect(dates(schedule(100_00, terms))).toEqual(expected);
  });

  test('N1, M5: a holiday of the organisation moves a date too', () => {
    const holidays = [{ date: addDays(builtToday, 30), name: 'Queen’s Day' }];
    const result = schedule(
      100_00,
      { ...count(1), adjustment: 'following' },
      {},
      { ...defaultCalendar, holidays },
    );
    expect(dates(result)).toEqual(['2026-05-01']);
  });
});

describe('what a schedule is refused for', () => {
  const on = (...days: string[]) => ({ instalments: { by: 'dates', dates: days } });
  const down = (amountMinor: number, date = '2026-04-01') => ({ downPayment: { amountMinor, date } });

  test.each([
    ['PLAN_DATE_PAST', 100_00, count(2, { firstDate: '2026-03-30' })],
    ['PLAN_DATE_PAST', 100_00, down(10_00, '2026-03-30')],
    ['PLAN_DATES_NOT_ASCENDING', 100_00, on('2026-05-01', '2026-04-20')],
    ['PLAN_DATES_NOT_ASCENDING', 100_00, on('2026-05-01', '2026-05-01')],
    ['PLAN_DATES_NOT_ASCENDING', 100_00, { ...on('2026-05-02', '2026-05-03'), adjustment: 'following' }],
    ['PLAN_DATES_NOT_ASCENDING', 100_00, down(10_00, '2026-05-15')],
    ['PLAN_DATES_NOT_ASCENDING', 100_00, count(3, { firstDate: '2199-12-01' })],
    ['PLAN_TOO_MANY_INSTALMENTS', 361, amount(1)],
    ['PLAN_INSTALMENT_TOO_SMALL', 2, count(3)],
    ['PLAN_INSTALMENT_TOO_SMALL', 100_00, { ...amount(1_00), interestRate: '12' }],
    ['PLAN_DOWN_PAYMENT_TOO_LARGE', 100_00, down(100_00)],
    ['AMOUNT_NOT_POSITIVE', 0, {}],
    ['AMOUNT_TOO_LARGE', maxAmountMinor + 1, {}],
    ['AMOUNT_TOO_LARGE', maxAmountMinor, { interestRate: '1' }],
  ])('N1: %s', (code, principalMinor, terms) => {
    expect(codes(schedule(principalMinor, terms))).toEqual([code]);
  });

  test('N1: everything that is wrong is said at once', () => {
    const terms = { ...down(200_00), ...on('2026-03-01', '2026-02-01') };
    expect(codes(schedule(100_00, terms))).toEqual([
      'PLAN_DOWN_PAYMENT_TOO_LARGE',
      'PLAN_DATE_PAST',
      'PLAN_DATES_NOT_ASCENDING',
    ]);
  });
});

const anyDate = fc.nat(400).map((days) => addDays(builtToday, days));
const anyRhythm = fc.record({
  frequency: fc.constantFrom('weekly' as const, 'fortnightly' as const, 'monthly' as const),
  firstDate: anyDate,
});
const anyTerms: fc.Arbitrary<PlanTerms> = fc
  .record({
    downPayment: fc.option(fc.record({ amountMinor: fc.integer({ min: 1, max: 50_00 }), date: anyDate })),
    instalments: fc.oneof(
      fc.tuple(anyRhythm, fc.integer({ min: 1, max: 360 })).map(([rhythm, many]) => ({
        by: 'count' as const,
        count: many,
        ...rhythm,
      })),
      fc.tuple(anyRhythm, fc.integer({ min: 1, max: 500_00 })).map(([rhythm, amountMinor]) => ({
        by: 'amount' as const,
        amountMinor,
        ...rhythm,
      })),
      fc.uniqueArray(anyDate, { minLength: 1, maxLength: 40 }).map((days) => ({
        by: 'dates' as const,
        dates: days.toSorted(),
      })),
    ),
    interestRate: fc.constantFrom(null, '0', '4.5', '9.4822', '1000'),
    feeMinor: fc.constantFrom(0, 1, 15_00),
    adjustment: fc.constantFrom('none', 'following', 'preceding', 'modified-following'),
  })
  .map((terms) => planTermsSchema.parse(terms));
const anyConventions = fc.record({
  split: fc.constantFrom('nearest', 'down', 'spread'),
  remainder: fc.constantFrom('last', 'first'),
  roundToMinor: fc.constantFrom(1, 5, 1_00),
  interestMethod: fc.constantFrom('annuity', 'declining', 'flat'),
  dayCount: fc.constantFrom('per-period', 'actual/365', 'actual/364', 'actual/360'),
  feeSpread: fc.constantFrom('first', 'split'),
} satisfies { [Key in keyof PlanConventions]: fc.Arbitrary<PlanConventions[Key]> });

test('N1: Σ instalments = principal + interest + fees to the minor unit, dates ascend, and nothing throws', () => {
  let planned = 0;
  fc.assert(
    fc.property(
      anyTerms,
      anyConventions,
      fc.integer({ min: 1, max: 9_999_99 }),
      (terms, other, principalMinor) => {
        const result = schedule(principalMinor, terms, other);
        if (!result.ok) {
          for (const failure of result.failures) failureSchema.parse(failure);
          return;
        }
        planned += 1;
        const { instalments, interestMinor, feeMinor, totalMinor } = result.schedule;
        expect(sumMinor(instalments.map((one) => one.principalMinor))).toBe(principalMinor);
        expect(feeMinor).toBe(terms.feeMinor);
        expect(sumMinor(instalments.map(instalmentTotal))).toBe(principalMinor + interestMinor + feeMinor);
        expect(totalMinor).toBe(principalMinor + interestMinor + feeMinor);
        expect(dates(result)).toEqual([...new Set(dates(result))].toSorted());
        for (const one of instalments) {
          instalmentSchema.parse(one);
          expect(instalmentTotal(one)).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 500 },
  );
  expect(planned).toBeGreaterThan(50);
});
