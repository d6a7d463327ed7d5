/** A set of account keys: one byte each, so that sets of 100,000 accounts are met and walked in no time. */
export type AccountSet = {
  /** 1 where the account is in the set; as long as the columns it was made for. */
  readonly has: Uint8Array;
  readonly count: number;
};

/** The set of the keys in any of these lists. Keys are below `size`. */
export function toAccountSet(size: number, lists: readonly (readonly number[])[]): AccountSet {
  const has = new Uint8Array(size);
  let count = 0;
  for (const accountKeys of lists) {
    for (const accountKey of accountKeys) {
      if (has[accountKey] === 1) continue;
      has[accountKey] = 1;
      count += 1;
    }
  }
  return { has, count };
}

/** The accounts that are in both. */
export function intersect(one: AccountSet, other: AccountSet): AccountSet {
  const has = new Uint8Array(one.has.length);
  let count = 0;
  for (let accountKey = 0; accountKey < has.length; accountKey += 1) {
    if (one.has[accountKey] !== 1 || other.has[accountKey] !== 1) continue;
    has[accountKey] = 1;
    count += 1;
  }
  return { has, count };
}

/** The keys in the set, ascending. */
export function keysOf(set: AccountSet): number[] {
  const accountKeys: number[] = [];
  for (let accountKey = 0; accountKey < set.has.length; accountKey += 1) {
    if (set.has[accountKey] === 1) accountKeys.push(accountKey);
  }
  return accountKeys;
}
