import type { Account } from '../../src-shared/domain/account/account.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { accountIdSchema } from '../../src-shared/domain/ids.ts';
import type { Invoice } from '../../src-shared/domain/invoice/invoice.ts';
import type { Payment } from '../../src-shared/domain/payment/payment.ts';
import {
  type LedgerSettlement,
  ledgerSettlements,
  settleByLedger,
} from '../../src-shared/domain/request/ledger-settlements.ts';
import { canonicalJson } from '../../src-shared/protocol/canonical-json.ts';
import type { FeedWrite } from '../store/write-feed.ts';
import { type ClippedApplication, keepApplications } from './keep-applications.ts';
import {
  type LedgerContext,
  ledgerDispute,
  ledgerId,
  ledgerInvoice,
  ledgerPayment,
  signedByLedger,
} from './ledger-documents.ts';
import type { LedgerRow } from './read-row.ts';
import { settleRequests } from './settle-requests.ts';

/** What the rows of one account change. */
export type AccountPlan = {
  readonly writes: readonly FeedWrite[];
  readonly newCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
  /** R3: what people had applied of cash and the ledger uses otherwise now. */
  readonly clipped: readonly ClippedApplication[];
  /** D4: what credit notes have settled that say themselves what they are for. */
  readonly settled: readonly LedgerSettlement[];
};

/** Compares the rows of one account with what is stored and says what to write. Pure. */
export function planAccount(
  context: LedgerContext,
  stored: AccountAggregate,
  rows: readonly LedgerRow[],
  isNewAccount: boolean,
): AccountPlan {
  const header = headerWrite(context, stored.account, rows, isNewAccount);
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
  const { payments, clipped } = keepApplications(written(stored, writes), {
    ...signedByLedger(context),
    reason: '',
  });
  const booked = withPayments(writes, payments);
  const after = written(stored, booked);
  const settled = ledgerSettlements({ ...stored, ...after });
  const byNote = new Set(settled.map(({ request }) => request));
  const over = settleRequests({ ...after, requests: stored.requests.filter((one) => !byNote.has(one)) });
  return {
    writes: [
      ...booked,
      ...settled.flatMap((one) => settlementWrites(context, one)),
      ...over.map((document) => ({ collection: 'requests' as const, document })),
    ],
    newCount,
    updatedCount,
    unchangedCount: rows.length - newCount - updatedCount,
    clipped,
    settled,
  };
}

/** D4: the request that a credit note settled, and the case that it closed. */
function settlementWrites(context: LedgerContext, settlement: LedgerSettlement): readonly FeedWrite[] {
  const { request, dispute } = settleByLedger(settlement, signedByLedger(context));
  const writes: FeedWrite[] = [{ collection: 'requests', document: request }];
  return dispute === undefined ? writes : [...writes, { collection: 'disputes', document: dispute }];
}

/** Invoices and payments as they are after the writes. */
function written(stored: AccountAggregate, writes: readonly FeedWrite[]) {
  const invoices = new Map<string, Invoice>(stored.invoices.map((one) => [one.id, one]));
  const payments = new Map<string, Payment>(stored.payments.map((one) => [one.id, one]));
  for (const { collection, document } of writes) {
    if (collection === 'invoices') invoices.set(document.id, document);
    else if (collection === 'payments') payments.set(document.id, document);
  }
  return { invoices: [...invoices.values()], payments: [...payments.values()] };
}

/** Each document once: a payment that is written already is written as it is here. */
function withPayments(writes: readonly FeedWrite[], payments: readonly Payment[]): readonly FeedWrite[] {
  if (payments.length === 0) return writes;
  const ids = new Set<string>(payments.map(({ id }) => id));
  const others = writes.filter(
    ({ collection, document }) => collection !== 'payments' || !ids.has(document.id),
  );
  return [...others, ...payments.map((document) => ({ collection: 'payments' as const, document }))];
}

/**
 * The ledger owns name, country, terms, dunning policy and the customer above, where it has them; everything else of an
 * account is Duebook's.
 */
function headerWrite(
  context: LedgerContext,
  account: Account,
  rows: readonly LedgerRow[],
  isNewAccount: boolean,
): FeedWrite | undefined {
  const named = rows.findLast((row) => row.customerName !== '');
  const located = rows.findLast((row) => row.country !== '');
  const name = named?.customerName ?? account.name;
  const country = located?.country ?? account.country;
  const terms = latestTerms(rows);
  const paymentTerms = terms === undefined ? account.paymentTerms : context.termsOf(terms);
  const policy = rows.findLast((row) => row.dunningPolicy !== '')?.dunningPolicy;
  const dunningPolicy = policy === undefined ? account.dunningPolicy : policy;
  const parentId = latestParent(context, rows) ?? account.parentId;
  const document = {
    ...{ ...account, name, country, paymentTerms, dunningPolicy },
    parentId: parentId === account.id ? null : parentId,
  };
  return isNewAccount || !isSame(document, account) ? { collection: 'accounts', document } : undefined;
}

/**
 * The account right above, whether the file has it or not: one that comes later is found then. A customer above itself is
 * the top of its group.
 */
function latestParent(context: LedgerContext, rows: readonly LedgerRow[]): Account['id'] | undefined {
  const parentKey = rows.findLast((row) => row.parentKey !== '')?.parentKey;
  return parentKey === undefined ? undefined : accountIdSchema.parse(ledgerId(context, 'account', parentKey));
}

/** I4: the terms of the youngest invoice are those that the customer has now; of several of a day, of the last row. */
function latestTerms(rows: readonly LedgerRow[]): string | undefined {
  let latest: LedgerRow | undefined;
  for (const row of rows) {
    if (row.terms !== '' && (latest === undefined || row.invoiceDate >= latest.invoiceDate)) latest = row;
  }
  return latest?.terms;
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
