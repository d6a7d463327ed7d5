import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { creditorReference, creditorReferenceBody } from './creditor-reference.ts';
import { qrReference, qrReferenceBody } from './qr-reference.ts';

it.each([
  ['21000000000313947143000901', '210000000003139471430009017'],
  ['10482', '000000000000000000000104827'],
  ['', undefined],
  ['0', undefined],
  ['K1', undefined],
  ['1'.repeat(27), undefined],
])('R5: the QR reference that holds %j is %s', (number, reference) => {
  expect(qrReference(number)).toBe(reference);
});

test('R5: what a QR reference or a creditor reference is made of is read from it again', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[1-9][0-9]{0,20}$/), (number) => {
      expect(qrReferenceBody(qrReference(number) ?? '')).toBe(number);
      expect(creditorReferenceBody(creditorReference(number) ?? '')).toBe(number);
    }),
  );
});

it.each(['000000000000000000000104828', '000000000000000000000000000', '104827', 'x'])(
  'R5: %s is no QR reference',
  (text) => {
    expect(qrReferenceBody(text)).toBeUndefined();
  },
);
