import type { WorkBudget } from '../work-budget.ts';
import type { SubsetSolutions } from './subset-solutions.ts';
import { type ValueTable, valueTable } from './value-table.ts';

/** A choice to begin with, and what changes when one item is chosen or given up. */
export type FlipSearch = {
  readonly isChosen: (index: number) => boolean;
  /** What the sum changes by when the item changes sides. */
  readonly changes: Float64Array;
  readonly table: ValueTable;
  /** What is lacking to the target. */
  readonly lackingMinor: number;
};

/** A look-up in the table misses the processor's cache, a step of the other searches does not. */
const stepsPerLookUp = 2;
const stepsPerEntry = 6;

/** Begins with the items that `isChosen` says; `undefined` where the budget does not last for up to two flips. */
export function flipSearch(
  values: Float64Array,
  targetMinor: number,
  isChosen: (index: number) => boolean,
  budget: WorkBudget,
): FlipSearch | undefined {
  if (!budget.take(values.length * stepsPerEntry)) return undefined;
  let sum = 0;
  const changes = values.map((value, index) => {
    if (!isChosen(index)) return value;
    sum += value;
    return -value;
  });
  return { isChosen, changes, table: valueTable(changes), lackingMinor: targetMinor - sum };
}

/** Finds choices that differ from the first one in at most two items, the oldest items first; stops at two solutions. */
export function flipUpToTwo(search: FlipSearch, solutions: SubsetSolutions): void {
  const { changes, table, lackingMinor } = search;
  if (lackingMinor === 0) keep(search, solutions, []);
  for (let index = -1; solutions.count() < 2; ) {
    index = table.firstAfter(lackingMinor, index);
    if (index < 0) break;
    keep(search, solutions, [index]);
  }
  for (let first = 0; first < changes.length && solutions.count() < 2; first += 1) {
    pairFrom(search, solutions, first);
  }
}

function pairFrom(search: FlipSearch, solutions: SubsetSolutions, first: number): void {
  const rest = search.lackingMinor - (search.changes[first] ?? 0);
  let second = search.table.firstAfter(rest, first);
  while (second >= 0 && solutions.count() < 2) {
    keep(search, solutions, [first, second]);
    second = search.table.firstAfter(rest, second);
  }
}

/**
 * As {@link flipUpToTwo} for exactly three items, of which two are among the oldest: as many as the steps allow.
 * Returns true where all items were searched (or two solutions found).
 */
export function flipThree(
  search: FlipSearch,
  solutions: SubsetSolutions,
  budget: WorkBudget,
  maxSteps: number,
): boolean {
  const { changes, table, lackingMinor } = search;
  let left = maxSteps;
  for (let second = 1; second < changes.length - 1; second += 1) {
    const steps = second * stepsPerLookUp;
    if (steps > left || !budget.take(steps)) return false;
    left -= steps;
    const restOfSecond = lackingMinor - (changes[second] ?? 0);
    for (let first = 0; first < second; first += 1) {
      const third = table.firstAfter(restOfSecond - (changes[first] ?? 0), second);
      if (third < 0) continue;
      keep(search, solutions, [first, second, third]);
      if (solutions.count() === 2) return true;
    }
  }
  return true;
}

function keep(
  { isChosen, changes }: FlipSearch,
  solutions: SubsetSolutions,
  flipped: readonly number[],
): void {
  const chosen: number[] = [];
  for (let index = 0; index < changes.length; index += 1) {
    if (isChosen(index) !== flipped.includes(index)) chosen.push(index);
  }
  // Nothing at all pays nothing.
  if (chosen.length > 0) solutions.add(chosen);
}
