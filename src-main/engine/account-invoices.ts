import type {
  AccountInvoicesHead,
  AccountInvoicesQuery,
} from '../../src-shared/contract/account-invoices-view.ts';
import type { InvoiceRow } from '../../src-shared/contract/account-view.ts';
import { compareInvoicePlaces } from '../../src-shared/contract/invoice-choice.ts';
import type { ListWindow } from '../../src-shared/contract/live-list.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { type InvoicePosition, ledgerPosition } from '../../src-shared/domain/account/ledger-position.ts';
import type { SummaryRules } from './account-summary.ts';
import { effectivePosition } from './effective-position.ts';

/** What invoices and payments alone decide: which items are open, in their order, and how an unclaimed one is shown. */
type LedgerItems = {
  /** Where the open items are in the ledger's positions, oldest due first. */
  readonly open: readonly number[];
  /** Where the settled ones are, latest due first. */
  readonly settled: readonly number[];
  readonly rows: WeakMap<InvoicePosition, InvoiceRow>;
};

// Most changes of an account are commands: they leave the ledger's positions the same objects, and so the rows are the
// same objects too. A live view of 20,000 invoices then looks into those alone that a promise or a dispute claims.
const ledgerItemsOf = new WeakMap<readonly InvoicePosition[], LedgerItems>();

/** How many invoices are open. */
export function openCountOf(aggregate: AccountAggregate, rules: SummaryRules): number {
  return ledgerItems(aggregate, rules).items.open.length;
}

/** The open invoices as rows, oldest due first. */
export function openRows(aggregate: AccountAggregate, rules: SummaryRules): readonly InvoiceRow[] {
  const { items } = ledgerItems(aggregate, rules);
  return rowsAt(aggregate, rules, items.open);
}

/** A window into the invoices of an account, as its live list sends it. Pure. */
export function invoiceWindow(
  aggregate: AccountAggregate,
  rules: SummaryRules,
  query: Omit<AccountInvoicesQuery, 'accountId'>,
): ListWindow<AccountInvoicesHead, InvoiceRow> {
  const { offset, limit, soughtNumber } = query;
  const { positions } = ledgerItems(aggregate, rules);
  const listed = listedIndexes(aggregate, rules, query);
  const isSought = (index: number) => positions[index]?.invoice.number === soughtNumber;
  const soughtIndex = soughtNumber === null ? -1 : listed.findIndex(isSought);
  return {
    head: {
      total: listed.length,
      soughtIndex: soughtIndex < 0 ? null : soughtIndex,
      isSoughtSettled: soughtNumber !== null && isSettled(positions, soughtNumber),
    },
    rows: rowsAt(aggregate, rules, listed.slice(offset, offset + limit)),
  };
}

function listedIndexes(
  aggregate: AccountAggregate,
  rules: SummaryRules,
  { bucket, hasSettled }: Pick<AccountInvoicesQuery, 'bucket' | 'hasSettled'>,
): readonly number[] {
  const { items, positions } = ledgerItems(aggregate, rules);
  if (bucket === null) return hasSettled ? [...items.open, ...items.settled] : items.open;
  return items.open.filter((index) => {
    const item = positions[index];
    return item !== undefined && item.bucket === bucket && item.openMinor > 0;
  });
}

function isSettled(positions: readonly InvoicePosition[], number: string): boolean {
  const found = positions.filter((item) => item.invoice.number === number);
  return found.length > 0 && found.every((item) => item.openMinor === 0);
}

function ledgerItems(aggregate: AccountAggregate, { today, settings }: SummaryRules) {
  const { positions } = ledgerPosition(aggregate, today, settings.policy);
  const known = ledgerItemsOf.get(positions);
  if (known !== undefined) return { positions, items: known };
  const sorted = positions
    .map((item, index) => ({ item, index }))
    .sort((a, b) => compareInvoicePlaces(a.item.invoice, b.item.invoice));
  const indexes = (isOpen: boolean) =>
    sorted.filter(({ item }) => (item.openMinor !== 0) === isOpen).map(({ index }) => index);
  const items: LedgerItems = {
    open: indexes(true),
    settled: indexes(false).reverse(),
    rows: new WeakMap(),
  };
  ledgerItemsOf.set(positions, items);
  return { positions, items };
}

/** An invoice that nothing claims stands as in the ledger, and its row is the one of the time before. */
function rowsAt(
  aggregate: AccountAggregate,
  rules: SummaryRules,
  indexes: readonly number[],
): readonly InvoiceRow[] {
  const { positions, items } = ledgerItems(aggregate, rules);
  const { invoices } = effectivePosition(aggregate, rules);
  return indexes.flatMap((index) => {
    const item = invoices[index];
    if (item === undefined) return [];
    return item === positions[index] ? knownRow(items.rows, item) : invoiceRow(item);
  });
}

function invoiceRow({ invoice, ...position }: InvoicePosition): InvoiceRow {
  const { id, number, type, reference, currency, invoiceDate, dueDate, amountMinor } = invoice;
  return { id, number, type, reference, currency, invoiceDate, dueDate, amountMinor, ...position };
}

function knownRow(rows: LedgerItems['rows'], item: InvoicePosition): InvoiceRow {
  const known = rows.get(item);
  if (known !== undefined) return known;
  const row = invoiceRow(item);
  rows.set(item, row);
  return row;
}
