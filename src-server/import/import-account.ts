import type { Account } from '../../src-shared/domain/account/account.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { canonicalJson } from '../../src-shared/protocol/canonical-json.ts';
import type { FeedWrite } from '../store/write-feed.ts';
import {
  type LedgerContext,
  ledgerDispute,
  ledgerId,
  ledgerInvoice,
  ledgerPayment,
} from './ledger-documents.ts';
import type { LedgerRow } from './read-row.ts';

/** What the rows of one account change. */
export type AccountPlan = {
  readonly writes: readonly FeedWrite[];
  readonly newCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
};

/** Compares the rows of one account with what is stored and says what to write. Pure. */
export function planAccount(
  context: LedgerContext,
  stored: AccountAggregate,
  rows: readonly LedgerRow[],
  isNewAccount: boolean,
): AccountPlan {
  const header = headerWrite(stored.account, rows, isNewAccount);
  const writes: FeedWrite[] = header === undefined ? [] : [header];
  const byId = indexById(stored);
  let newCount = 0;
  let updatedCount = 0;
  for (const row of rows) {
    const changes = rowWrites(context, stored, row, byId);
    const isNew = !byId.has(ledgerId(context, 'invoice', row.number));
    if (isNew) newCount += 1;
    else if (changes.length > 0) updatedCount += 1;
    writes.push(...changes);
  }
  return { writes, newCount, updatedCount, unchangedCount: rows.length - newCount - updatedCount };
}

/** The ledger owns name and country, where it has them; everything else of an account is Duebook's. */
function headerWrite(
  account: Account,
  rows: readonly LedgerRow[],
  isNewAccount: boolean,
): FeedWrite | undefined {
  const named = rows.findLast((row) => row.customerName !== '');
  const located = rows.findLast((row) => row.country !== '');
  const name = named?.customerName ?? account.name;
  const country = located?.country ?? account.country;
  if (!isNewAccount && name === account.name && country === account.country) return undefined;
  return { collection: 'accounts', document: { ...account, name, country } };
}

type StoredDocuments = ReadonlyMap<string, object>;

function indexById(stored: AccountAggregate): StoredDocuments {
  const all = [...stored.invoices, ...stored.payments, ...stored.disputes];
  return new Map(all.map((document) => [document.id, document]));
}

function rowWrites(
  context: LedgerContext,
  stored: AccountAggregate,
  row: LedgerRow,
  byId: StoredDocuments,
): readonly FeedWrite[] {
  const invoice = ledgerInvoice(context, stored.account.id, row);
  const paymentId = ledgerId(context, 'payment', row.number);
  const paymentBefore = byId.has(paymentId)
    ? stored.payments.find((payment) => payment.id === paymentId)
    : undefined;
  const payment = ledgerPayment(context, invoice, row, paymentBefore);
  const dispute = ledgerDispute(context, invoice, row, stored);
  const wanted: FeedWrite[] = [{ collection: 'invoices', document: invoice }];
  if (payment !== undefined) wanted.push({ collection: 'payments', document: payment });
  if (dispute !== undefined) wanted.push({ collection: 'disputes', document: dispute });
  return wanted.filter(({ document }) => !isSame(document, byId.get(document.id)));
}

/** Equal but for the feed position, which the store gives. */
function isSame(document: object, stored: object | undefined): boolean {
  if (stored === undefined) return false;
  return canonicalJson({ ...document, seq: 0 }) === canonicalJson({ ...stored, seq: 0 });
}
