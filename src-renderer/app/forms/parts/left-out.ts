import type { InvoiceRow } from '../../../../src-shared/contract/account-view.ts';

/** Why a chosen invoice is not in a form. */
export type LeftOutReason = 'currency' | 'taken';

export type LeftOut = { readonly reason: LeftOutReason; readonly numbers: readonly string[] };

/** The chosen invoices that a form leaves out, with why: of another currency, or nothing of them is left to take. */
export function leftOutInvoices(
  openInvoices: readonly InvoiceRow[],
  scope: readonly string[],
  currency: string,
  candidates: readonly InvoiceRow[],
): readonly LeftOut[] {
  const chosen = new Set(scope);
  const listed = new Set(candidates.map((row) => row.id));
  const missing = openInvoices.filter((row) => chosen.has(row.id) && !listed.has(row.id));
  const numbersOf = (isOther: boolean) =>
    missing.filter((row) => (row.currency !== currency) === isOther).map((row) => row.number);
  const groups: readonly LeftOut[] = [
    { reason: 'currency', numbers: numbersOf(true) },
    { reason: 'taken', numbers: numbersOf(false) },
  ];
  return groups.filter((group) => group.numbers.length > 0);
}
