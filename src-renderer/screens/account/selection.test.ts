import { describe, expect, it } from 'vitest';
import { emptySelection, nextSelectable, toggleAll, toggleOne, toggleRange } from './selection.ts';

const shown = ['a', 'b', 'c', 'd', 'e'];

describe('selection of invoices', () => {
  it('goes from one open invoice to the next and stays at the ends', () => {
    const rows = [
      { id: 'a', openMinor: 5 },
      { id: 'credit', openMinor: -5 },
      { id: 'b', openMinor: 5 },
    ];
    expect(nextSelectable(rows, undefined, 1)).toBe(0);
    expect(nextSelectable(rows, undefined, -1)).toBe(2);
    expect(nextSelectable(rows, 'a', 1)).toBe(2);
    expect(nextSelectable(rows, 'b', -1)).toBe(0);
    expect(nextSelectable(rows, 'b', 1)).toBe(2);
  });

  it('ticks and unticks one', () => {
    const ticked = toggleOne(emptySelection, 'b');
    expect([...ticked.ids]).toEqual(['b']);
    expect([...toggleOne(ticked, 'b').ids]).toEqual([]);
  });

  it('ticks everything between the anchor and a shift-click, in both directions', () => {
    expect([...toggleRange(toggleOne(emptySelection, 'b'), 'd', shown).ids].sort()).toEqual(['b', 'c', 'd']);
    expect([...toggleRange(toggleOne(emptySelection, 'd'), 'b', shown).ids].sort()).toEqual(['b', 'c', 'd']);
  });

  it('unticks a range when the clicked one was ticked', () => {
    const all = toggleAll(emptySelection, shown);
    const anchored = { ...all, anchorId: 'b' };
    expect([...toggleRange(anchored, 'd', shown).ids].sort()).toEqual(['a', 'e']);
  });

  it('ticks all that are shown and keeps the others', () => {
    const other = toggleOne(emptySelection, 'z');
    const all = toggleAll(other, shown);
    expect(all.ids.size).toBe(6);
    expect([...toggleAll(all, shown).ids]).toEqual(['z']);
  });
});
