import type { WorkBudget } from '../work-budget.ts';
import type { SubsetSolutions } from './subset-solutions.ts';

/** The sums that subsets of a few items reach, ascending, each once. */
type Half = {
  readonly sums: Float64Array;
  /** A subset that reaches the sum, by the bits of its items: the fewest items, then the oldest. */
  readonly masks: Int32Array;
  /** 1 where another subset reaches the same sum. */
  readonly isShared: Uint8Array;
};

const maxItemsPerHalf = 30;

/**
 * Searches all subsets of the oldest items, as many of them as the steps allow (Horowitz and Sahni): the items are
 * dealt to two halves in turn, and for each sum of one half the other is asked for the rest. Equal sums of a half are
 * kept once, so that equal amounts cost next to nothing. Finds the subset of the fewest items.
 * Returns how many items it searched.
 */
export function meetInTheMiddle(
  values: Float64Array,
  targetMinor: number,
  solutions: SubsetSolutions,
  budget: WorkBudget,
): number {
  const halves: [Half, Half] = [emptyHalf(), emptyHalf()];
  let searched = 0;
  for (; searched < Math.min(values.length, 2 * maxItemsPerHalf); searched += 1) {
    const side = searched % 2 === 0 ? 0 : 1;
    // Once each half is merged, both are walked through: room for that must stay.
    const merging = halves[side].sums.length * 2;
    const walking = merging + halves[side === 0 ? 1 : 0].sums.length;
    if (merging + walking > budget.leftSteps() || !budget.take(merging)) break;
    halves[side] = withItem(halves[side], values[searched] ?? 0, searched >> 1);
  }
  budget.take(Math.min(budget.leftSteps(), halves[0].sums.length + halves[1].sums.length));
  walk(halves, targetMinor, solutions);
  return searched;
}

function emptyHalf(): Half {
  return { sums: new Float64Array(1), masks: new Int32Array(1), isShared: new Uint8Array(1) };
}

/** Merges the sums without the item and those with it, both in order already. */
function withItem({ sums, masks, isShared }: Half, value: number, bit: number): Half {
  const count = sums.length;
  const merged = {
    sums: new Float64Array(count * 2),
    masks: new Int32Array(count * 2),
    isShared: new Uint8Array(count * 2),
  };
  const flag = 1 << bit;
  let size = 0;
  let without = 0;
  let withIt = 0;
  while (without < count || withIt < count) {
    const a = without < count ? (sums[without] ?? 0) : Number.POSITIVE_INFINITY;
    const b = withIt < count ? (sums[withIt] ?? 0) + value : Number.POSITIVE_INFINITY;
    merged.sums[size] = Math.min(a, b);
    if (a < b) {
      merged.masks[size] = masks[without] ?? 0;
      merged.isShared[size] = isShared[without] ?? 0;
      without += 1;
    } else if (b < a) {
      merged.masks[size] = (masks[withIt] ?? 0) | flag;
      merged.isShared[size] = isShared[withIt] ?? 0;
      withIt += 1;
    } else {
      const old = masks[without] ?? 0;
      const added = (masks[withIt] ?? 0) | flag;
      merged.masks[size] = isBetter(added, old) ? added : old;
      merged.isShared[size] = 1;
      without += 1;
      withIt += 1;
    }
    size += 1;
  }
  return {
    sums: merged.sums.subarray(0, size),
    masks: merged.masks.subarray(0, size),
    isShared: merged.isShared.subarray(0, size),
  };
}

/** Fewer items, then the older ones: the first item in which they differ is in `a`. */
function isBetter(a: number, b: number): boolean {
  const difference = countBits(a) - countBits(b);
  if (difference !== 0) return difference < 0;
  const differing = a ^ b;
  return (differing & -differing & a) !== 0;
}

/** The number of bits that are set, counted in parallel (Hacker's Delight, 5-1). */
function countBits(mask: number): number {
  let bits = mask - ((mask >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

type Pair = { readonly a: number; readonly b: number };

function walk([left, right]: readonly [Half, Half], targetMinor: number, solutions: SubsetSolutions): void {
  let best: Pair | undefined;
  let second: Pair | undefined;
  let isShared = false;
  let down = right.sums.length - 1;
  for (let up = 0; up < left.sums.length && down >= 0; up += 1) {
    const rest = targetMinor - (left.sums[up] ?? 0);
    while (down >= 0 && (right.sums[down] ?? 0) > rest) down -= 1;
    if (down < 0 || right.sums[down] !== rest) continue;
    const pair = { a: left.masks[up] ?? 0, b: right.masks[down] ?? 0 };
    if ((pair.a | pair.b) === 0) continue;
    if ((left.isShared[up] ?? 0) + (right.isShared[down] ?? 0) > 0) isShared = true;
    if (best === undefined || isBetterPair(pair, best)) {
      second = best;
      best = pair;
    } else if (second === undefined || isBetterPair(pair, second)) second = pair;
  }
  for (const pair of [best, second]) if (pair !== undefined) solutions.add(indexesOf(pair));
  if (isShared) solutions.addUnnamed();
}

function isBetterPair(one: Pair, other: Pair): boolean {
  const difference = countBits(one.a) + countBits(one.b) - countBits(other.a) - countBits(other.b);
  if (difference !== 0) return difference < 0;
  return firstItem(one, other) < firstItem(other, one);
}

/** The oldest item that only the first pair has. */
function firstItem(one: Pair, other: Pair): number {
  const a = lowestBit(one.a & ~other.a);
  const b = lowestBit(one.b & ~other.b);
  return Math.min(a * 2, b * 2 + 1);
}

function lowestBit(mask: number): number {
  return mask === 0 ? 32 : 31 - Math.clz32(mask & -mask);
}

function indexesOf({ a, b }: Pair): number[] {
  const indexes: number[] = [];
  for (let bit = 0; bit < maxItemsPerHalf; bit += 1) {
    if ((a >>> bit) & 1) indexes.push(bit * 2);
    if ((b >>> bit) & 1) indexes.push(bit * 2 + 1);
  }
  return indexes;
}
