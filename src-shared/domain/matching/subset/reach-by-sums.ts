import { commonDivisor } from '../../money/common-divisor.ts';
import type { WorkBudget } from '../work-budget.ts';
import { type AmountGroup, reachCost, reachTarget } from './reachable-sums.ts';
import type { SubsetSolutions } from './subset-solutions.ts';

/**
 * Searches all subsets by the sums that they reach, where sums are few enough for the budget: many small or equal
 * amounts. Returns false, having done nothing, where they are not.
 *
 * Credits are turned into amounts above 0 by beginning with all of them taken and letting each be given up; and where
 * more than half of everything is wanted, what is left out is looked for instead.
 */
export function reachBySums(
  values: Float64Array,
  targetMinor: number,
  solutions: SubsetSolutions,
  budget: WorkBudget,
): boolean {
  let credited = 0;
  let total = 0;
  let divisor = 0;
  for (const value of values) {
    credited += Math.max(0, -value);
    total += Math.abs(value);
    if (divisor !== 1) divisor = commonDivisor(divisor, Math.abs(value));
  }
  const wanted = targetMinor + credited;
  const isLeftOut = wanted > total - wanted;
  const target = (isLeftOut ? total - wanted : wanted) / divisor;
  const chosenWith = (taken: ReadonlySet<number>) => {
    const chosen: number[] = [];
    values.forEach((value, index) => {
      const isMoved = taken.has(index);
      if (value > 0 === (isMoved !== isLeftOut)) chosen.push(index);
    });
    if (chosen.length > 0) solutions.add(chosen);
  };
  if (target === 0) {
    // Amounts are above 0 by now: nothing but taking none of them sums to nothing.
    chosenWith(new Set());
    return true;
  }
  if (target > budget.leftSteps()) return false;
  const groups = groupsOf(values, divisor, isLeftOut);
  if (!budget.take(reachCost(groups, target))) return false;
  const reached = reachTarget(groups, target);
  if (reached === undefined) return true;
  const first = new Set<number>();
  for (const [group, copies] of reached.taken) {
    for (const index of groups[group]?.indexes.slice(0, copies) ?? []) first.add(index);
  }
  chosenWith(first);
  for (const [group, copies] of reached.taken) {
    const { indexes } = groups[group] ?? { indexes: [] };
    const given = indexes[copies - 1];
    const instead = indexes[copies];
    if (given === undefined || instead === undefined) continue;
    chosenWith(new Set([...first, instead].filter((index) => index !== given)));
  }
  if (reached.hasOtherWay) solutions.addUnnamed();
  return true;
}

function groupsOf(values: Float64Array, divisor: number, isLeftOut: boolean): AmountGroup[] {
  const byAmount = new Map<number, number[]>();
  values.forEach((value, index) => {
    const amount = Math.abs(value) / divisor;
    const indexes = byAmount.get(amount);
    if (indexes === undefined) byAmount.set(amount, [index]);
    else indexes.push(index);
  });
  // The oldest are taken first, so the newest are left out first.
  if (isLeftOut) for (const indexes of byAmount.values()) indexes.reverse();
  return [...byAmount].map(([amount, indexes]) => ({ amount, indexes }));
}
