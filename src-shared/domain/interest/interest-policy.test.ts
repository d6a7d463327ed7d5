import { describe, expect, test } from 'vitest';
import { businessDate } from '../calendar/business-date.ts';
import { rate, readRate } from '../money/rate.ts';
import { compareRatios, subtractRatios } from '../money/ratio.ts';
import { type BaseRates, baseRateOfHalfYear } from './base-rates.ts';
import { defaultInterestPolicy, interestPolicySchema, interestRuleFor } from './interest-policy.ts';
import { fixedInterest, germanBusinessInterest, ukStatutoryInterest } from './interest-rule-seeds.ts';

const issuesOf = (policy: unknown) => {
  const parsed = interestPolicySchema.safeParse(policy);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};
const withRule = (rule: object) => ({ ...defaultInterestPolicy, rules: [{ ...fixedInterest, ...rule }] });
const table = (key: string): BaseRates => {
  const found = defaultInterestPolicy.baseRates.find((one) => one.key === key);
  if (found === undefined) throw new Error(`no table ${key}`);
  return found;
};

describe('interest policy', () => {
  test('G2: the seed is valid', () => {
    expect(issuesOf(defaultInterestPolicy)).toEqual([]);
  });

  test.each([
    ['rules.0.rate.rate', { rate: { kind: 'fixed', rate: '1e5' } }],
    ['rules.0.rate.rate', { rate: { kind: 'fixed', rate: '-3' } }],
    ['rules.0.rate.rate', { rate: { kind: 'fixed', rate: '' } }],
    ['rules.0.rate.rate', { rate: { kind: 'fixed', rate: '99999999999999999999' } }],
    ['rules.0.rate.rate', { rate: { kind: 'fixed', rate: 8 } }],
    ['rules.0.rate.margin', { rate: { ...germanBusinessInterest.rate, margin: '-9' } }],
    ['rules.0.rate.baseRate', { rate: { ...germanBusinessInterest.rate, baseRate: 'libor' } }],
    ['rules.0.rate.fixing', { rate: { ...germanBusinessInterest.rate, fixing: 'daily' } }],
    ['rules.0.yearDays', { yearDays: 366 }],
    ['rules.0.rounding', { rounding: 'up' }],
    ['rules.0.countries.0', { countries: ['Germany'] }],
    ['rules.0.customerTypes', { customerTypes: [] }],
    [
      'rules.0.compensation.currency',
      { compensation: { currency: 'XXQ', bands: [{ fromMinor: 1, amountMinor: 1 }] } },
    ],
    [
      'rules.0.compensation.bands',
      {
        compensation: {
          currency: 'GBP',
          bands: [
            { fromMinor: 5, amountMinor: 1 },
            { fromMinor: 5, amountMinor: 2 },
          ],
        },
      },
    ],
    [
      'rules.0.compensation.bands.0.amountMinor',
      { compensation: { currency: 'GBP', bands: [{ fromMinor: 1, amountMinor: 0.5 }] } },
    ],
  ])('G2: a rule with a wrong %s is refused and the message names the field', (path, rule) => {
    expect(issuesOf(withRule(rule)).map((issue) => issue.split(':')[0])).toContain(path);
  });

  test('G2: refuses keys that stand twice, days on which no half-year begins and base rates out of order', () => {
    const { baseRates, rules } = defaultInterestPolicy;
    const withRates = (rates: object[]) => ({
      ...defaultInterestPolicy,
      baseRates: [{ ...table('german-base'), rates }],
    });
    expect(issuesOf({ ...defaultInterestPolicy, rules: [...rules, fixedInterest] })).toEqual([
      `rules.${rules.length}.key: fixed stands there already, at [${rules.findIndex(({ key }) => key === 'fixed')}]`,
    ]);
    expect(issuesOf({ ...defaultInterestPolicy, baseRates: [...baseRates, ...baseRates] })).toEqual(
      baseRates.map(
        ({ key }, index) => `baseRates.${index + 3}.key: ${key} stands there already, at [${index}]`,
      ),
    );
    for (const halfYear of ['2026-02-30', '2026-02-01', '2026-06-30']) {
      expect(issuesOf(withRates([{ halfYear, rate: '1' }]))[0]).toMatch(/^baseRates\.0\.rates\.0\.halfYear/);
    }
    const twice = { halfYear: '2026-01-01', rate: '1' };
    expect(issuesOf(withRates([twice, twice]))[0]).toMatch(/^baseRates\.0\.rates: .*ascend/);
  });

  test('G2: a country that does not exist is refused, with the code that is meant; so is a field that there is not', () => {
    expect(issuesOf(withRule({ countries: ['DE', 'UK', 'QZ'], yearDay: 365 }))).toEqual([
      'rules.0.countries.1: "UK" is no country of ISO 3166-1, two capitals: the United Kingdom is GB',
      'rules.0.countries.2: "QZ" is no country of ISO 3166-1, two capitals',
      'rules.0: Unrecognized key: "yearDay"',
    ]);
  });

  test('G2: a table of base rates that is missing is named also where something else is wrong', () => {
    const rate = { ...germanBusinessInterest.rate, baseRate: 'libor' };
    expect(issuesOf(withRule({ rate, yearDays: 366 }))).toEqual([
      'rules.0.yearDays: a year has 365 or 360 days of interest',
      'rules.0.rate.baseRate: there are no base rates with the key libor',
    ]);
  });

  test.each([
    ['GB', 'business', 'uk-statutory'],
    ['GB', 'consumer', 'fixed'],
    ['DE', 'business', 'de-business'],
    ['DE', 'consumer', 'de-consumer'],
    ['FR', 'business', 'eu-directive'],
    ['FR', 'consumer', 'fixed'],
    ['US', 'business', 'fixed'],
    ['', 'business', 'fixed'],
  ] as const)('G2: a customer in %j who is a %s falls under %s', (country, customerType, key) => {
    expect(interestRuleFor({ country, customerType }, defaultInterestPolicy)?.key).toBe(key);
  });

  test('G2: nobody else is charged by a rule that is not for them', () => {
    const policy = { ...defaultInterestPolicy, rules: [ukStatutoryInterest] };
    expect(interestRuleFor({ country: 'US', customerType: 'business' }, policy)).toBeUndefined();
  });
});

describe('base rates', () => {
  const rateOf = (key: string, halfYear: string) =>
    baseRateOfHalfYear(table(key), businessDate(halfYear))?.rate;

  test('G2: a half-year has the rate that is set for it, and none where none is set', () => {
    expect(rateOf('german-base', '2001-07-01')).toBeUndefined();
    expect(rateOf('german-base', '2002-01-01')).toBe('2.57');
    expect(rateOf('german-base', '2022-07-01')).toBe('-0.88');
    expect(rateOf('german-base', '2023-01-01')).toBe('1.62');
    expect(rateOf('german-base', '2199-07-01')).toBeUndefined();
    const { rates, ...rest } = table('german-base');
    const withGap = { ...rest, rates: rates.filter(({ halfYear }) => halfYear !== '2023-01-01') };
    expect(baseRateOfHalfYear(withGap, businessDate('2023-01-01'))).toBeUndefined();
  });

  test('G2: a rate says on which day it is read: the first of the half-year, in the UK the last before it', () => {
    const dayOf = (key: string) => baseRateOfHalfYear(table(key), businessDate('2024-07-01'))?.date;
    expect(['german-base', 'ecb-main-refinancing', 'bank-of-england'].map(dayOf)).toEqual([
      '2024-07-01',
      '2024-07-01',
      '2024-06-30',
    ]);
  });

  test.each(['german-base', 'ecb-main-refinancing', 'bank-of-england'])(
    'G2: the seed of %s leaves no half-year out',
    (key) => {
      const days = table(key).rates.map(({ halfYear }) => halfYear);
      const first = days[0] ?? '';
      const expected = [];
      for (let year = Number(first.slice(0, 4)); year <= 2026; year += 1)
        expected.push(`${year}-01-01`, `${year}-07-01`);
      expect(days).toEqual(expected.slice(0, -1));
    },
  );

  // As the statutory tables that the seed names print them.
  test.each([
    ['ecb-main-refinancing', '2009-01-01', '2.50'],
    ['ecb-main-refinancing', '2011-07-01', '1.25'],
    ['ecb-main-refinancing', '2013-01-01', '0.75'],
    ['ecb-main-refinancing', '2013-07-01', '0.50'],
    ['ecb-main-refinancing', '2016-01-01', '0.05'],
    ['ecb-main-refinancing', '2016-07-01', '0.00'],
    ['ecb-main-refinancing', '2022-07-01', '0.00'],
    ['ecb-main-refinancing', '2023-01-01', '2.50'],
    ['ecb-main-refinancing', '2024-07-01', '4.25'],
    ['ecb-main-refinancing', '2025-01-01', '3.15'],
    ['ecb-main-refinancing', '2026-01-01', '2.15'],
    ['bank-of-england', '2009-01-01', '2.00'],
    ['bank-of-england', '2009-07-01', '0.50'],
    ['bank-of-england', '2016-07-01', '0.50'],
    ['bank-of-england', '2017-01-01', '0.25'],
    ['bank-of-england', '2018-07-01', '0.50'],
    ['bank-of-england', '2020-01-01', '0.75'],
    ['bank-of-england', '2022-01-01', '0.25'],
    ['bank-of-england', '2023-07-01', '5.00'],
    ['bank-of-england', '2025-01-01', '4.75'],
    ['bank-of-england', '2025-07-01', '4.25'],
    ['bank-of-england', '2026-01-01', '3.75'],
    ['german-base', '2026-01-01', '1.27'],
  ])('G2: the seed of %s for the half-year from %s is %s', (key, halfYear, printed) => {
    expect(rateOf(key, halfYear)).toBe(printed);
  });

  test('G2: the German base rate of every half-year from 2009 on moves by what the ECB rate moved (§ 247 BGB)', () => {
    const distance = (halfYear: string) =>
      subtractRatios(
        readRate(rate(rateOf('german-base', halfYear) ?? '')),
        readRate(rate(rateOf('ecb-main-refinancing', halfYear) ?? '')),
      );
    for (const { halfYear } of table('ecb-main-refinancing').rates) {
      expect([halfYear, compareRatios(distance(halfYear), distance('2009-01-01'))]).toEqual([halfYear, 0]);
    }
  });
});
