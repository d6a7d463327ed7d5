import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSameContent } from './live-list-content.ts';

const small = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, 0, 1, '', 'a', true),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('x', 'y'), tie('value'), { maxKeys: 2, noNullPrototype: true }),
  ),
})).value;

test('values are compared by all that is in them, whatever objects hold it', () => {
  fc.assert(
    fc.property(small, small, (one, other) => {
      expect(isSameContent(one, structuredClone(one))).toBe(true);
      expect(isSameContent(one, other)).toBe(isDeepStrictEqual(one, other));
    }),
  );
});

test('a list is no record of its places, and a missing field is not an empty one', () => {
  expect(isSameContent(['a'], { 0: 'a' })).toBe(false);
  expect(isSameContent({}, [])).toBe(false);
  expect(isSameContent({ x: undefined }, { y: undefined })).toBe(false);
});
