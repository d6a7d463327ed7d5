/** An invoice that a promise may cover. Amounts in minor units. */
export type AllocationCandidate = {
  readonly id: string;
  readonly dueDate: string;
  readonly number: string;
  readonly promisableMinor: number;
};

export type ProposedAllocation = {
  readonly allocations: readonly { readonly invoiceId: string; readonly amountMinor: number }[];
  /** What no invoice takes. */
  readonly onAccountMinor: number;
};

/** A command takes no more invoices than this; what is left goes on account. */
const maxAllocations = 1000;

/** Orders candidates as a promise covers them: oldest due first, then by number. */
export function oldestFirst<Candidate extends AllocationCandidate>(
  candidates: readonly Candidate[],
): readonly Candidate[] {
  return [...candidates].sort((a, b) => compareText(a.dueDate, b.dueDate) || compareText(a.number, b.number));
}

/** Spreads a total over invoices oldest due first; no invoice gets more than may be promised on it (P1). */
export function proposeAllocation(
  totalMinor: number,
  candidates: readonly AllocationCandidate[],
): ProposedAllocation {
  const allocations: { invoiceId: string; amountMinor: number }[] = [];
  let leftMinor = Math.max(0, totalMinor);
  for (const candidate of oldestFirst(candidates)) {
    if (leftMinor === 0 || allocations.length === maxAllocations) break;
    const amountMinor = Math.min(leftMinor, Math.max(0, candidate.promisableMinor));
    if (amountMinor === 0) continue;
    allocations.push({ invoiceId: candidate.id, amountMinor });
    leftMinor -= amountMinor;
  }
  return { allocations, onAccountMinor: leftMinor };
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
