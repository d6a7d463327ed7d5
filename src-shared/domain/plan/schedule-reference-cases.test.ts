import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type BusinessDate, businessDate } from '../calendar/business-date.ts';
import { defaultCalendar } from '../calendar/calendar.ts';
import { parseAmount } from '../money/parse-amount.ts';
import { equalParts } from './instalment-parts.ts';
import { instalmentProgress } from './instalment-progress.ts';
import { instalmentSchema } from './plan.ts';
import { defaultPlanPolicy } from './plan-policy.ts';
import { type PlanConventions, planConventionsSchema, planTermsSchema } from './plan-terms.ts';
import { planSchedule } from './schedule.ts';

const folder = '../shared/data/reference-cases';
const hasCases = existsSync(`${folder}/amortisation-emi-schedules.json`);
if (!hasCases) process.stderr.write(`N1: ${folder} is absent, its cases are not run\n`);

const read = <Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> =>
  schema.parse(JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')));
const minor = (text: string) => parseAmount(text === '' ? '0' : text, 'EUR', '.') ?? Number.NaN;
const conventions = planConventionsSchema.parse(defaultPlanPolicy);

type Row = { readonly dueDate: string; readonly principalMinor: number; readonly interestMinor: number };

function rowsOf(
  principal: string,
  start: BusinessDate,
  terms: object,
  other: Partial<PlanConventions>,
): readonly Row[] {
  const agreed = { downPayment: null, interestRate: null, feeMinor: 0, adjustment: 'none', ...terms };
  const result = planSchedule({
    principalMinor: minor(principal),
    currency: 'EUR',
    terms: planTermsSchema.parse(agreed),
    conventions: { ...conventions, ...other },
    start,
    calendar: defaultCalendar,
  });
  if (!result.ok) throw new Error(result.failures.map((one) => one.code).join(', '));
  return result.schedule.instalments.map(({ dueDate, principalMinor, interestMinor }) => ({
    dueDate,
    principalMinor,
    interestMinor,
  }));
}

const emiSchema = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      inputs: z.object({ principal: z.string(), annual_rate_percent: z.string(), disbursed_on: z.string() }),
      expected_schedule: z.array(
        z.object({ due_date: z.string(), interest: z.string(), principal: z.string() }),
      ),
    }),
  ),
});

/** Which convention each case is of. */
const emiCases: readonly (readonly [
  string,
  'monthly' | 'fortnightly' | 'dates',
  PlanConventions['dayCount'],
])[] = [
  ['testEMICalculation_CheckEmiButNewEmiNotBetterThanOriginal', 'monthly', 'actual/365'],
  [
    'testEMICalculation_disbursedAmt100_dayInYears360_daysInMonth30_repayEvery1Month_reschedule',
    'monthly',
    'per-period',
  ],
  ['testEMICalculation_disbursedAmt1000_NoInterest_repayEvery1Month', 'monthly', 'per-period'],
  [
    'testEMICalculation_disbursedAmt100_dayInYears364_daysInMonthActual_repayEvery2Week',
    'fortnightly',
    'actual/364',
  ],
  [
    'testEMICalculation_disbursedAmt100_dayInYears360_daysInMonthDoesntMatter_repayEvery15Days',
    'dates',
    'actual/360',
  ],
];

describe.runIf(hasCases)('annuities: reference cases', () => {
  const { cases } = hasCases ? read('amortisation-emi-schedules', emiSchema) : { cases: [] };

  test('N1: every case is run', () => {
    expect(emiCases.map(([id]) => id)).toEqual(cases.map((one) => one.id));
  });

  test.each(emiCases)('N1, M3: %s', (id, frequency, dayCount) => {
    const found = cases.find((one) => one.id === id);
    if (found === undefined) throw new Error('no such case');
    const { inputs, expected_schedule: expected } = found;
    const days = expected.map((row) => row.due_date);
    const instalments =
      frequency === 'dates'
        ? { by: 'dates', dates: days }
        : { by: 'count', count: days.length, frequency, firstDate: days[0] };
    const terms = { instalments, interestRate: inputs.annual_rate_percent };
    const rows = rowsOf(inputs.principal, businessDate(inputs.disbursed_on), terms, { dayCount });
    const wanted = expected.map((row) => ({
      // One case moves its dates midway by another command; a period stays a month there.
      dueDate: id.endsWith('reschedule') ? expect.any(String) : row.due_date,
      principalMinor: minor(row.principal),
      interestMinor: minor(row.interest),
    }));
    expect(rows).toEqual(wanted);
  });
});

const splittingSchema = z.object({
  cases: z.array(z.looseObject({ id: z.string(), total: z.string(), expected: z.array(z.unknown()) })),
});

describe.runIf(hasCases)('splitting: reference cases', () => {
  const { cases } = hasCases ? read('instalment-splitting', splittingSchema) : { cases: [] };
  const amounts = (id: string) =>
    (cases.find((one) => one.id === id)?.expected ?? []).map((one) => minor(String([one].flat(2).at(-1))));

  test.each([
    ['tryton-4-parts', 1587_35, 4, 1],
    ['odoo-residual', 3, 2, 1],
    ['odoo-cash-rounding-0.05', 868_35, 2, 5],
  ])('N1: %s', (id, total, parts, roundToMinor) => {
    expect(equalParts(total, parts, { split: 'nearest', remainder: 'last', roundToMinor })).toEqual(
      amounts(id),
    );
  });

  test('N1, M2: the spread of M2 with the remainder first gives the same', () => {
    const rule = { split: 'spread', remainder: 'first', roundToMinor: 1 } as const;
    expect(equalParts(1587_35, 4, rule)).toEqual(amounts('tryton-4-parts'));
    expect(equalParts(3, 2, rule)).toEqual(amounts('odoo-residual'));
  });
});

const tableSchema = z.object({
  text: z.string(),
  columns: z.array(z.string()).default([]),
  rows: z.array(z.array(z.string())).default([]),
});
const scenarioSchema = z.object({
  scenarios: z.array(z.object({ id: z.string(), steps: z.array(tableSchema) })),
});

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August'].concat([
  'September',
  'October',
  'November',
  'December',
]);

function dateOf(text: string): string {
  const [day = '', month = '', year = ''] = text.split(' ');
  const number = monthNames.indexOf(month) + 1;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

type Scenario = z.output<typeof scenarioSchema>['scenarios'][number];

/** The first schedule of a scenario: what is due of each instalment, before anything else happened. */
function firstSchedule({ steps }: Scenario) {
  const table = steps.find((step) => /Repayment schedule has \d+ periods/.test(step.text));
  const cell = (row: readonly string[], column: string) => row[table?.columns.indexOf(column) ?? -1] ?? '';
  const [opening = [], ...rows] = table?.rows ?? [];
  return {
    start: businessDate(dateOf(cell(opening, 'Date'))),
    principal: cell(opening, 'Balance of loan'),
    rows: rows.map((row) => ({
      dueDate: dateOf(cell(row, 'Date')),
      principalMinor: minor(cell(row, 'Principal due')),
      interestMinor: minor(cell(row, 'Interest')),
    })),
  };
}

type Method = PlanConventions['interestMethod'];
const flat = (ids: readonly string[], rule: 'monthly' | 'dates', more: object = {}) =>
  ids.map((id) => ({
    id,
    rule,
    method: 'flat' as Method,
    rate: null as string | null,
    roundToMinor: 1,
    ...more,
  }));

/** The scenarios whose first schedule is one that terms make: no grace on instalments, no interest from payment dates. */
const scenarios = [
  ...flat(
    ['02', '03', '05', '06', '09', '13'].map((number) => `LoanDownPayment-${number}`),
    'monthly',
  ),
  ...flat(
    ['LoanReAging-04', 'LoanReAging-06', 'LoanReAging-07', 'LoanReAging-08'].concat([
      'LoanReAmortization-02',
      'LoanReAmortization-10',
    ]),
    'dates',
  ),
  ...flat(
    ['01', '02', '03', '04', '05'].map((number) => `LoanReschedule-${number}`),
    'dates',
  ),
  ...flat(['LoanReschedule-06'], 'monthly'),
  ...flat(['LoanReschedule-09', 'LoanCharge-06'], 'monthly', { rate: '12' }),
  ...flat(['LoanRepayment-01'], 'monthly', { rate: '12', roundToMinor: 1_00 }),
  ...flat(['LoanRepayment-02'], 'monthly', { rate: '12', roundToMinor: 1_00, method: 'annuity' }),
  ...flat(['LoanRepayment-04'], 'monthly', { rate: '12', method: 'declining' }),
  ...flat(['LoanCharge-03', 'LoanCharge-07'], 'dates'),
];

/** What no plan does: why the other scenarios are not run. */
const notRun = {
  'LoanReAmortization-03': 'its first schedule has an instalment of nothing, moved there by another command',
  'LoanReAmortization-05': 'its first schedule has an instalment of nothing, moved there by another command',
  'LoanDelinquency-01': 'has no schedule; grace here is one number of days, without pauses',
  'LoanDelinquency-02': 'has no schedule; grace here is one number of days, without pauses',
  'LoanRepayment-05': 'begins with instalments of interest alone',
  'LoanRepayment-06': 'begins with instalments of interest alone',
  'LoanRepayment-07': 'begins with periods without interest',
  'LoanRepayment-08': 'interest follows the dates of payment; that of a plan is agreed beforehand',
  'LoanRepayment-09': 'interest follows the dates of payment; that of a plan is agreed beforehand',
  'LoanRepayment-11': 'interest follows the dates of payment; that of a plan is agreed beforehand',
  'LoanRepayment-12': 'interest follows the dates of payment; that of a plan is agreed beforehand',
  'LoanCharge-01': 'has no schedule, only totals of penalties',
};

describe.runIf(hasCases)('instalment plans: reference cases', () => {
  const { scenarios: all } = hasCases ? read('instalment-plan-scenarios', scenarioSchema) : { scenarios: [] };

  test('N1: every scenario is run, or it is said why not', () => {
    const known = [...scenarios.map((one) => one.id), ...Object.keys(notRun)];
    expect(known.toSorted()).toEqual(all.map((one) => one.id).toSorted());
  });

  test('N2: cash fills the oldest instalment first, in advance too (LoanDownPayment-02)', () => {
    const found = all.find((one) => one.id === 'LoanDownPayment-02');
    if (found === undefined) throw new Error('no such scenario');
    const table = found.steps.findLast((step) => /has \d+ periods/.test(step.text));
    const paid = (table?.rows ?? [])
      .slice(1)
      .map((row) => minor(row[table?.columns.indexOf('Paid') ?? -1] ?? ''));
    const cash = found.steps.flatMap(({ text }) => {
      const match = /repayment on "(.+)" with (\d+) EUR/.exec(text);
      return match === null ? [] : [{ on: dateOf(match[1] ?? ''), amountMinor: minor(match[2] ?? '') }];
    });
    const instalments = firstSchedule(found).rows.map((row, number) => ({ number, feeMinor: 0, ...row }));
    const basis = {
      instalments: z.array(instalmentSchema).parse(instalments),
      dueMinor: instalments.map((one) => one.principalMinor),
      cash: cash.map(({ on, amountMinor }, index) => ({
        paymentId: `p${index}`,
        invoiceId: 'loan',
        countedOn: businessDate(on),
        amountMinor,
      })),
      policy: defaultPlanPolicy,
      asOf: businessDate('2022-02-15'),
    };
    const progress = instalmentProgress(basis);
    expect(cash).toHaveLength(3);
    expect(progress.map((one) => one.metMinor)).toEqual(paid);
    expect(progress.map((one) => one.status)).toEqual(['met', 'met', 'met', 'part-met']);
  });

  test.each(scenarios)('N1: the first schedule of $id', ({ id, rule, method, rate, roundToMinor }) => {
    const found = all.find((one) => one.id === id);
    if (found === undefined) throw new Error('no such scenario');
    const { start, principal, rows: expected } = firstSchedule(found);
    const [first] = expected;
    const hasDownPayment = first?.dueDate === start;
    const rest = hasDownPayment ? expected.slice(1) : expected;
    const days = rest.map((row) => row.dueDate);
    const downPayment = hasDownPayment ? { amountMinor: first.principalMinor, date: start } : null;
    const instalments =
      rule === 'dates'
        ? { by: 'dates', dates: days }
        : { by: 'count', count: days.length, frequency: 'monthly', firstDate: days[0] };
    const terms = { downPayment, instalments, interestRate: rate };
    expect(rowsOf(principal, start, terms, { interestMethod: method, roundToMinor })).toEqual(expected);
  });
});
