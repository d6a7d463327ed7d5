import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstRowWindow, rowWindowFor } from './row-window.ts';

describe('rowWindowFor', () => {
  it('stays while the view is well inside', () => {
    expect(rowWindowFor(10, 30, firstRowWindow)).toBe(firstRowWindow);
  });

  it('moves in whole steps when the view nears the end', () => {
    expect(rowWindowFor(120, 140, firstRowWindow)).toEqual({ offset: 50, limit: 150 });
  });

  it('always covers the view, whatever was asked for before', () => {
    const present = fc.record({ offset: fc.nat(5000), limit: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(fc.nat(20_000), fc.integer({ min: 0, max: 80 }), present, (first, length, before) => {
        const next = rowWindowFor(first, first + length, before);
        expect(next.offset).toBeLessThanOrEqual(first);
        expect(next.offset + next.limit).toBeGreaterThan(first + length);
        expect(next.limit).toBeLessThanOrEqual(500);
      }),
    );
  });
});
