import type { InvoiceRow } from '../../../src-shared/contract/account-view.ts';
import { sumMinor } from '../../../src-shared/domain/money/amount.ts';

/** The invoices that are ticked, and the one from which a shift-click extends. */
export type Selection = { readonly ids: ReadonlySet<string>; readonly anchorId: string | null };

export const emptySelection: Selection = { ids: new Set(), anchorId: null };

/** Ticks or unticks one invoice; it becomes the anchor. */
export function toggleOne(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchorId: id };
}

/** Shift: gives everything between the anchor and `id` the state that `id` is about to get. */
export function toggleRange(selection: Selection, id: string, shownIds: readonly string[]): Selection {
  const from = shownIds.indexOf(selection.anchorId ?? '');
  const to = shownIds.indexOf(id);
  if (from < 0 || to < 0) return toggleOne(selection, id);
  const isTicking = !selection.ids.has(id);
  const ids = new Set(selection.ids);
  for (const one of shownIds.slice(Math.min(from, to), Math.max(from, to) + 1)) {
    if (isTicking) ids.add(one);
    else ids.delete(one);
  }
  return { ids, anchorId: id };
}

/** Ticks all that are shown, or unticks them when all are ticked. */
export function toggleAll(selection: Selection, shownIds: readonly string[]): Selection {
  const ids = new Set(selection.ids);
  const isAll = shownIds.length > 0 && shownIds.every((id) => ids.has(id));
  for (const id of shownIds) {
    if (isAll) ids.delete(id);
    else ids.add(id);
  }
  return { ids, anchorId: null };
}

/** The index of the next open invoice up or down from a row; from the first or the last one when no row has the focus. */
export function nextSelectable(
  rows: readonly Pick<InvoiceRow, 'id' | 'openMinor'>[],
  fromId: string | undefined,
  by: 1 | -1,
): number {
  const from = rows.findIndex((row) => row.id === fromId);
  const start = from < 0 && by < 0 ? rows.length : from;
  for (let index = start + by; index >= 0 && index < rows.length; index += by) {
    if ((rows[index]?.openMinor ?? 0) > 0) return index;
  }
  return from;
}

export type SelectionTotal = { readonly currency: string; readonly openMinor: number };

/** M1: open amounts of the ticked invoices per currency, in the order of first appearance. */
export function selectionTotals(rows: readonly InvoiceRow[]): readonly SelectionTotal[] {
  const byCurrency = new Map<string, number>();
  for (const row of rows) {
    byCurrency.set(row.currency, sumMinor([byCurrency.get(row.currency) ?? 0, row.openMinor]));
  }
  return [...byCurrency].map(([currency, openMinor]) => ({ currency, openMinor }));
}
