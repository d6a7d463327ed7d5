import { addMinor } from '../../money/amount.ts';
import { commonDivisor } from '../../money/common-divisor.ts';
import { type Deadline, noDeadline, type WorkBudget, workBudget } from '../work-budget.ts';
import { type FlipSearch, flipSearch, flipThree, flipUpToTwo } from './few-flips.ts';
import { meetInTheMiddle } from './meet-in-the-middle.ts';
import { reachBySums } from './reach-by-sums.ts';
import { type SubsetSolutions, subsetSolutions } from './subset-solutions.ts';

/** What a search for a subset found, and what of all subsets it looked at. */
export type SubsetSearch = {
  /** Up to two subsets as ascending indexes, the fewest items first, then the oldest. */
  readonly solutions: readonly (readonly number[])[];
  /** 2 stands for two or more; more than `solutions` where the second is known to exist only. */
  readonly count: 0 | 1 | 2;
  /** The bound on the work was met before all subsets were searched, and there may be one more. */
  readonly gaveUp: boolean;
  readonly searched: {
    /** Items that are not too large to be a part. */
    readonly usableItems: number;
    /** Of the oldest of them, every subset was searched. */
    readonly allSubsetsOfOldest: number;
    /** Subsets of up to so many items (and all but so many) were searched. */
    readonly upToItems: 0 | 2 | 3;
    readonly steps: number;
  };
};

/**
 * R5: the subsets of open amounts that sum exactly to the target; looks for no more than two, because two fitting ones
 * are ambiguous. Amounts below 0 are credits. The work is bounded by counted steps: subsets of few items (and of all
 * but few) come first, then all of them where that can be afforded, then all subsets of the oldest items.
 * Throws where the amounts are too large to be added exactly (M1).
 * @param values open amounts in minor units, the oldest first
 * @param targetMinor above 0
 * @param isLate ends the search before its steps are used up; nothing is searched where it is late already
 */
export function findSubsets(
  values: readonly number[],
  targetMinor: number,
  maxSteps: number,
  isLate: Deadline = noDeadline,
): SubsetSearch {
  if (isLate()) return nothingSearched;
  const budget = workBudget(maxSteps, isLate);
  const indexes = usableIndexes(values, targetMinor);
  const usable = new Float64Array(indexes.length);
  indexes.forEach((index, place) => {
    usable[place] = values[index] ?? 0;
  });
  const solutions = subsetSolutions();
  const reached = isReachable(usable, targetMinor)
    ? search(usable, targetMinor, solutions, budget)
    : { isComplete: true, upToItems: 3 as const, allSubsetsOfOldest: usable.length };
  const count = solutions.count();
  return {
    solutions: solutions.list().map((solution) => solution.map((index) => indexes[index] ?? 0)),
    count,
    gaveUp: !reached.isComplete && count < 2,
    searched: {
      usableItems: usable.length,
      allSubsetsOfOldest: reached.isComplete ? usable.length : reached.allSubsetsOfOldest,
      upToItems: reached.upToItems,
      steps: budget.usedSteps(),
    },
  };
}

const nothingSearched: SubsetSearch = {
  solutions: [],
  count: 0,
  gaveUp: true,
  searched: { usableItems: 0, allSubsetsOfOldest: 0, upToItems: 0, steps: 0 },
};

type Reached = {
  readonly isComplete: boolean;
  readonly upToItems: 0 | 2 | 3;
  readonly allSubsetsOfOldest: number;
};

function search(
  usable: Float64Array,
  targetMinor: number,
  solutions: SubsetSolutions,
  budget: WorkBudget,
): Reached {
  const beginnings = [() => false, (index: number) => (usable[index] ?? 0) > 0, () => true];
  const hasCredits = usable.some((value) => value < 0);
  const searches: FlipSearch[] = [];
  for (const isChosen of beginnings.filter((_, index) => hasCredits || index !== 1)) {
    const one = flipSearch(usable, targetMinor, isChosen, budget);
    if (one === undefined) return { isComplete: false, upToItems: 0, allSubsetsOfOldest: 0 };
    searches.push(one);
    flipUpToTwo(one, solutions);
    if (solutions.count() === 2) return { isComplete: false, upToItems: 2, allSubsetsOfOldest: 0 };
  }
  // A part each for three items, so that the oldest items keep theirs.
  const share = Math.floor(budget.leftSteps() / (searches.length + 2));
  const areThreeSearched = searches.map(
    (one) => solutions.count() === 2 || flipThree(one, solutions, budget, share),
  );
  const upToItems = areThreeSearched.every(Boolean) ? 3 : 2;
  if (solutions.count() === 2) return { isComplete: false, upToItems, allSubsetsOfOldest: 0 };
  const isSolvedBySums = reachBySums(usable, targetMinor, solutions, budget);
  if (isSolvedBySums) return { isComplete: true, upToItems, allSubsetsOfOldest: usable.length };
  const allSubsetsOfOldest = meetInTheMiddle(usable, targetMinor, solutions, budget);
  return { isComplete: allSubsetsOfOldest === usable.length, upToItems, allSubsetsOfOldest };
}

/** Leaves out what is too large for the target, even with all credits taken (and credits that no invoice bears). */
function usableIndexes(values: readonly number[], targetMinor: number): number[] {
  let owed = 0;
  let credited = 0;
  for (const value of values) {
    if (value > 0) owed = addMinor(owed, value);
    else credited = addMinor(credited, -value);
  }
  const indexes: number[] = [];
  values.forEach((value, index) => {
    const isUsable = value > 0 ? value <= targetMinor + credited : value < 0 && -value <= owed - targetMinor;
    if (isUsable) indexes.push(index);
  });
  return indexes;
}

/** Cheap reasons why no subset can fit: all together are too little, or all are multiples of what the target is not. */
function isReachable(values: Float64Array, targetMinor: number): boolean {
  let owed = 0;
  let divisor = 0;
  for (const value of values) {
    owed += Math.max(0, value);
    if (divisor !== 1) divisor = commonDivisor(divisor, Math.abs(value));
  }
  return owed >= targetMinor && divisor > 0 && targetMinor % divisor === 0;
}
