import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toSortableText } from './sortable-text.ts';

const anyText = fc
  .array(
    fc.oneof(fc.nat({ max: 0xffff }), fc.constantFrom(0, 0x61, 0xd7ff, 0xd800, 0xdfff, 0xe000, 0xffff)),
    {
      maxLength: 6,
    },
  )
  .map((units) => String.fromCharCode(...units));

describe('sortable text', () => {
  test('ordinary texts stay as they are', () => {
    for (const text of ['', 'Müller & Söhne', 'a\0b', '請求書']) expect(toSortableText(text)).toBe(text);
  });

  test('its UTF-8 bytes sort as JavaScript sorts the texts, and different texts stay different', () => {
    fc.assert(
      fc.property(anyText, anyText, (left, right) => {
        const byBytes = Buffer.compare(Buffer.from(toSortableText(left)), Buffer.from(toSortableText(right)));
        const byUnits = left === right ? 0 : left < right ? -1 : 1;
        expect(byBytes).toBe(byUnits);
      }),
      { numRuns: 2_000 },
    );
  });

  test('it survives UTF-8 even with lone surrogates', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const sortable = toSortableText(text);
        expect(Buffer.from(sortable).toString('utf8')).toBe(sortable);
      }),
    );
  });
});
