import { useEffect, useState } from 'react';
import type { FigureItemRow, FigureItemsPart } from '../../../src-shared/contract/figures-view.ts';
import type { BusinessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import type { FigureRow } from '../../../src-shared/domain/key-figures/figure-rows.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';

const partSize = 100;

type Items = {
  readonly rows: readonly FigureItemRow[];
  readonly next: FigureItemsPart['next'];
  readonly isLoading: boolean;
  readonly problem: Problem | null;
};

export type FigureItems = Items & { readonly more: () => void };

const noItems: Items = { rows: [], next: null, isLoading: true, problem: null };

/** The documents behind a figure, part by part; the first at once. A list of another figure remounts by React key. */
export function useFigureItems(row: FigureRow, asOf: BusinessDate): FigureItems {
  const client = useEngineConnection((connection) => connection.client);
  const [items, setItems] = useState(noItems);
  const [from, setFrom] = useState<{ readonly cursor: FigureItemsPart['next']; readonly attempt: number }>({
    cursor: null,
    attempt: 0,
  });
  useEffect(() => {
    let isWanted = true;
    const ask = async () => {
      setItems((present) => ({ ...present, isLoading: true, problem: null }));
      try {
        if (client === null) throw engineUnreachable;
        const { currency, components } = row;
        const query = { asOf, currency, components: [...components], from: from.cursor, limit: partSize };
        const part = await client.figures.items(query);
        if (isWanted) setItems((present) => withPart(present, part, from.cursor === null));
      } catch (error) {
        if (isWanted) setItems((present) => ({ ...present, isLoading: false, problem: problemOf(error) }));
      }
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [client, row, asOf, from]);
  const { next, problem } = items;
  return {
    ...items,
    // After a failure the same part is asked for again.
    more: () =>
      setFrom(({ cursor, attempt }) => ({ cursor: problem === null ? next : cursor, attempt: attempt + 1 })),
  };
}

function withPart({ rows }: Items, part: FigureItemsPart, isFirst: boolean): Items {
  return {
    rows: isFirst ? part.items : [...rows, ...part.items],
    next: part.next,
    isLoading: false,
    problem: null,
  };
}
