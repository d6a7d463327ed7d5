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

  it('reaches ahead in the direction of movement and keeps what is in view', () => {
    const present = { offset: 900, limit: 150 };
    const down = rowWindowFor(1_000, 1_020, present, { travelled: 60, total: 100_000 });
    const up = rowWindowFor(1_000, 1_020, present, { travelled: -60, total: 100_000 });
    expect(down).toEqual({ offset: 950, limit: 350 });
    expect(up).toEqual({ offset: 750, limit: 350 });
  });

  it('begins ahead of a view that is gone when the window comes, but not behind the end of the list', () => {
    const present = { offset: 0, limit: 150 };
    const course = { travelled: 400, total: 100_000 };
    expect(rowWindowFor(1_000, 1_020, present, course)).toEqual({ offset: 1_250, limit: 500 });
    expect(rowWindowFor(99_900, 99_920, present, course)).toEqual({ offset: 99_850, limit: 400 });
  });

  it('is where a view that goes by faster than a window is long will be', () => {
    const course = { travelled: 2_000, total: 100_000 };
    const { offset, limit } = rowWindowFor(50_000, 50_020, firstRowWindow, course);
    expect(offset).toBeLessThanOrEqual(51_950);
    expect(offset + limit).toBeGreaterThan(52_300);
  });

  it('goes no further than to the ends of the list', () => {
    const last = rowWindowFor(99_000, 99_020, firstRowWindow, { travelled: 80_000, total: 100_000 });
    expect(last).toEqual({ offset: 99_500, limit: 500 });
    const top = rowWindowFor(
      1_000,
      1_020,
      { offset: 900, limit: 150 },
      { travelled: -80_000, total: 100_000 },
    );
    expect(top.offset).toBe(0);
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
