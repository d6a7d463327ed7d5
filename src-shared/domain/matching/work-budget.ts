/** True once the time that a caller grants is over, and from then on. */
export type Deadline = () => boolean;

/** Without a deadline the same work is done on every machine. */
export const noDeadline: Deadline = () => false;

/** Counts the steps of a search, so that it ends after the same work on every machine, or when the time is over. */
export type WorkBudget = {
  readonly isLate: Deadline;
  usedSteps(): number;
  /** None once it is late. */
  leftSteps(): number;
  /** Takes steps; false where fewer are left or it is late, and then takes none. */
  take(steps: number): boolean;
  /** Counts work that is done whatever is left. */
  spend(steps: number): void;
};

export function workBudget(maxSteps: number, isLate: Deadline = noDeadline): WorkBudget {
  let used = 0;
  return {
    isLate,
    usedSteps: () => used,
    leftSteps: () => (isLate() ? 0 : Math.max(0, maxSteps - used)),
    take(steps) {
      if (steps > maxSteps - used || isLate()) return false;
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
  const own = workBudget(maxSteps, budget.isLate);
  const result = work(own);
  budget.spend(own.usedSteps());
  return result;
}
