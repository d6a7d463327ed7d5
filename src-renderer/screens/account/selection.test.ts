import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isChosenBy } from '../../../src-shared/contract/invoice-choice.ts';
import {
  emptySelection,
  isAllChosen,
  nextSelectable,
  type Selection,
  toggleAll,
  toggleOne,
  toggleRange,
} from './selection.ts';

const invoiceAt = (index: number, bucket = index % 3) => ({
  id: `i${index.toString()}`,
  number: `N-${index.toString().padStart(3, '0')}`,
  dueDate: `2026-01-${(1 + Math.floor(index / 4)).toString().padStart(2, '0')}`,
  bucket,
  openMinor: 100,
});
const invoices = Array.from({ length: 12 }, (_, index) => invoiceAt(index));
const [a, b, c, d, e] = [0, 1, 2, 3, 4].map((index) => invoiceAt(index)) as [Row, Row, Row, Row, Row];
type Row = ReturnType<typeof invoiceAt>;

function idsOf({ choice }: Selection, among: readonly Row[] = invoices): readonly string[] {
  return among.filter(isChosenBy(choice)).map((row) => row.id);
}

describe('selection of invoices', () => {
  it('ticks and unticks one, and nothing is left of it', () => {
    const ticked = toggleOne(emptySelection, b);
    expect(idsOf(ticked)).toEqual(['i1']);
    expect(toggleOne(ticked, b).choice).toEqual([]);
  });

  it('ticks everything between the anchor and a shift-click, in both directions', () => {
    expect(idsOf(toggleRange(toggleOne(emptySelection, b), d, null))).toEqual(['i1', 'i2', 'i3']);
    expect(idsOf(toggleRange(toggleOne(emptySelection, d), b, null))).toEqual(['i1', 'i2', 'i3']);
  });

  it('unticks a range when the clicked one was ticked', () => {
    const all = toggleAll(emptySelection, null, false);
    const anchored = { ...all, anchor: b };
    expect(idsOf(toggleRange(anchored, d, null), [a, b, c, d, e])).toEqual(['i0', 'i4']);
  });

  it('ticks all that are shown and keeps the others, whatever is not loaded', () => {
    const other = toggleOne(emptySelection, b);
    const all = toggleAll(other, 2, false);
    expect(idsOf(all)).toEqual(['i1', 'i2', 'i5', 'i8', 'i11']);
    expect(idsOf(toggleAll(all, 2, true))).toEqual(['i1']);
    expect(idsOf(toggleAll(emptySelection, null, false))).toHaveLength(12);
    expect(toggleAll(all, null, true).choice).toEqual([]);
  });

  it('never holds what nothing is owed on', () => {
    const all = toggleAll(emptySelection, null, false);
    expect(idsOf(all, [{ ...a, openMinor: 0 }, { ...b, openMinor: -5 }, c])).toEqual(['i2']);
  });

  it('knows after a click on all what is ticked before it is counted', () => {
    const all = toggleAll(emptySelection, 1, false);
    expect(isAllChosen(all, 1, false)).toBe(true);
    expect(isAllChosen(all, null, false)).toBe(false);
    expect(isAllChosen(toggleOne(all, b), 1, true)).toBe(true);
  });

  it('is what ticking the rows one by one in a list would have made, whatever is clicked', () => {
    const click = fc.record({
      kind: fc.constantFrom('one', 'range', 'all'),
      at: fc.nat({ max: invoices.length - 1 }),
      bucket: fc.option(fc.nat({ max: 2 }), { nil: null }),
    });
    fc.assert(
      fc.property(fc.array(click, { maxLength: 14 }), (clicks) => {
        let selection = emptySelection;
        const ids = new Set<string>();
        let anchorId: string | null = null;
        for (const { kind, at, bucket } of clicks) {
          const shown = invoices.filter((row) => bucket === null || row.bucket === bucket);
          const row = shown[at % shown.length] ?? a;
          const from = shown.findIndex((one) => one.id === anchorId);
          const to = shown.indexOf(row);
          const isAll = shown.every((one) => ids.has(one.id));
          const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
          const changed = kind === 'all' ? shown : kind === 'one' || from < 0 ? [row] : range;
          const isTicking = kind === 'all' ? !isAll : !ids.has(row.id);
          for (const one of changed) {
            if (isTicking) ids.add(one.id);
            else ids.delete(one.id);
          }
          anchorId = kind === 'all' ? null : row.id;
          if (kind === 'all') selection = toggleAll(selection, bucket, isAll);
          else if (kind === 'one') selection = toggleOne(selection, row);
          else selection = toggleRange(selection, row, bucket);
          expect(idsOf(selection)).toEqual(invoices.map((one) => one.id).filter((id) => ids.has(id)));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the next invoice by keys', () => {
  const part = {
    offset: 10,
    total: 100,
    rows: [{ openMinor: 5 }, { openMinor: -5 }, { openMinor: 5 }],
  };

  it('is the next one that something is owed on', () => {
    expect(nextSelectable(part, 10, 1)).toEqual({ state: 'at', index: 12 });
    expect(nextSelectable(part, 12, -1)).toEqual({ state: 'at', index: 10 });
  });

  it('is unknown where rows are not loaded, and none at the ends', () => {
    expect(nextSelectable(part, 12, 1)).toEqual({ state: 'unknown', index: 13 });
    expect(nextSelectable(part, 100, -1)).toEqual({ state: 'unknown', index: 99 });
    expect(nextSelectable({ ...part, offset: 0, total: 3 }, 2, 1)).toEqual({ state: 'none' });
  });
});
