import { describe, expect, test } from 'vitest';
import { defaultDunningPolicies, dunningPoliciesSchema, feeMinor } from './dunning-policy.ts';

const [standard] = defaultDunningPolicies.policies;
const [first, ...others] = standard?.levels ?? [];
const problemsOf = (policies: object) =>
  dunningPoliciesSchema
    .safeParse({ ...defaultDunningPolicies, ...policies })
    .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
const ofFirstLevel = (changes: object) =>
  problemsOf({ policies: [{ ...standard, levels: [{ ...first, ...changes }, ...others] }] });

describe('the dunning policies', () => {
  test('G1: the seed is valid', () => {
    expect(dunningPoliciesSchema.parse(defaultDunningPolicies)).toEqual(defaultDunningPolicies);
  });

  test.each<[string, object, string]>([
    ['fees', { JPY: '2.50' }, 'JPY: not an amount of JPY: a decimal text like 5, of 0 decimals at most'],
    ['fees', { EUR: '2.505' }, 'EUR: not an amount of EUR: a decimal text like 5.00, of 2 decimals at most'],
    ['fees', { EUR: '-1' }, 'EUR: not an amount of EUR: a decimal text like 5.00, of 2 decimals at most'],
    ['fees', { EUR: '1,000' }, 'EUR: not an amount of EUR: a decimal text like 5.00, of 2 decimals at most'],
    [
      'minimumAmounts',
      { KWD: '1.0001' },
      'KWD: not an amount of KWD: a decimal text like 5.000, of 3 decimals at most',
    ],
    ['minimumAmounts', { EURO: '1' }, 'EURO: not an ISO 4217 currency'],
  ])('M1, G1: %s of %j are refused by the name of the currency', (field, amounts, problem) => {
    expect(ofFirstLevel({ [field]: amounts })).toEqual([`policies.0.levels.0.${field}.${problem}`]);
  });

  test('M1, G1: a fee is read in the digits of its currency; a currency that is not listed has none', () => {
    const level = { fees: { EUR: '2.50', JPY: '300', KWD: '1.250' } };
    expect(['EUR', 'JPY', 'KWD', 'USD'].map((currency) => feeMinor(level, currency))).toEqual([
      2_50, 300, 1_250, 0,
    ]);
  });

  test('G1: a policy must say that currencies without amounts have no fee and no minimum', () => {
    const { otherCurrencies, ...silent } = standard ?? { otherCurrencies: undefined };
    expect(otherCurrencies).toBe('no-fee-no-minimum');
    expect(problemsOf({ policies: [silent] })?.map((text) => text.split(':')[0])).toEqual([
      'policies.0.otherCurrencies',
    ]);
  });

  test('G1: names of policies differ, and that of all other accounts is one of them', () => {
    expect(problemsOf({ policies: [standard, standard] })).toEqual([
      'policies.1.name: standard stands there already, at [0]',
    ]);
    expect(problemsOf({ standard: 'gentle' })).toEqual(['standard: there is no policy gentle']);
  });

  test('G1: everything that is wrong is said at once, and a field that there is not by its name', () => {
    const level = { ...first, daysPastDue: 400, fee: {}, template: '' };
    const policies = [standard, { ...standard, levels: [level, ...others] }];
    expect(problemsOf({ standard: 'nope', policies })).toEqual([
      expect.stringMatching(/^policies\.1\.levels\.0\.template: /),
      'policies.1.levels.0: Unrecognized key: "fee"',
      'policies.1.levels: days past due must ascend',
      'policies.1.name: standard stands there already, at [0]',
      'standard: there is no policy nope',
    ]);
  });
});
