import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placesFor, type RowPlaces } from './row-places.ts';

const none: RowPlaces = new Map();

describe('the places of rows', () => {
  it('stay with a row wherever it moves', () => {
    const before = placesFor(['a', 'b', 'c'], none, null);
    const after = placesFor(['c', 'a', 'b'], before, null);
    expect(Object.fromEntries(after)).toEqual(Object.fromEntries(before));
  });

  it('go on to a row that comes into view', () => {
    const before = placesFor(['a', 'b', 'c'], none, null);
    const after = placesFor(['b', 'c', 'd'], before, null);
    expect(after.get('d')).toBe(before.get('a'));
  });

  it('are not given on while the focus is in them', () => {
    const before = placesFor(['a', 'b', 'c'], none, null);
    const after = placesFor(['b', 'c', 'd'], before, 'a');
    expect([...before.values()]).not.toContain(after.get('d'));
  });

  it('are each taken once, and a new one is made only where none is free', () => {
    const window = fc.record({ first: fc.nat(200), count: fc.integer({ min: 0, max: 30 }) });
    fc.assert(
      fc.property(fc.array(window, { minLength: 1, maxLength: 20 }), (windows) => {
        let places = none;
        for (const { first, count } of windows) {
          const keys = Array.from({ length: count }, (_, index) => `row-${(first + index).toString()}`);
          const before = places;
          places = placesFor(keys, before, null);
          expect([...places.keys()]).toEqual(keys);
          expect(new Set(places.values()).size).toBe(count);
          for (const [key, place] of places) expect(before.get(key) ?? place).toBe(place);
          const taken = new Set(before.values());
          const made = [...places.values()].filter((place) => !taken.has(place));
          expect(made).toHaveLength(Math.max(0, count - before.size));
        }
      }),
    );
  });
});
