import type { Allocation, Application, Payment, TakenBack } from './payment.ts';

/** What people applied of a payment to an invoice, with the sign of the amount that is asked for, in minor units. */
export function takeableMinor({ applied }: Payment): (asked: Allocation) => number {
  const paid = new Map<string, number>();
  const netted = new Map<string, number>();
  for (const { invoiceId, amountMinor } of applied) {
    const sums = amountMinor > 0 ? paid : netted;
    sums.set(invoiceId, (sums.get(invoiceId) ?? 0) + amountMinor);
  }
  return ({ invoiceId, amountMinor }) => (amountMinor > 0 ? paid : netted).get(invoiceId) ?? 0;
}

/**
 * R3: the payment without these applications: the latest entries of each invoice go first, the last of them in part.
 * What is applied and what is taken back again leaves the amounts of the payment as they were; that it was done stays
 * readable. Amounts have the sign of the entries; what goes beyond them is not taken.
 */
export function takeBack(payment: Payment, items: readonly Allocation[], back: TakenBack['back']): Payment {
  const wanted = new Map(items.map((item) => [item.invoiceId, item.amountMinor]));
  const kept: Application[] = [];
  const taken: TakenBack[] = [];
  for (const entry of payment.applied.toReversed()) {
    const leftMinor = wanted.get(entry.invoiceId) ?? 0;
    const takenMinor = takenOf(entry.amountMinor, leftMinor);
    wanted.set(entry.invoiceId, leftMinor - takenMinor);
    if (takenMinor !== 0) taken.push({ ...entry, amountMinor: takenMinor, back });
    if (takenMinor === entry.amountMinor) continue;
    kept.push(takenMinor === 0 ? entry : { ...entry, amountMinor: entry.amountMinor - takenMinor });
  }
  return { ...payment, applied: kept.reverse(), takenBack: [...payment.takenBack, ...taken.reverse()] };
}

function takenOf(entryMinor: number, wantedMinor: number): number {
  if (!isSameSign(entryMinor, wantedMinor)) return 0;
  return entryMinor > 0 ? Math.min(entryMinor, wantedMinor) : Math.max(entryMinor, wantedMinor);
}

function isSameSign(a: number, b: number): boolean {
  return a > 0 === b > 0 && a !== 0 && b !== 0;
}
