import type { ComponentKey } from './component.ts';
import type { Exact } from './exact.ts';
import type { FigureValue } from './figure-value.ts';

/** A figure with what it is made of: the components whose documents are the list behind it. */
export type Figure = { readonly value: FigureValue; readonly components: readonly ComponentKey[] };

/** An amount in minor units, exact whatever its size, with the components whose documents are behind it. */
export type AmountFigure = { readonly amountMinor: Exact; readonly components: readonly ComponentKey[] };

/** How many documents, with the components that they are behind. */
export type CountFigure = { readonly count: Exact; readonly components: readonly ComponentKey[] };

/** The sums of the components of one currency. */
export type Values = ReadonlyMap<ComponentKey, Exact>;

/** The sum of a component; 0 where no document adds to it. */
export function sumOf(values: Values, key: ComponentKey): Exact {
  return values.get(key) ?? 0;
}

/** A component as a number of documents. */
export function countOf(values: Values, key: ComponentKey): CountFigure {
  return { count: sumOf(values, key), components: [key] };
}

/** A component as an amount of its own. */
export function amountOf(values: Values, key: ComponentKey): AmountFigure {
  return { amountMinor: sumOf(values, key), components: [key] };
}
