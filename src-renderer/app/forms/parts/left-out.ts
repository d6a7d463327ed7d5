import type { ClaimableCurrency } from '../../../../src-shared/contract/account-invoices-view.ts';
import type { InvoiceChoice } from '../../../../src-shared/contract/invoice-choice.ts';

/** Why a chosen invoice is not in a form. */
export type LeftOutReason = 'currency' | 'taken';

/** So many invoices, the first few of them by number. */
export type LeftOut = {
  readonly reason: LeftOutReason;
  readonly count: number;
  readonly numbers: readonly string[];
};

/** The chosen invoices that a form leaves out, with why: of another currency, or nothing of them is left to take. */
export function leftOutInvoices(
  currencies: readonly ClaimableCurrency[],
  scope: InvoiceChoice,
  currency: string,
): readonly LeftOut[] {
  if (scope.length === 0) return [];
  const others = currencies.filter((one) => one.currency !== currency).map((one) => one.chosen);
  const taken = currencies.filter((one) => one.currency === currency).map((one) => one.taken);
  const groups = [
    { reason: 'currency' as const, invoices: others },
    { reason: 'taken' as const, invoices: taken },
  ].map(({ reason, invoices }) => ({
    reason,
    count: invoices.reduce((sum, one) => sum + one.count, 0),
    numbers: invoices.flatMap((one) => one.numbers),
  }));
  return groups.filter((group) => group.count > 0);
}

/** How many invoices of a currency a form could take, those that it does not hold included. */
export function claimableCount(currencies: readonly ClaimableCurrency[], currency: string): number {
  return currencies.find((one) => one.currency === currency)?.claimableCount ?? 0;
}
