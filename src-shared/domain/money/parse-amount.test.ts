import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAmount } from './parse-amount.ts';

test.each([
  ['1234.56', '.', 123456],
  ['1,234.56', '.', 123456],
  ['1.234,56', ',', 123456],
  ['1 234,56', ',', 123456],
  ['1\u00a0234\u00a0567,8', ',', 123456780],
  ['1\u202f234,5', ',', 123450],
  ["1'234.50", '.', 123450],
  ['1’234.50', '.', 123450],
  ['  12 ', '.', 1200],
  ['.5', '.', 50],
  ['5.', '.', 500],
  ['1.500', '.', 150],
  ['-12.00', '.', -1200],
  ['12.00-', '.', -1200],
  ['\u221212.00', '.', -1200],
  ['- 12', '.', -1200],
  ['+12', '.', 1200],
  ['(12.00)', '.', -1200],
  ['-0.00', '.', 0],
] as const)('M1: reads "%s" with decimal mark "%s" as %i minor units', (text, mark, minor) => {
  expect(parseAmount(text, 'EUR', mark)).toBe(minor);
});

test.each([
  ['', '.'],
  ['.', '.'],
  ['-', '.'],
  ['1.234', '.'],
  ['1.234,567', ','],
  ['1,23.00', '.'],
  ['1,2345', '.'],
  ['1,234 567', '.'],
  ['1.2.3', '.'],
  ['--5', '.'],
  ['-5-', '.'],
  ['+5-', '.'],
  ['(-5)', '.'],
  ['(5-)', '.'],
  ['-(5)', '.'],
  ['1e3', '.'],
  ['0x10', '.'],
  ['NaN', '.'],
  ['Infinity', '.'],
  ['=1+1', '.'],
  ['12 EUR', '.'],
  ['١٢', '.'],
  ['1\n2', '.'],
  ['10000000000.01', '.'],
  ['9'.repeat(400), '.'],
] as const)('M1: refuses "%s" with decimal mark "%s" as an amount', (text, mark) => {
  expect(parseAmount(text, 'EUR', mark)).toBeUndefined();
});

test('M1: takes more decimals than the currency has only where they are zeros', () => {
  expect(parseAmount('5.00', 'JPY', '.')).toBe(5);
  expect(parseAmount('5.01', 'JPY', '.')).toBeUndefined();
  expect(parseAmount('0.001', 'KWD', '.')).toBe(1);
});

test('M1: gives minor units of the same value or nothing, and never throws, for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."0159.,-+() '’") }), (text) => {
      const minor = parseAmount(text, 'EUR', '.');
      if (minor === undefined) return;
      expect(Number.isSafeInteger(minor)).toBe(true);
      expect(Object.is(minor, -0)).toBe(false);
      const digits = text.replace(/[^\d.]/g, '');
      expect(Math.abs(minor)).toBe(Math.round(Number(digits) * 100));
    }),
    { numRuns: 1000 },
  );
});
