/** How many accounts the background takes at once: as many as their documents allow. */
export type SliceSize = {
  accounts(): number;
  /** What a slice of so many accounts turned out to hold. */
  learn(accounts: number, documents: number): void;
};

// Loading, computing and storing this many takes some tens of milliseconds, during which no screen is answered.
const documentsPerSlice = 1_000;
const firstAccounts = 20;
const mostAccounts = 200;

/**
 * Follows the size of the accounts that came before. One account is never divided, so that a slice with a very large
 * one in it takes as long as that one takes.
 */
export function createSliceSize(): SliceSize {
  let accounts = firstAccounts;
  return {
    accounts: () => accounts,
    learn(taken, documents) {
      const wanted = Math.floor((taken * documentsPerSlice) / Math.max(1, documents));
      // At most doubled: a few small accounts say little about those that follow.
      accounts = Math.max(1, Math.min(wanted, accounts * 2, mostAccounts));
    },
  };
}
