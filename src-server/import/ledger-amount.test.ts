import { describe, expect, it } from 'vitest';
import { detectDecimalMark, readAmount } from './ledger-amount.ts';

const decide = (texts: readonly string[], currency = 'EUR') => {
  const done = detectDecimalMark(texts.map((text) => ({ text, currency })));
  return done.ok ? done.value : done.failure;
};

describe('the decimal mark of a column', () => {
  it.each([
    [['1.000', '12.500', '1.234,56'], ','],
    [['1.000', '99,95'], ','],
    [['1,000', '99.95'], '.'],
    [['1,000', '1,234,567'], '.'],
    [['1.000', '1.234.567'], ','],
    [['-1.000', '(99,5)'], ','],
    [['1.000 EUR', '2,50 \u20ac'], ','],
    [['12.500', '0.750'], '.'],
    [['12.500', '1234.500'], '.'],
    [['500', '1000'], '.'],
    [[], '.'],
  ] as const)('M1: is decided by the amounts that have one reading alone: %j', (texts, mark) => {
    expect(decide(texts)).toBe(mark);
  });

  it.each([
    [['1.000', '12.500', '500'], '1.000'],
    [['1,000', '500'], '1,000'],
    [['(2.000)', '1 EUR'], '(2.000)'],
    [['1.000', '99,95', '99.95'], '1.000'],
  ])('M1: is not guessed where every amount could be either: %j', (texts, example) => {
    expect(decide(texts)).toEqual({ code: 'AMOUNTS_AMBIGUOUS', params: { example } });
  });

  it('M1: does not matter to a currency without a minor unit, where such amounts are thousands', () => {
    expect(decide(['1.000', '12.500'], 'JPY')).toBe('.');
    for (const mark of ['.', ','] as const) {
      expect([readAmount('1.000', 'JPY', mark), readAmount('12,500', 'JPY', mark)]).toEqual([1000, 12_500]);
    }
  });

  it('M1: has to be known for a currency of three digits', () => {
    expect(decide(['1.000', '1.500'], 'KWD')).toMatchObject({ code: 'AMOUNTS_AMBIGUOUS' });
    expect([readAmount('1.000', 'KWD', '.'), readAmount('1.000', 'KWD', ',')]).toEqual([1000, 1_000_000]);
  });
});

describe('an amount that contradicts the mark', () => {
  it.each([
    ['1.000', '.'],
    ['1,000', ','],
    ['-1.000', '.'],
    ['EUR 1.000', '.'],
    ['99,95', '.'],
  ] as const)('M1: is none: %j with %j', (text, mark) => {
    expect(readAmount(text, 'EUR', mark)).toBeUndefined();
  });

  it('M1: is a thousand where the mark groups', () => {
    expect([readAmount('1.000', 'EUR', ','), readAmount('1,000', 'EUR', '.')]).toEqual([100_000, 100_000]);
  });
});
