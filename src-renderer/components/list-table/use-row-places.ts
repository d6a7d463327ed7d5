import { type FocusEvent, useRef } from 'react';
import { placesFor, type RowPlaces } from './row-places.ts';

type PlacesOfRows = {
  readonly places: RowPlaces;
  /** To be told by the body of the table where the focus is. */
  readonly holder: { readonly onFocus: (event: FocusEvent) => void; readonly onBlur: () => void };
};

/**
 * The places in which the rows with these keys are drawn. A render that React gives up costs nothing but a row that is
 * made anew.
 * @param keyAt the key of the row at an index of the list; null where it is not loaded
 */
export function useRowPlaces(keys: readonly string[], keyAt: (index: number) => string | null): PlacesOfRows {
  const latest = useRef<RowPlaces>(new Map());
  const held = useRef<string | null>(null);
  latest.current = placesFor(keys, latest.current, held.current);
  return {
    places: latest.current,
    holder: {
      onFocus: ({ target }) => {
        const index = target.closest<HTMLElement>('tr[data-index]')?.dataset.index;
        held.current = index === undefined ? null : keyAt(Number(index));
      },
      onBlur: () => {
        held.current = null;
      },
    },
  };
}
