/** Items of one amount. Indexes in the order in which they are to be taken. */
export type AmountGroup = { readonly amount: number; readonly indexes: readonly number[] };

/** How a target is reached: how many of each group, and whether in another way too. */
export type ReachedTarget = { readonly taken: ReadonlyMap<number, number>; readonly hasOtherWay: boolean };

const many = 2;

/** What it costs to ask how the groups reach a target, in steps. */
export function reachCost(groups: readonly AmountGroup[], target: number): number {
  return (groups.length + 1) * (target + 1);
}

/**
 * Bellman's bounded knapsack: in how many ways (0, 1, 2 for more) the groups reach each sum up to the target. Exact,
 * in time of groups × target. `undefined` where no choice reaches it. {@link reachCost} tells the work.
 */
export function reachTarget(groups: readonly AmountGroup[], target: number): ReachedTarget | undefined {
  const state: State = {
    ways: new Uint8Array(target + 1),
    before: new Uint8Array(target + 1),
    lastGroup: new Int32Array(target + 1).fill(-1),
    copies: new Int32Array(target + 1),
  };
  state.ways[0] = 1;
  groups.forEach(({ amount, indexes }, group) => {
    if (amount > target) return;
    if (indexes.length === 1) addSingle(state, amount, group);
    else addGroup(state, amount, indexes.length, group);
  });
  const ways = state.ways[target] ?? 0;
  if (ways === 0) return undefined;
  const taken = new Map<number, number>();
  for (let sum = target; sum > 0; ) {
    const group = state.lastGroup[sum] ?? -1;
    const copies = state.copies[sum] ?? 0;
    taken.set(group, copies);
    sum -= copies * (groups[group]?.amount ?? 0);
  }
  return { taken, hasOtherWay: ways === many };
}

type State = {
  readonly ways: Uint8Array;
  readonly before: Uint8Array;
  /** The group with which the sum was reached first, and how many of it that takes. */
  readonly lastGroup: Int32Array;
  readonly copies: Int32Array;
};

function addSingle({ ways, lastGroup, copies }: State, amount: number, group: number): void {
  for (let sum = ways.length - 1; sum >= amount; sum -= 1) {
    const added = ways[sum - amount] ?? 0;
    if (added === 0) continue;
    const known = ways[sum] ?? 0;
    if (known === 0) {
      lastGroup[sum] = group;
      copies[sum] = 1;
    }
    ways[sum] = Math.min(many, known + added);
  }
}

/** Slides a window of the group's size over the sums that are a multiple of its amount apart. */
function addGroup(
  { ways, before, lastGroup, copies }: State,
  amount: number,
  size: number,
  group: number,
): void {
  before.set(ways);
  const reach = amount * size;
  for (let rest = 0; rest < amount; rest += 1) {
    let total = 0;
    let nearest = -1;
    for (let sum = rest; sum < ways.length; sum += amount) {
      const left = sum - reach - amount;
      if (left >= 0) total -= before[left] ?? 0;
      const own = before[sum] ?? 0;
      total += own;
      ways[sum] = Math.min(many, total);
      if (own > 0) nearest = sum;
      else if (total > 0) {
        lastGroup[sum] = group;
        copies[sum] = (sum - nearest) / amount;
      }
    }
  }
}
