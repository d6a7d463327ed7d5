import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, businessDate } from '../calendar/business-date.ts';
import { maxAmountMinor, sumMinor } from '../money/amount.ts';
import { ratio } from '../money/ratio.ts';
import { type PaymentTerms, paymentTermsSchema } from './payment-terms.ts';
import { dateByTerms } from './payment-terms-dates.ts';
import { applyPaymentTerms } from './payment-terms-due.ts';

const january = businessDate('2026-01-15');

const withPortions = (portions: readonly object[], changes: object = {}): PaymentTerms =>
  paymentTermsSchema.parse({ portions, discountBase: 'gross', partPayment: 'divided', ...changes });
const days = (count: number) => ({ step: 'days', days: count });
const single = (changes: object = {}) => ({ percent: '100', due: [days(30)], discount: null, ...changes });
const twoPercent = { percent: '2', by: [days(10)] };

describe('payment terms', () => {
  test('I4: tells every step from the invoice date to the due date', () => {
    expect(
      dateByTerms(
        january,
        withPortions([single({ due: [{ step: 'months', months: 1 }, { step: 'month-end' }, days(10)] })])
          .portions[0]?.due ?? [],
      ),
    ).toEqual({
      date: '2026-03-10',
      steps: [
        { step: { step: 'months', months: 1 }, date: '2026-02-15' },
        { step: { step: 'month-end' }, date: '2026-02-28' },
        { step: { step: 'days', days: 10 }, date: '2026-03-10' },
      ],
    });
  });

  test.each([
    ['on-or-after', '2026-01-15', '2026-01-15'],
    ['after', '2026-01-15', '2026-02-15'],
    ['following-month', '2026-01-15', '2026-02-15'],
    ['after', '2026-01-14', '2026-01-15'],
    ['following-month', '2026-01-31', '2026-02-15'],
    ['on-or-after', '2199-12-16', '2199-12-31'],
  ] as const)('I4: the 15th %s %s is %s', (when, from, date) => {
    expect(dateByTerms(businessDate(from), [{ step: 'day-of-month', day: 15, when }]).date).toBe(date);
  });

  test('I4: the 31st is the last day of a shorter month', () => {
    const step = { step: 'day-of-month', day: 31, when: 'on-or-after' } as const;
    expect(dateByTerms(businessDate('2026-02-10'), [step]).date).toBe('2026-02-28');
    expect(dateByTerms(businessDate('2024-02-10'), [step]).date).toBe('2024-02-29');
    const following = { ...step, when: 'following-month' } as const;
    expect(dateByTerms(businessDate('2026-01-31'), [following]).date).toBe('2026-02-28');
  });

  test('I4: the discount is of the whole or of the amount before tax, never of freight', () => {
    const amounts = { netMinor: 1_000_00, taxMinor: 190_00, undiscountedMinor: 50_00 };
    const gross = applyPaymentTerms(withPortions([single({ discount: twoPercent })]), january, amounts)[0];
    expect(gross).toMatchObject({ amountMinor: 1_240_00, dueDate: '2026-02-14' });
    expect(gross?.earlyPayment).toMatchObject({
      date: '2026-01-25',
      ofNetMinor: 20_00,
      ofTaxMinor: 3_80,
      discountMinor: 23_80,
      cashMinor: 1_216_20,
      share: ratio(2380n, 124_000n),
    });
    const net = applyPaymentTerms(
      withPortions([single({ discount: twoPercent })], { discountBase: 'net' }),
      january,
      amounts,
    )[0];
    expect(net?.earlyPayment).toMatchObject({ ofTaxMinor: 0, discountMinor: 20_00, cashMinor: 1_220_00 });
  });

  test('I4: a credit note has a credit of discount, and an invoice of nothing has none', () => {
    const terms = withPortions([single({ discount: twoPercent })]);
    const of = (netMinor: number) =>
      applyPaymentTerms(terms, january, { netMinor, taxMinor: 0, undiscountedMinor: 0 })[0]?.earlyPayment;
    expect(of(-100_00)).toMatchObject({ discountMinor: -2_00, cashMinor: -98_00 });
    expect(of(0)).toMatchObject({ discountMinor: 0, cashMinor: 0 });
  });

  test('I4: portions sum to the invoice to the last minor unit, their discounts stay below them', () => {
    const anyAmount = fc.integer({ min: 0, max: maxAmountMinor / 4 });
    const anyPercents = fc
      .array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 12 })
      .map((parts) => {
        const hundredths = [...parts.slice(1), 0];
        const rest = 100_00 - sumMinor(hundredths);
        return [...hundredths.filter((part) => part > 0), rest];
      })
      .filter((parts) => parts.every((part) => part > 0));
    fc.assert(
      fc.property(
        anyAmount,
        anyAmount,
        anyAmount,
        anyPercents,
        (netMinor, taxMinor, undiscountedMinor, parts) => {
          const terms = withPortions(
            parts.map((part, index) => ({
              percent: `${Math.floor(part / 100)}.${(part % 100).toString().padStart(2, '0')}`,
              due: [days(index * 30)],
              discount: { percent: '3.3333333333', by: [days(5)] },
            })),
          );
          const portions = applyPaymentTerms(terms, january, { netMinor, taxMinor, undiscountedMinor });
          expect(sumMinor(portions.map(({ amountMinor }) => amountMinor))).toBe(
            netMinor + taxMinor + undiscountedMinor,
          );
          for (const { amountMinor, dueDate, earlyPayment } of portions) {
            const discount = earlyPayment?.discountMinor ?? Number.NaN;
            expect(discount >= 0 && discount <= amountMinor).toBe(true);
            expect(sumMinor([discount, earlyPayment?.cashMinor ?? Number.NaN])).toBe(amountMinor);
            expect(earlyPayment?.date).toBe([dueDate, addDays(january, 5)].toSorted()[0]);
          }
        },
      ),
    );
  });

  test.each([
    ['portions', []],
    ['portions', [single({ percent: '99.99' })]],
    ['portions', [single(), single()]],
    ['portions.0.percent', [single({ percent: '0' }), single()]],
    ['portions.0.percent', [single({ percent: '-100' })]],
    ['portions.0.percent', [single({ percent: '1e2' })]],
    ['portions.0.discount.percent', [single({ discount: { ...twoPercent, percent: '100' } })]],
    ['portions.0.discount.percent', [single({ discount: { ...twoPercent, percent: '0' } })]],
    ['portions.0.discount.percent', [single({ discount: { ...twoPercent, percent: '' } })]],
    ['portions.0.due.0.days', [single({ due: [days(-1)] })]],
    ['portions.0.due.0.days', [single({ due: [days(0.5)] })]],
    ['portions.0.due.0.days', [single({ due: [days(Number.NaN)] })]],
    ['portions.0.due.0.days', [single({ due: [days(Number.POSITIVE_INFINITY)] })]],
    ['portions.0.due.0.day', [single({ due: [{ step: 'day-of-month', day: 32, when: 'after' }] })]],
    ['portions.0.due.0.step', [single({ due: [{ step: 'full-moon' }] })]],
    ['portions.0.due', [single({ due: Array.from({ length: 7 }, () => days(1)) })]],
  ])('I4: refuses terms with a wrong %s and names the field', (path, portions) => {
    const parsed = paymentTermsSchema.safeParse({ portions, discountBase: 'gross', partPayment: 'divided' });
    expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });
});
