import { create } from 'zustand';

export type MarkList = 'dunning' | 'notices' | 'cash';

/** A row that a person has marked to work on together with others. Amount in minor units of `currency`. */
export type MarkedRow = {
  readonly key: string;
  readonly accountId: string;
  readonly accountName: string;
  readonly currency: string;
  readonly amountMinor: number;
};
type Marks = Readonly<Record<MarkList, readonly MarkedRow[]>>;

const noMarks: Marks = { dunning: [], notices: [], cash: [] };

export const useMarkedRows = create<Marks>(() => noMarks);

/** Marks a row, or takes its mark away. */
export function toggleMark(list: MarkList, row: MarkedRow): void {
  useMarkedRows.setState((marks) => {
    const others = marks[list].filter((one) => one.key !== row.key);
    return { [list]: others.length < marks[list].length ? others : [...others, row] };
  });
}

export function clearMarks(list: MarkList): void {
  useMarkedRows.setState({ [list]: [] });
}

/** Nothing is marked in any list. */
export function clearAllMarks(): void {
  useMarkedRows.setState(noMarks);
}

/** M1: sums per currency, in the order in which the currencies come. */
export function markedTotals(
  rows: readonly Pick<MarkedRow, 'currency' | 'amountMinor'>[],
): readonly { readonly currency: string; readonly amountMinor: number }[] {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of rows) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [...sums].map(([currency, amountMinor]) => ({ currency, amountMinor }));
}
