import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addDays, businessDate } from '../calendar/business-date.ts';
import { parseAmount } from '../money/parse-amount.ts';
import { rate } from '../money/rate.ts';
import { compensationFor } from './compensation.ts';
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

const path = '../shared/data/reference-cases/late-payment-interest.json';
const hasCases = existsSync(path);
if (!hasCases) process.stderr.write(`G2: ${path} is absent, its cases are not run\n`);

const germanSchema = z.object({
  from: z.string().optional(),
  period: z.string().optional(),
  b2b_margin: z.string().optional(),
  consumer_margin: z.string().optional(),
  flat: z.string().optional(),
  b2b_rate: z.string().optional(),
  consumer_rate: z.string().optional(),
});
const fileSchema = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      principal: z.string(),
      rate: z.string(),
      days: z.number(),
      expected: z.object({ interest: z.string(), recovery: z.string(), total: z.string() }),
    }),
  ),
  rules: z.object({
    uk: z.object({
      simple_interest: z.boolean(),
      compensation: z.array(z.tuple([z.string(), z.string().nullable(), z.string()])),
      b2b_only: z.boolean(),
    }),
    eu: z.object({ compensation_min: z.string() }),
    ie: z.object({ from: z.string(), rate: z.string(), ecb: z.string() }),
    de: z.array(germanSchema),
    at: z.object({ b2b_margin: z.string(), default: z.string() }),
  }),
});

const minor = (text: string) => parseAmount(text, 'EUR', '.') ?? Number.NaN;

/** The yearly rate that a rule gives for a day, in per cent. */
function ratesOn(day: string, ...rules: InterestRule[]): (string | undefined)[] {
  const until = businessDate(day);
  const debt = { currency: 'EUR', amountMinor: 100_00, dueDate: addDays(until, -1), payments: [] };
  return rules.map((rule) => {
    const result = lateInterest(debt, until, rule, defaultInterestPolicy);
    return result.ok ? result.value.periods[0]?.ratePercent : result.failure.code;
  });
}

function withMargin(rule: InterestRule, margin: string): InterestRule {
  if (rule.rate.kind === 'fixed') throw new Error('a fixed rate has no margin');
  return { ...rule, rate: { ...rule.rate, margin: rate(margin) } };
}

/*
 * Every entry of the file runs. What fits in part: `de` of 2002 and 2003 prints the rates between businesses with the
 * 8 points that held until 28 July 2014, so the seed's margin of 9 is set to 8 there; `at` gives margin and default
 * rate without a base rate, so its margin is added to the ECB's.
 */
describe.runIf(hasCases)('late interest: reference cases', () => {
  const { cases, rules } = hasCases
    ? fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
    : { cases: [], rules: undefined };
  const law = () => {
    if (rules === undefined) throw new Error('no rules in the file');
    return rules;
  };

  test('G2: every case gives interest, compensation and total as printed', () => {
    expect(cases).not.toHaveLength(0);
    for (const one of cases) {
      const dueDate = businessDate('2025-03-31');
      const debt = { currency: 'EUR', amountMinor: minor(one.principal), dueDate, payments: [] };
      const rule: InterestRule = { ...euDirectiveInterest, rate: { kind: 'fixed', rate: rate(one.rate) } };
      const result = lateInterest(debt, addDays(dueDate, one.days), rule, defaultInterestPolicy);
      expect(result).toMatchObject({
        value: {
          interestMinor: minor(one.expected.interest),
          compensation: { amountMinor: minor(one.expected.recovery) },
          totalMinor: minor(one.expected.total),
        },
      });
    }
  });

  test('G2: uk: compensation by the printed bands, between businesses only', () => {
    const { compensation, b2b_only: businessOnly } = law().uk;
    expect(businessOnly).toBe(true);
    expect(ukStatutoryInterest.customerTypes).toEqual(['business']);
    for (const [from, to, amount] of compensation) {
      const band = { fromMinor: minor(from), toMinor: to === null ? null : minor(to) };
      for (const debt of [minor(from), to === null ? 1_000_000_00 : minor(to)]) {
        expect(compensationFor(debt, 'GBP', ukStatutoryInterest.compensation)).toEqual({
          amountMinor: minor(amount),
          band,
          none: null,
        });
      }
    }
  });

  test('G2: uk: 8 points over the rate of 30 June or 31 December before interest starts', () => {
    expect(ratesOn('2022-07-01', ukStatutoryInterest)).toEqual(['9.25']);
    expect(ratesOn('2022-06-30', ukStatutoryInterest)).toEqual(['8.25']);
  });

  test('G2: eu: the least compensation', () => {
    const least = `EUR ${(euDirectiveInterest.compensation?.bands[0]?.amountMinor ?? 0) / 100}`;
    expect(least).toBe(law().eu.compensation_min);
  });

  test('G2: ie: one ECB rate, that of the day of payment, for the whole time', () => {
    const { from, rate: printed, ecb } = law().ie;
    if (euDirectiveInterest.rate.kind === 'fixed') throw new Error('not a rate with a margin');
    const irish: InterestRule = {
      ...euDirectiveInterest,
      rate: { ...euDirectiveInterest.rate, fixing: 'last-day' },
    };
    const debt = { currency: 'EUR', amountMinor: 100_00, dueDate: businessDate('2023-10-31'), payments: [] };
    expect(lateInterest(debt, businessDate(from), irish, defaultInterestPolicy)).toMatchObject({
      value: { periods: [{ from: '2023-11-01', to: from, ratePercent: printed, base: { rate: ecb } }] },
    });
  });

  test('G2: de: margins and flat sum of the law', () => {
    const found = law().de.find(({ flat }) => flat !== undefined);
    expect(germanBusinessInterest.rate).toMatchObject({ margin: found?.b2b_margin });
    expect(germanConsumerInterest.rate).toMatchObject({ margin: found?.consumer_margin });
    expect(`EUR ${compensationFor(1, 'EUR', germanBusinessInterest.compensation).amountMinor / 100}`).toBe(
      found?.flat,
    );
  });

  test.each([
    ['2016-07-01', '2016-07-01', '9'],
    ['2003-07-01 half-year', '2003-07-01', '8'],
    ['2002 H1', '2002-01-01', '8'],
    ['2002 H2', '2002-07-01', '8'],
  ])('G2: de: the rates of %s', (name, day, margin) => {
    const found = law().de.find(
      (entry) => entry.period === name || (entry.from === name && entry.b2b_rate !== undefined),
    );
    expect(ratesOn(day, withMargin(germanBusinessInterest, margin), germanConsumerInterest)).toEqual([
      found?.b2b_rate,
      found?.consumer_rate,
    ]);
  });

  test('G2: at: 9.2 points between businesses, 4 per cent otherwise', () => {
    const { b2b_margin: margin, default: otherwise } = law().at;
    const fixed: InterestRule = { ...fixedInterest, rate: { kind: 'fixed', rate: rate(otherwise) } };
    expect(ratesOn('2024-07-01', withMargin(euDirectiveInterest, margin), fixed)).toEqual(['13.45', '4']);
  });
});
