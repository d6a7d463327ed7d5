import type { InvoiceRow } from '../../src-shared/contract/account-view.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import type { AccountPosition } from '../../src-shared/domain/account/account-position.ts';
import { type InvoicePosition, ledgerPosition } from '../../src-shared/domain/account/ledger-position.ts';
import type { SummaryRules } from './account-summary.ts';

/** What invoices and payments alone decide: which items are open, in their order, and how an unclaimed one is shown. */
type OpenItems = {
  /** Where the open items are in the ledger's positions, oldest due first. */
  readonly order: readonly number[];
  readonly rows: WeakMap<InvoicePosition, InvoiceRow>;
};

// Most changes of an account are commands: they leave the ledger's positions the same objects, and so the rows are the
// same objects too. A live view of 20,000 invoices then looks into those alone that a promise or a dispute claims.
const openItemsOf = new WeakMap<readonly InvoicePosition[], OpenItems>();

/** The open invoices as rows, oldest due first and at most so many, with how many there are in all. */
export function openRows(
  aggregate: AccountAggregate,
  position: AccountPosition,
  { today, policy }: Pick<SummaryRules, 'today' | 'policy'>,
  limit: number | 'all',
): { readonly openCount: number; readonly rows: readonly InvoiceRow[] } {
  const { positions } = ledgerPosition(aggregate, today, policy);
  const { order, rows } = openItems(positions);
  const wanted = limit === 'all' ? order : order.slice(0, limit);
  return {
    openCount: order.length,
    rows: wanted.flatMap((index) => {
      const item = position.invoices[index];
      if (item === undefined) return [];
      return item === positions[index] ? knownRow(rows, item) : invoiceRow(item);
    }),
  };
}

export function invoiceRow({ invoice, ...position }: InvoicePosition): InvoiceRow {
  const { id, number, type, reference, currency, invoiceDate, dueDate, amountMinor } = invoice;
  return { id, number, type, reference, currency, invoiceDate, dueDate, amountMinor, ...position };
}

/** Earlier due dates first, then by number. */
export function oldestDueFirst({ invoice: a }: InvoicePosition, { invoice: b }: InvoicePosition): number {
  return compareText(a.dueDate, b.dueDate) || compareText(a.number, b.number);
}

function openItems(positions: readonly InvoicePosition[]): OpenItems {
  const known = openItemsOf.get(positions);
  if (known !== undefined) return known;
  const open = positions.map((item, index) => ({ item, index })).filter(({ item }) => item.openMinor !== 0);
  const order = open.sort((a, b) => oldestDueFirst(a.item, b.item)).map(({ index }) => index);
  const found = { order, rows: new WeakMap() };
  openItemsOf.set(positions, found);
  return found;
}

function knownRow(rows: OpenItems['rows'], item: InvoicePosition): InvoiceRow {
  const known = rows.get(item);
  if (known !== undefined) return known;
  const row = invoiceRow(item);
  rows.set(item, row);
  return row;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
