import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rate } from '../money/rate.ts';
import { ratio } from '../money/ratio.ts';
import { defaultStrategy, priorityRules, strategySchema } from './strategy.ts';
import { amountPoints, amountTiersSchema, percentPoints, wholePoints } from './tiers.ts';

function wrong(rules: readonly object[], more: object = {}): readonly (readonly [string, string])[] {
  const { error } = strategySchema.safeParse({ ...defaultStrategy, rules, ...more });
  return error?.issues.map(({ path, message }) => [path.join('.'), message] as const) ?? [];
}
const tiers = (...list: readonly object[]) => ({
  rule: 'amount-to-collect',
  tiers: list,
  tiersByCurrency: {},
});
const tiersIn = (currency: string, from: string) => ({
  ...tiers({ from: '1', points: 1 }),
  tiersByCurrency: { [currency]: [{ from, points: 1 }] },
});

describe('the strategy', () => {
  test('W1: the seed is valid and has every rule once', () => {
    expect(strategySchema.parse(defaultStrategy)).toEqual(defaultStrategy);
    expect(defaultStrategy.rules.map(({ rule }) => rule)).toEqual(priorityRules);
  });

  test.each<[string, RegExp, object]>([
    ['rules.0.rule', /not a rule of the strategy/, { rule: 'moon-phase', points: 3 }],
    ['rules.0.points', /expected number/, { rule: 'promise-due' }],
    ['rules.0.points', /<=100/, { rule: 'promise-due', points: 101 }],
    ['rules.0.points', /expected/, { rule: 'promise-due', points: 0.5 }],
    ['rules.0.points', /expected/, { rule: 'promise-due', points: Number.NaN }],
    ['rules.0.points.D', /expected number/, { rule: 'risk-class', points: { A: 1, B: 1, C: 1 } }],
    ['rules.0.tiers', />=1 items/, tiers()],
    ['rules.0.tiers.0.from', /decimal text/, tiers({ from: '1e3', points: 1 })],
    ['rules.0.tiers.0.from', /decimal text/, tiers({ from: '-1', points: 1 })],
    ['rules.0.tiers.0.from', /decimal text/, tiers({ from: '0.00001', points: 1 })],
    ['rules.0.tiers.0.from', /expected string/, tiers({ from: 0.01, points: 1 })],
    ['rules.0.tiersByCurrency.JPY.0.from', /0 decimals/, tiersIn('JPY', '0.5')],
    ['rules.0.tiersByCurrency.EUR.0.from', /2 decimals/, tiersIn('EUR', '0.001')],
    ['rules.0.tiersByCurrency.EURO', /ISO 4217/, tiersIn('EURO', '1')],
    ['rules.0.tiers.1.from', /above the tier/, tiers({ from: '9', points: 1 }, { from: '9.0', points: 2 })],
    ['rules.0.tiers.1.from', /above the tier/, tiers({ from: '10', points: 1 }, { from: '9', points: 2 })],
    [
      'rules.0.tiers.0.from',
      /not a rate/,
      { rule: 'credit-limit-use', tiers: [{ from: '80 %', points: 1 }] },
    ],
    [
      'rules.0.segments.1.segment',
      /stands there already/,
      {
        rule: 'segment',
        segments: [
          { segment: 'Retail', points: 1 },
          { segment: 'Retail', points: 2 },
        ],
      },
    ],
    ['rules.0.windowDays', />=1/, { rule: 'plan-missed', pointsEach: 1, maxPoints: 1, windowDays: 0 }],
  ])('W1: refuses %s with %s', (field, message, rule) => {
    expect(wrong([rule])).toEqual([[field, expect.stringMatching(message)]]);
  });

  test('W1: refuses a rule that stands twice', () => {
    const one = { rule: 'promise-due', points: 1 };
    expect(wrong([one, one])).toEqual([['rules.1.rule', 'promise-due stands there already, at [0]']]);
  });
});

describe('tiers', () => {
  test('W1: the last tier that is reached gives its points, below the first there are none', () => {
    const list = [
      { from: 7, points: 3 },
      { from: 30, points: 9 },
    ];
    expect([6, 7, 29, 30, Infinity].map((days) => wholePoints(list, days))).toEqual([0, 3, 3, 9, 9]);
    const use = [{ from: rate('80'), points: 2 }];
    expect(percentPoints(use, (bound) => bound.numerator * 5n <= 4n * bound.denominator)).toBe(2);
    expect(percentPoints(use, (bound) => bound.numerator < ratio(4, 5).numerator)).toBe(0);
  });

  test('M1: amounts are compared exactly in the digits of their currency, 0.29 is 29 and not 28', () => {
    const list = [
      { from: '0.29', points: 1 },
      { from: '1000.5', points: 2 },
    ];
    expect([28, 29, 1000_49, 1000_50].map((minor) => amountPoints(list, minor, 'EUR'))).toEqual([0, 1, 1, 2]);
    expect([0, 1, 1000, 1001].map((yen) => amountPoints(list, yen, 'JPY'))).toEqual([0, 1, 1, 2]);
    expect([289, 290].map((fils) => amountPoints(list, fils, 'KWD'))).toEqual([0, 1]);
    expect(amountPoints(list, -5, 'EUR')).toBe(0);
  });

  test('M1: an amount reaches the tier that its own decimal text names, and one minor unit less does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 15 }), (minor) => {
        const text = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
        fc.pre(text.length <= 15);
        const list = amountTiersSchema.parse([{ from: text, points: 1 }]);
        expect(amountPoints(list, minor, 'EUR')).toBe(1);
        expect(amountPoints(list, minor - 1, 'EUR')).toBe(0);
      }),
    );
  });
});
