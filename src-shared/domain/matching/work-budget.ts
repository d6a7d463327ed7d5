/** Counts the steps of a search, so that it ends after the same work on every machine. */
export type WorkBudget = {
  usedSteps(): number;
  leftSteps(): number;
  /** Takes steps; false where fewer are left, and then takes none. */
  take(steps: number): boolean;
  /** Counts work that is done whatever is left. */
  spend(steps: number): void;
};

export function workBudget(maxSteps: number): WorkBudget {
  let used = 0;
  return {
    usedSteps: () => used,
    leftSteps: () => Math.max(0, maxSteps - used),
    take(steps) {
      if (steps > maxSteps - used) return false;
      used += steps;
      return true;
    },
    spend(steps) {
      used += steps;
    },
  };
}

/** Lets work have so many steps of the budget and takes from it what the work has used. */
export function withSteps<Result>(
  budget: WorkBudget,
  maxSteps: number,
  work: (own: WorkBudget) => Result,
): Result {
  const own = workBudget(maxSteps);
  const result = work(own);
  budget.spend(own.usedSteps());
  return result;
}
