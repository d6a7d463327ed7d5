import fc from 'fast-check';
import { expect, test } from 'vitest';
import { receiptNumberSchema } from '../receipt/receipt-number.ts';
import { documentNumberSchema, formatDocumentNumber, readDocumentNumber } from './document-number.ts';

const parts = fc.record({
  deviceCode: fc.stringMatching(/^[A-Z0-9]{2,12}$/),
  series: fc.stringMatching(/^[A-Z0-9]{0,8}$/),
  counter: fc.integer({ min: 1, max: 999_999_999 }),
});

test('a number is a code, a series and a counter, no two of which have the same one, and never that of a receipt', () => {
  fc.assert(
    fc.property(parts, parts, (one, other) => {
      const number = formatDocumentNumber(one);
      expect(documentNumberSchema.parse(number)).toBe(number);
      expect(readDocumentNumber(number)).toEqual(one);
      expect(receiptNumberSchema.safeParse(number).success).toBe(false);
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect(number === formatDocumentNumber(other)).toBe(isSame);
    }),
  );
});

test.each(['', 'A7KX2M-17', 'A7KX2M-D', 'A7KX2M-D0', 'A7KX2M-D01', 'A7KX2M-D-1', 'a7-D1', 'A7-D1\n'])(
  '"%s" is no number of a document',
  (text) => expect(documentNumberSchema.safeParse(text).success).toBe(false),
);
