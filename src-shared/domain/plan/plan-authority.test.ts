import { expect, test } from 'vitest';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { defaultCalendar } from '../calendar/calendar.ts';
import type { Role } from '../organisation/actor.ts';
import { defaultSettings } from '../organisation/settings.ts';
import { planAuthority } from './plan-authority.ts';
import { defaultPlanPolicy } from './plan-policy.ts';
import { planConventionsSchema, planTermsSchema } from './plan-terms.ts';
import { planSchedule } from './schedule.ts';

const conventions = planConventionsSchema.parse(defaultPlanPolicy);

function authority(
  principalMinor: number,
  count: number,
  role: Role,
  {
    currency = 'EUR',
    feeMinor = 0,
    firstDate = '2026-04-30',
    interestRate = null,
  }: Partial<Record<'currency' | 'firstDate', string>> & {
    readonly feeMinor?: number;
    readonly interestRate?: string | null;
  } = {},
) {
  const terms = planTermsSchema.parse({
    downPayment: null,
    instalments: { by: 'count', count, frequency: 'monthly', firstDate },
    interestRate,
    feeMinor,
    adjustment: 'none',
  });
  const basis = {
    principalMinor,
    currency,
    terms,
    conventions,
    start: builtToday,
    calendar: defaultCalendar,
  };
  const result = planSchedule(basis);
  if (!result.ok) throw new Error('no schedule');
  return planAuthority(result.schedule, currency, conventions, role, defaultSettings);
}

test('N4: a plan within amount, days and instalments needs nobody', () => {
  expect(authority(5_000_00, 6, 'collector')).toEqual({ isAllowed: true, passed: [], approver: 'manager' });
});

test('N4: every limit that was passed is named with what it is and what it may be', () => {
  expect(authority(5_000_01, 24, 'collector')).toEqual({
    isAllowed: false,
    approver: 'manager',
    passed: [
      { limit: 'amount', amountMinor: 5_000_01, limitMinor: 5_000_00 },
      { limit: 'days', days: 730, limitDays: 190 },
      { limit: 'instalment', number: 1, amountMinor: 208_33, limitPercent: '5' },
    ],
  });
});

test('N4: length and size bind collectors and field agents; the amount binds managers too', () => {
  expect(authority(1_000_00, 24, 'field-agent').passed.map((one) => one.limit)).toEqual([
    'days',
    'instalment',
  ]);
  expect(authority(1_000_00, 24, 'manager').isAllowed).toBe(true);
  expect(authority(100_000_01, 2, 'manager')).toMatchObject({ isAllowed: false, approver: 'administrator' });
  expect(authority(100_000_01, 360, 'administrator').isAllowed).toBe(true);
});

test('N4: in a currency without a limit a collector agrees to no plan', () => {
  expect(authority(1_00, 1, 'collector', { currency: 'CHF' }).passed).toEqual([
    { limit: 'amount', amountMinor: 1_00, limitMinor: null },
  ]);
});

test.each([
  ['2026-10-07', 190, []],
  ['2026-10-08', 191, ['days']],
] as const)('N4: a plan that ends on %s, after %i days, passes %j', (firstDate, days, limits) => {
  const { passed } = authority(100_00, 1, 'collector', { firstDate });
  expect(passed.map((one) => one.limit)).toEqual(limits);
  for (const one of passed) expect(one).toEqual({ limit: 'days', days, limitDays: 190 });
});

test('N4: a plan with a fee that its proposer may not charge waits for whoever may', () => {
  expect(authority(100_00, 1, 'collector', { feeMinor: 100_00 }).isAllowed).toBe(true);
  expect(authority(100_00, 1, 'collector', { feeMinor: 100_01 })).toEqual({
    isAllowed: false,
    passed: [{ limit: 'fee', amountMinor: 100_01, limitMinor: 100_00 }],
    approver: 'manager',
  });
  expect(authority(100_00, 1, 'field-agent', { feeMinor: 1 }).passed).toEqual([
    { limit: 'fee', amountMinor: 1, limitMinor: null },
  ]);
  expect(authority(100_00, 1, 'manager', { feeMinor: 5_000_01 })).toMatchObject({
    isAllowed: false,
    approver: 'administrator',
  });
  expect(authority(100_00, 1, 'administrator', { feeMinor: 5_000_01 }).isAllowed).toBe(true);
});

test('N4: a plan with more interest than its proposer may charge waits for whoever may', () => {
  const interest = (principalMinor: number, role: Role) =>
    authority(principalMinor, 1, role, { interestRate: '600' });
  expect(interest(1_000_00, 'collector').isAllowed).toBe(true);
  expect(interest(1_000_02, 'collector')).toEqual({
    isAllowed: false,
    passed: [{ limit: 'interest', amountMinor: 500_01, limitMinor: 500_00 }],
    approver: 'manager',
  });
  expect(interest(2_00, 'field-agent').passed).toEqual([
    { limit: 'interest', amountMinor: 1_00, limitMinor: null },
  ]);
  expect(interest(100_000_02, 'manager')).toMatchObject({
    passed: [
      { limit: 'amount', amountMinor: 150_000_03 },
      { limit: 'interest', amountMinor: 50_000_01 },
    ],
    approver: 'administrator',
  });
});

test('N4: an instalment of exactly the least per cent of the principal passes no limit', () => {
  const limits = (principalMinor: number) =>
    authority(principalMinor, 20, 'collector').passed.map((one) => one.limit);
  expect(limits(100_00)).toEqual(['days']);
  expect(limits(100_01)).toEqual(['days', 'instalment']);
});
