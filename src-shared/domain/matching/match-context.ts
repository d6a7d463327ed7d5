import type { BusinessDate } from '../calendar/business-date.ts';
import type { MatchingPolicy } from './matching-policy.ts';
import type { OpenItem } from './open-item.ts';
import type { Evidence, MatchRule, MatchSelection, ScoreStep, Settlement } from './proposal.ts';
import { findSubsets, type SubsetSearch } from './subset/find-subsets.ts';
import type { WorkBudget } from './work-budget.ts';

/** What every rule of matching reads: one payment, the items of its currency, oldest first, and the settings. */
export type MatchContext = {
  readonly amountMinor: number;
  readonly currency: string;
  readonly receivedOn: BusinessDate;
  readonly items: readonly OpenItem[];
  /** What is open of each of them: many are compared, and numbers alone are quickly gone through. */
  readonly openMinor: readonly number[];
  /** Whether the terms of any of them grant a discount. */
  readonly hasDiscounts: boolean;
  /** Where in the order of age an item is that a text names. */
  readonly ranks: ReadonlyMap<OpenItem, number>;
  readonly policy: MatchingPolicy;
  /** Looks for items that sum to an amount; all work on one payment shares the steps that the policy grants. */
  readonly findSubsets: (valuesMinor: readonly number[], targetMinor: number) => SubsetSearch;
};

/** A proposal before it is scored and compared with the others. */
export type Draft = {
  readonly rule: MatchRule;
  readonly selection: MatchSelection;
  readonly settlement: Settlement;
  /** What the rule is worth, and what is taken off beside what the settlement and the evidence tell. */
  readonly basePoints: number;
  readonly because: readonly ScoreStep['because'][];
  readonly evidence: readonly Evidence[];
  readonly isAmbiguous: boolean;
  readonly search: SubsetSearch | undefined;
};

/**
 * The searches of one payment share `maxSteps`, or what is left of the budget. Each may take half of what the ones
 * before it left, so that a hopeless one leaves something to the next.
 */
export function sharedSearch(budget: WorkBudget, maxSteps: number): MatchContext['findSubsets'] {
  let left = Math.min(maxSteps, budget.leftSteps());
  return (valuesMinor, targetMinor) => {
    const found = findSubsets(valuesMinor, targetMinor, Math.floor(left / 2), budget.isLate);
    left -= found.searched.steps;
    return found;
  };
}
