/** Up to two subsets that sum to the target, each as ascending indexes. */
export type SubsetSolutions = {
  /** Keeps a subset that is not known yet. */
  add(indexes: readonly number[]): void;
  /** There are two, even where only one of them is known by its items. */
  addUnnamed(): void;
  /** 2 stands for two or more. */
  count(): 0 | 1 | 2;
  /** Fewest items first, then the oldest. */
  list(): readonly (readonly number[])[];
};

export function subsetSolutions(): SubsetSolutions {
  const found: (readonly number[])[] = [];
  let hasUnnamed = false;
  return {
    add(indexes) {
      const sorted = [...indexes].sort((a, b) => a - b);
      if (found.length < 2 && !found.some((one) => isSame(one, sorted))) found.push(sorted);
    },
    addUnnamed() {
      hasUnnamed = true;
    },
    count() {
      if (found.length === 0) return 0;
      return hasUnnamed || found.length > 1 ? 2 : 1;
    },
    list: () => [...found].sort((a, b) => a.length - b.length || firstDifference(a, b)),
  };
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && firstDifference(a, b) === 0;
}

function firstDifference(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < a.length; index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
