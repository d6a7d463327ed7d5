import { seededRandom } from '../harness/seeded-random.ts';

/** How many invoices each account has: the first has a fiftieth of all, the others follow a Pareto distribution. */
export type LedgerShape = {
  readonly seed: number;
  readonly invoiceCounts: Uint32Array;
  readonly invoiceTotal: number;
};

const tailExponent = 1.1;
const invoicesPerAccount = 10;
/** The account that has most, on every seed. */
export const largestAccount = 0;

/** The shape of a ledger of this many accounts with ten times as many invoices; the sum is exact. */
export function ledgerShape(seed: number, accounts: number): LedgerShape {
  const invoiceTotal = accounts * invoicesPerAccount;
  const largest = Math.floor(invoiceTotal / 50);
  const weights = Float64Array.from({ length: accounts }, (_, index) =>
    index === largestAccount ? 0 : heavyTailed(seed, index, Math.min(1_000, accounts / 15)),
  );
  const weightTotal = weights.reduce((sum, weight) => sum + weight, 0);
  const rest = invoiceTotal - largest;
  const invoiceCounts = new Uint32Array(accounts);
  let weightBefore = 0;
  let given = 0;
  // Rounding the running sum, not each share, makes the counts add up.
  for (let index = 0; index < accounts; index += 1) {
    weightBefore += weights[index] ?? 0;
    const upTo = Math.round((rest * weightBefore) / weightTotal);
    invoiceCounts[index] = upTo - given;
    given = upTo;
  }
  invoiceCounts[largestAccount] = largest;
  return { seed, invoiceCounts, invoiceTotal };
}

// Pareto by inversion; the bound keeps every account below the largest one.
function heavyTailed(seed: number, index: number, bound: number): number {
  const share = 1 - seededRandom(seed, 11, index).next();
  return Math.min(share ** (-1 / tailExponent), bound);
}
