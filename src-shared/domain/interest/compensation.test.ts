import { describe, expect, test } from 'vitest';
import { businessDate } from '../calendar/business-date.ts';
import { compensationFor } from './compensation.ts';
import { defaultInterestPolicy } from './interest-policy.ts';
import { euDirectiveInterest, ukStatutoryInterest } from './interest-rule-seeds.ts';
import { lateInterest } from './late-interest.ts';

const pounds = ukStatutoryInterest.compensation;

describe('statutory compensation', () => {
  test.each([
    [1, 40_00, 1, 999_99],
    [999_99, 40_00, 1, 999_99],
    [1_000_00, 70_00, 1_000_00, 9_999_99],
    [9_999_99, 70_00, 1_000_00, 9_999_99],
    [10_000_00, 100_00, 10_000_00, null],
    [9_000_000_00, 100_00, 10_000_00, null],
  ])('G2: a UK debt of %i pence gives %i pence by its band', (debt, amountMinor, fromMinor, toMinor) => {
    expect(compensationFor(debt, 'GBP', pounds)).toEqual({
      amountMinor,
      band: { fromMinor, toMinor },
      none: null,
    });
  });

  test('G2: says why there is none', () => {
    expect(compensationFor(0, 'GBP', pounds).none).toBe('not-overdue');
    expect(compensationFor(100, 'EUR', pounds).none).toBe('other-currency');
    expect(compensationFor(100, 'EUR', null).none).toBe('not-in-rule');
    const large = pounds === null ? null : { ...pounds, bands: pounds.bands.slice(1) };
    expect(compensationFor(100, 'GBP', large).none).toBe('below-bands');
  });

  test('G2: the size of the debt is what was owed when interest began, whatever was paid since', () => {
    const debt = {
      currency: 'GBP',
      amountMinor: 1_050_00,
      dueDate: businessDate('2025-01-31'),
      payments: [{ date: businessDate('2025-02-10'), amountMinor: 900_00 }],
    };
    const until = businessDate('2025-03-31');
    const result = lateInterest(debt, until, ukStatutoryInterest, defaultInterestPolicy);
    expect(result).toMatchObject({ value: { compensation: { amountMinor: 70_00 } } });
    const early = { ...debt, payments: [{ date: businessDate('2025-01-31'), amountMinor: 900_00 }] };
    const less = lateInterest(early, until, ukStatutoryInterest, defaultInterestPolicy);
    expect(less).toMatchObject({ value: { compensation: { amountMinor: 40_00 } } });
  });

  test('G2: the directive gives EUR 40 whatever the debt', () => {
    expect(compensationFor(1, 'EUR', euDirectiveInterest.compensation).amountMinor).toBe(40_00);
    expect(compensationFor(1_000_000_00, 'EUR', euDirectiveInterest.compensation).amountMinor).toBe(40_00);
  });
});
