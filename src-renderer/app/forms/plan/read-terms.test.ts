import { describe, expect, it } from 'vitest';
import { firstPlanDraft as draft } from './plan.fixture.ts';
import { readRateText, readTerms } from './read-terms.ts';

const english = { locale: 'en-GB', language: 'en' };
const today = '2026-11-21';
const read = (typed: Partial<typeof draft>) => readTerms({ ...draft, ...typed }, english, today);

describe('the terms of a plan as typed', () => {
  it('are so many instalments in a rhythm from a date', () => {
    expect(read({})).toEqual({
      fields: {},
      terms: {
        downPayment: null,
        instalments: { by: 'count', count: 3, frequency: 'monthly', firstDate: '2026-11-30' },
        interestRate: null,
        feeMinor: 0,
        adjustment: 'following',
      },
    });
  });

  it('are instalments of an amount, with a down payment, interest and a fee', () => {
    const typed = {
      by: 'amount',
      instalmentText: '150.50',
      frequency: 'weekly',
      downPaymentText: '100',
      downPaymentDate: '2026-11-23',
      rateText: '7.5 %',
      feeText: '12',
    } as const;
    expect(read(typed).terms).toMatchObject({
      instalments: { by: 'amount', amountMinor: 15_050, frequency: 'weekly' },
      downPayment: { amountMinor: 10_000, date: '2026-11-23' },
      interestRate: '7.5',
      feeMinor: 1_200,
    });
  });

  it('are dates, one on each line as people type them', () => {
    const { terms } = read({ by: 'dates', datesText: '30 Nov\n\n15.12.2026' });
    expect(terms?.instalments).toEqual({ by: 'dates', dates: ['2026-11-30', '2026-12-15'] });
  });

  it.each([
    [{ countText: '0' }, 'rule', 'COUNT_UNREADABLE'],
    [{ countText: 'six' }, 'rule', 'COUNT_UNREADABLE'],
    [{ countText: '361' }, 'rule', 'PLAN_TOO_MANY_INSTALMENTS'],
    [{ by: 'amount' as const, instalmentText: '' }, 'rule', 'AMOUNT_NOT_POSITIVE'],
    [{ by: 'amount' as const, instalmentText: 'x' }, 'rule', 'AMOUNT_UNREADABLE'],
    [{ firstDate: null }, 'dates', 'DATE_MISSING'],
    [{ firstDate: '2026-11-20' }, 'dates', 'PLAN_DATE_PAST'],
    [{ by: 'dates' as const, datesText: ' ' }, 'dates', 'DATE_MISSING'],
    [{ by: 'dates' as const, datesText: '30 Nov\nsoon' }, 'dates', 'DATE_UNREADABLE'],
    [{ downPaymentText: '1x' }, 'downPayment', 'AMOUNT_UNREADABLE'],
    [{ downPaymentText: '10' }, 'downPaymentDate', 'DATE_MISSING'],
    [{ rateText: '1,5' }, 'rate', 'RATE_UNREADABLE'],
    [{ feeText: '-1' }, 'fee', 'AMOUNT_UNREADABLE'],
  ])('say at the field what cannot be read: %o', (typed, field, code) => {
    const { terms, fields } = read(typed);
    expect(terms).toBeNull();
    expect(fields).toEqual({ [field]: expect.objectContaining({ code }) });
  });

  it('take a rate in the decimal notation of the language and never guess', () => {
    expect(readRateText('8,25', 'de-DE')).toBe('8.25');
    expect(readRateText('8.25', 'de-DE')).toBeUndefined();
    expect(readRateText(' ', 'de-DE')).toBeNull();
    expect(readRateText('-1', 'en-GB')).toBeUndefined();
    expect(readRateText('2000', 'en-GB')).toBeUndefined();
  });
});
