import { expect, test } from 'vitest';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { defaultCalendar } from '../calendar/calendar.ts';
import { defaultPlanPolicy } from './plan-policy.ts';
import { planConventionsSchema, planTermsSchema } from './plan-terms.ts';
import { instalmentTotal, planSchedule } from './schedule.ts';

const rhythm = { frequency: 'monthly', firstDate: '2026-04-30' } as const;

function totals(interestMethod: string, instalments: object, interestRate: string | null): number[] {
  const conventions = planConventionsSchema.parse({
    ...defaultPlanPolicy,
    remainder: 'first',
    interestMethod,
  });
  const more = { downPayment: null, feeMinor: 0, adjustment: 'none' };
  const terms = planTermsSchema.parse({ ...more, instalments: { ...instalments, ...rhythm }, interestRate });
  const basis = { principalMinor: 100_00, currency: 'EUR', terms, conventions };
  const made = planSchedule({ ...basis, start: builtToday, calendar: defaultCalendar });
  if (!made.ok) throw new Error('no schedule');
  return made.schedule.instalments.map(instalmentTotal);
}

const three = { by: 'count', count: 3 };
const forties = { by: 'amount', amountMinor: 40_00 };

test('N1: the first instalment takes the remainder where it is set so, but for interest on the balance', () => {
  expect(totals('annuity', three, null)).toEqual([33_34, 33_33, 33_33]);
  expect(totals('flat', three, '12')).toEqual([34_34, 34_33, 34_33]);
  expect(totals('annuity', forties, null)).toEqual([20_00, 40_00, 40_00]);
  expect(totals('annuity', three, '12')).toEqual([34_00, 34_00, 34_01]);
  expect(totals('annuity', forties, '12')).toEqual([40_00, 40_00, 21_83]);
});
