import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { maxAccountMinor } from '../../src-shared/domain/money/amount.ts';
import { type LedgerContext, ledgerId } from './ledger-documents.ts';
import type { LedgerRow } from './read-row.ts';

type BoundRows = { readonly fitting: readonly LedgerRow[]; readonly excess: readonly LedgerRow[] };

/**
 * M1: parts the rows of an account into those that it can hold and those with which Σ|amount| of its invoices, stored
 * ones included, would pass {@link maxAccountMinor} in a currency. A row counts instead of the stored invoice of its
 * number; one that adds nothing always fits.
 */
export function boundAccount(
  context: Pick<LedgerContext, 'idSecret'>,
  stored: Pick<AccountAggregate, 'invoices'>,
  rows: readonly LedgerRow[],
): BoundRows {
  const sums = new Map<string, number>();
  const add = (currency: string, minor: number): void => {
    sums.set(currency, (sums.get(currency) ?? 0) + minor);
  };
  const before = new Map<string, AccountAggregate['invoices'][number]>(
    stored.invoices.map((invoice) => [invoice.id, invoice]),
  );
  for (const { currency, amountMinor } of stored.invoices) add(currency, Math.abs(amountMinor));
  const fitting: LedgerRow[] = [];
  const excess: LedgerRow[] = [];
  for (const row of rows) {
    const replaced = before.get(ledgerId(context, 'invoice', row.number));
    const freed = replaced?.currency === row.currency ? Math.abs(replaced.amountMinor) : 0;
    const added = Math.abs(row.amountMinor) - freed;
    if (added > 0 && (sums.get(row.currency) ?? 0) + added > maxAccountMinor) excess.push(row);
    else {
      fitting.push(row);
      add(row.currency, added);
      if (replaced !== undefined && freed === 0) add(replaced.currency, -Math.abs(replaced.amountMinor));
    }
  }
  return { fitting, excess };
}
