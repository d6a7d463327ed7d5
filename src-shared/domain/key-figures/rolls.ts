import type { ComponentKey } from './component.ts';
import { addExact, type Exact } from './exact.ts';
import { type AmountFigure, type Figure, sumOf, type Values } from './figure.ts';
import { quotient } from './figure-value.ts';

/** Of what was open in a bucket of the earlier ageing, the share that moved on to the next bucket. */
export type RollRate = Figure & { readonly fromBucket: number; readonly toBucket: number };

/** Moved from bucket n to n + 1 ÷ opening n, for every bucket but the last. */
export function rollRates(values: Values, bucketCount: number): RollRate[] {
  return Array.from({ length: bucketCount - 1 }, (_, fromBucket) => {
    const toBucket = fromBucket + 1;
    const outflow = rollKeys(values, (from) => from === `${fromBucket}`);
    const moved = sumOf(values, `roll/${fromBucket}/${toBucket}`);
    const value = quotient(moved, total(values, outflow), 'nothing-in-bucket');
    return { fromBucket, toBucket, value, components: outflow };
  });
}

/** I1: what is open in each bucket of the present ageing: all that rolled into it. */
export function ageingOf(values: Values, bucketCount: number): AmountFigure[] {
  return Array.from({ length: bucketCount }, (_, bucket) => {
    const inflow = rollKeys(values, (_from, to) => to === `${bucket}`);
    return { amountMinor: total(values, inflow), components: inflow };
  });
}

function rollKeys(values: Values, isWanted: (from: string, to: string) => boolean): ComponentKey[] {
  return [...values.keys()].filter((key) => {
    const [name, from = '', to = ''] = key.split('/');
    return name === 'roll' && isWanted(from, to);
  });
}

function total(values: Values, keys: readonly ComponentKey[]): Exact {
  return keys.reduce<Exact>((sum, key) => addExact(sum, sumOf(values, key)), 0);
}
