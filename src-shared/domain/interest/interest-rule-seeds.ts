import { type Currency, isCurrency } from '../money/currency.ts';
import { rate } from '../money/rate.ts';
import type { CompensationBands, InterestRule } from './interest-rule.ts';

function known(code: string): Currency {
  if (!isCurrency(code)) throw new RangeError(`unknown currency: ${code}`);
  return code;
}

/** Directive 2011/7/EU, article 6, and § 288 (5) BGB: EUR 40 whatever the debt. */
const fortyEuro: CompensationBands = {
  currency: known('EUR'),
  bands: [{ fromMinor: 1, amountMinor: 40_00 }],
};

/** Late Payment of Commercial Debts (Interest) Act 1998, section 5A. */
const poundsByDebt: CompensationBands = {
  currency: known('GBP'),
  bands: [
    { fromMinor: 1, amountMinor: 40_00 },
    { fromMinor: 1_000_00, amountMinor: 70_00 },
    { fromMinor: 10_000_00, amountMinor: 100_00 },
  ],
};

/** The Union without Germany, which has rules of its own above the directive's least. */
const memberStates = 'AT BE BG CY CZ DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(
  ' ',
);

const common = { yearDays: 365, rounding: 'total' } as const;

/** SI 2002/1675: 8 points over the Bank Rate of the last 30 June or 31 December before interest starts. */
export const ukStatutoryInterest: InterestRule = {
  ...common,
  key: 'uk-statutory',
  countries: ['GB'],
  customerTypes: ['business'],
  rate: {
    kind: 'base-plus-margin',
    baseRate: 'bank-of-england',
    margin: rate('8'),
    fixing: 'first-day',
  },
  compensation: poundsByDebt,
};

/** Directive 2011/7/EU: the least that a member state must give; 8 points over the reference rate. */
export const euDirectiveInterest: InterestRule = {
  ...common,
  key: 'eu-directive',
  countries: memberStates,
  customerTypes: ['business'],
  rate: {
    kind: 'base-plus-margin',
    baseRate: 'ecb-main-refinancing',
    margin: rate('8'),
    fixing: 'every-half-year',
  },
  compensation: fortyEuro,
};

/** § 288 (2) and (5) BGB, debts that arose from 29 July 2014 on: 9 points between businesses. */
export const germanBusinessInterest: InterestRule = {
  ...common,
  key: 'de-business',
  countries: ['DE'],
  customerTypes: ['business'],
  rate: {
    kind: 'base-plus-margin',
    baseRate: 'german-base',
    margin: rate('9'),
    fixing: 'every-half-year',
  },
  compensation: fortyEuro,
};

/** § 288 (1) BGB: 5 points against consumers, no flat sum. */
export const germanConsumerInterest: InterestRule = {
  ...germanBusinessInterest,
  key: 'de-consumer',
  customerTypes: ['consumer'],
  rate: {
    kind: 'base-plus-margin',
    baseRate: 'german-base',
    margin: rate('5'),
    fixing: 'every-half-year',
  },
  compensation: null,
};

/** A rate that was agreed, where no law's rate is used: 0 until the organisation sets its own. */
export const fixedInterest: InterestRule = {
  ...common,
  key: 'fixed',
  countries: [],
  customerTypes: ['business', 'consumer'],
  rate: { kind: 'fixed', rate: rate('0') },
  compensation: null,
};

/** G2: the rules that an organisation begins with; the first one that fits a customer holds. */
export const seedInterestRules: readonly InterestRule[] = [
  ukStatutoryInterest,
  germanBusinessInterest,
  germanConsumerInterest,
  euDirectiveInterest,
  fixedInterest,
];
