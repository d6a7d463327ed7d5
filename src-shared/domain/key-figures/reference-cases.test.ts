import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildAccount } from '../../../test/fixtures/builders/build-account.ts';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { addDays, type BusinessDate } from '../calendar/business-date.ts';
import { parseAmount } from '../money/parse-amount.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import type { FigureDocuments } from './component.ts';
import { figureBasis } from './figure-basis.ts';
import { accountSums, totalSums } from './figure-sums.ts';
import { type FigureRounding, type FigureValue, figureText } from './figure-value.ts';
import {
  averageDaysSalesOutstanding,
  collectionEffectivenessIndex,
  countBackDaysSalesOutstanding,
  daysSalesOutstanding,
} from './formulas.ts';
import { defaultKeyFigurePolicy } from './key-figure-policy.ts';
import { keyFigures } from './key-figures.ts';

const folder = '../shared/data/reference-cases';
const hasCases = existsSync(`${folder}/kpi-dso-cei.json`) && existsSync(`${folder}/aging.json`);
if (!hasCases) process.stderr.write(`key figures: ${folder} is absent, its cases are not run\n`);

/*
 * Cases of aging.json that run in account/ageing-reference-cases.test.ts: instalment lines, credit notes, advances,
 * currencies, the printed table of four customers. Not run anywhere: `allowance-…` (an allowance for bad debt is no
 * rule of ours) and `qbo_ar_aging_summary_csv_layout` (the layout of a file). All of kpi-dso-cei.json runs here.
 */

const anyCase = z.looseObject({
  kpi: z.string(),
  expected: z.string(),
  note: z.string().default(''),
  formula: z.string().default(''),
});
const dsoCase = z.object({ ar: z.string(), sales: z.string(), days: z.number() });
const countBackCase = z.object({
  ar: z.string(),
  sales_newest_first: z.array(z.tuple([z.string(), z.number()])),
});
const ceiCase = z.object({
  beginning_ar: z.string(),
  credit_sales_total: z.string(),
  ending_total_ar: z.string(),
  ending_current_ar: z.string(),
  months: z.number().default(1),
});

const minor = (text: string) => parseAmount(text, 'EUR', '.') ?? Number.NaN;

function read(name: string): unknown {
  return hasCases ? JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) : { cases: [] };
}

function compute(one: z.infer<typeof anyCase>): FigureValue {
  if (one.kpi === 'DSO') {
    const { ar, sales, days } = dsoCase.parse(one);
    // A published average has been taken already: the average of it and itself is the same.
    if (one.formula.startsWith('average'))
      return averageDaysSalesOutstanding(minor(ar), minor(ar), minor(sales), days);
    return daysSalesOutstanding(minor(ar), minor(sales), days);
  }
  if (one.kpi === 'DSO countback') {
    const { ar, sales_newest_first: periods } = countBackCase.parse(one);
    return countBackDaysSalesOutstanding(
      minor(ar),
      periods.map(([sales, days]) => ({ salesMinor: minor(sales), days })),
    );
  }
  const input = ceiCase.parse(one);
  return collectionEffectivenessIndex({
    openingMinor: minor(input.beginning_ar),
    salesMinor: minor(input.credit_sales_total),
    closingMinor: minor(input.ending_total_ar),
    closingCurrentMinor: minor(input.ending_current_ar),
    months: input.months,
  });
}

function written(value: FigureValue, expected: string, rounding: FigureRounding): string {
  if (!value.defined) return value.reason;
  return figureText(value.ratio, expected.split('.')[1]?.length ?? 0, rounding);
}

describe.runIf(hasCases)('key figures: reference cases', () => {
  const { cases } = z.object({ cases: z.array(anyCase) }).parse(read('kpi-dso-cei.json'));

  test('key figures: there are seven published cases of DSO, count-back DSO and CEI', () => {
    expect(cases.map((one) => one.kpi).sort()).toEqual([
      'CEI',
      'CEI',
      'DSO',
      'DSO',
      'DSO',
      'DSO countback',
      'DSO countback',
    ]);
  });

  test.each(cases.map((one, index) => [index, one] as const))(
    'key figures: published case %i gives the published value',
    (_index, one) => {
      const isTruncated = one.note.includes('truncated');
      expect(written(compute(one), one.expected, isTruncated ? 'truncated' : 'half-even')).toBe(one.expected);
    },
  );

  test('key figures: the value that was published cut off is, rounded, what its note says', () => {
    const cut = cases.filter((one) => one.note.includes('truncated'));
    expect(cut.map((one) => written(compute(one), one.expected, 'half-even'))).toEqual(['50.56']);
  });
});

function figuresAsOf(
  accounts: readonly FigureDocuments[],
  asOf: BusinessDate,
  bucketDays = [30, 60, 90, 120],
) {
  const basis = figureBasis(asOf, { ...defaultPolicy, ageingBucketDays: bucketDays }, defaultKeyFigurePolicy);
  const [own] = keyFigures(totalSums(accounts.map((one) => accountSums(one, basis))), basis).currencies;
  if (own === undefined) throw new Error('there is an open or settled item');
  return own;
}

const account = buildAccount();
const documents = (more: Partial<FigureDocuments>): FigureDocuments => ({
  account,
  invoices: [],
  payments: [],
  promises: [],
  disputes: [],
  requests: [],
  activities: [],
  ...more,
});

describe.runIf(hasCases)('ageing as of a date: reference cases', () => {
  const { cases } = z.object({ cases: z.array(z.looseObject({ id: z.string() })) }).parse(read('aging.json'));
  const find = (id: string) => cases.find((one) => one.id === id);
  const tomorrow = addDays(builtToday, 1);

  test('I1: future-overpay: a payment dated tomorrow counts from tomorrow on, and what is too much is a credit', () => {
    const expected = z
      .object({ expected: z.array(z.object({ outstanding: z.string() })) })
      .parse(find('future-overpay')).expected;
    const overpaid = documents({
      invoices: [buildInvoice({ amountMinor: 100_00 })],
      payments: [
        buildPayment({
          amountMinor: 110_00,
          receivedOn: tomorrow,
          allocations: [{ invoiceId: 'invoice-1', amountMinor: 110_00 }],
        }),
      ],
    });
    const balances = [builtToday, tomorrow].map((asOf) => {
      const { receivables, credits } = figuresAsOf([overpaid], asOf);
      return BigInt(receivables.amountMinor) - BigInt(credits.amountMinor);
    });
    expect(balances).toEqual(expected.map((step) => BigInt(minor(step.outstanding))));
  });

  test('I1: future-journal-two: one payment of tomorrow settles its part of each of two invoices', () => {
    const { expected_future: expected } = z
      .object({ expected_future: z.array(z.string()) })
      .parse(find('future-journal-two'));
    const allocations = expected.map((part, index) => ({ invoiceId: `i${index}`, amountMinor: minor(part) }));
    const journal = documents({
      invoices: allocations.map(({ invoiceId }) => buildInvoice({ id: invoiceId, amountMinor: 100_00 })),
      payments: [buildPayment({ amountMinor: 100_00, receivedOn: tomorrow, allocations })],
    });
    expect(figuresAsOf([journal], builtToday).receivables.amountMinor).toBe(200_00);
    expect(figuresAsOf([journal], tomorrow).receivables.amountMinor).toBe(100_00);
  });

  test('I1: lumen-larkin: the printed buckets of four customers add up to the buckets of all', () => {
    const { rows } = z
      .object({ rows: z.array(z.record(z.string(), z.string())) })
      .parse(find('lumen-larkin'));
    const columns = { '0-30': 30, '31-60': 60, '61-90': 90, '90+': 91 };
    const customers = rows.map((row) =>
      documents({
        invoices: Object.entries(columns).map(([name, days], index) =>
          buildInvoice({
            id: `i${index}`,
            amountMinor: minor(row[name] ?? '0'),
            dueDate: addDays(builtToday, -days),
          }),
        ),
      }),
    );
    const sums = Object.keys(columns).map((name) =>
      rows.reduce((sum, row) => sum + minor(row[name] ?? '0'), 0),
    );
    const { ageing, receivables } = figuresAsOf(customers, builtToday, [30, 60, 90]);
    expect(ageing.map((bucket) => bucket.amountMinor)).toEqual([0, ...sums]);
    expect(receivables.amountMinor).toBe(rows.reduce((sum, row) => sum + minor(row.owed ?? '0'), 0));
  });
});
