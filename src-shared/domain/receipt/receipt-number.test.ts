import fc from 'fast-check';
import { expect, test } from 'vitest';
import { receiptBlockReplySchema } from '../../protocol/sync-api.ts';
import { paymentSchema } from '../payment/payment.ts';
import { paymentIdOfReceipt, readReceiptNumber, receiptNumberSchema } from './receipt-number.ts';

test('R2: a number is any code that a device may be given and a counter, and reads back as both', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[A-Z0-9]{2,12}$/),
      fc.integer({ min: 1, max: 999_999_999_999_999 }),
      (prefix, counter) => {
        expect(receiptBlockReplySchema.shape.prefix.parse(prefix)).toBe(prefix);
        const number = receiptNumberSchema.parse(`${prefix}-${counter}`);
        expect(readReceiptNumber(number)).toEqual({ prefix, counter });
        expect(paymentSchema.shape.id.parse(paymentIdOfReceipt(number))).toBe(`receipt-${number}`);
      },
    ),
  );
});

test.each([
  '',
  '-1',
  'A7',
  'A7-',
  'A7-0',
  'A7-01',
  'A7--1',
  'A7-1 ',
  'a7-1',
  'A-1',
  'A7-1.5',
  'A7-1e3',
  'A7-9999999999999999',
  'ABCDEFGHIJKLM-1',
  'A7-1\n',
])('R2: "%s" is no receipt number', (text) => {
  expect(receiptNumberSchema.safeParse(text).success).toBe(false);
});

test('R2: reading what is no number is a bug', () => {
  expect(() => readReceiptNumber('17')).toThrow(RangeError);
});
