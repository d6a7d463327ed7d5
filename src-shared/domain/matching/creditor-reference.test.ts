import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditorReferenceBody, isIban } from './creditor-reference.ts';

/** ISO 11649: the check digits are 98 minus the remainder of the reference with `RF00` behind it. */
function withCheckDigits(body: string): string {
  const digits = [...`${body}RF00`].map((character) => Number.parseInt(character, 36)).join('');
  const check = 98n - (BigInt(digits) % 97n);
  return `RF${check.toString().padStart(2, '0')}${body}`;
}

const characters = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const anyBody = fc
  .array(fc.constantFrom(...characters), { minLength: 1, maxLength: 21 })
  .map((parts) => parts.join(''));

describe('creditor references', () => {
  test('R5: the reference inside of an ISO 11649 creditor reference is read when its check digits are right', () => {
    expect(creditorReferenceBody('RF18539007547034')).toBe('539007547034');
    expect(creditorReferenceBody('RF712348231')).toBe('2348231');
    fc.assert(
      fc.property(anyBody, (body) => {
        expect(creditorReferenceBody(withCheckDigits(body))).toBe(body);
      }),
    );
  });

  test('R5: one wrong character is always noticed', () => {
    fc.assert(
      fc.property(anyBody, fc.nat(), fc.constantFrom(...characters), (body, place, character) => {
        const right = withCheckDigits(body);
        const index = 4 + (place % body.length);
        // A letter and a digit in the same place move what follows: only changes of the same kind are promised.
        fc.pre(right[index] !== character && /\d/.test(right[index] ?? '') === /\d/.test(character));
        const wrong = right.slice(0, index) + character + right.slice(index + 1);
        expect(creditorReferenceBody(wrong)).toBeUndefined();
      }),
    );
  });

  test.each(['RF19539007547034', 'RF18', 'RF1853900754703412345678901', 'XX18539007547034', 'RF18 5390', ''])(
    'R5: "%s" is no creditor reference',
    (text) => {
      expect(creditorReferenceBody(text)).toBeUndefined();
    },
  );

  test('R5: knows an account number by its check digits', () => {
    expect(isIban('DE89370400440532013000')).toBe(true);
    expect(isIban('DE88370400440532013000')).toBe(false);
    expect(isIban('DE8937040044')).toBe(false);
  });
});
