import type { VisitListRow } from '../../../src-shared/contract/visits-view.ts';

/** The accounts at one address. */
export type VisitPlace = {
  readonly place: string;
  readonly addressLines: readonly string[];
  readonly country: string;
  readonly visits: readonly VisitListRow[];
};

/** Puts accounts at the same address together, in the order of the list; one without an address stands alone. */
export function visitsByPlace(rows: readonly VisitListRow[]): readonly VisitPlace[] {
  const places = new Map<string, { first: VisitListRow; visits: VisitListRow[] }>();
  for (const row of rows) {
    const key = row.place === '' ? `account/${row.accountId}` : `place/${row.place}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, { first: row, visits: [row] });
    else known.visits.push(row);
  }
  return [...places].map(([place, { first, visits }]) => ({
    place,
    addressLines: first.addressLines,
    country: first.country,
    visits,
  }));
}
