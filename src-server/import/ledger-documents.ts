import { type Account, accountSchema } from '../../src-shared/domain/account/account.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import {
  addDays,
  type BusinessDate,
  daysBetween,
  instant,
} from '../../src-shared/domain/calendar/business-date.ts';
import { type Dispute, disputeSchema, isDisputeActive } from '../../src-shared/domain/dispute/dispute.ts';
import { notStatedReason, notStatedReasonCode } from '../../src-shared/domain/dispute/dispute-reasons.ts';
import {
  type AgreedTerms,
  longestNetDays,
  netDaysTerms,
} from '../../src-shared/domain/invoice/agreed-terms.ts';
import { type Invoice, invoiceSchema } from '../../src-shared/domain/invoice/invoice.ts';
import { authorSchema, type Signed } from '../../src-shared/domain/organisation/actor.ts';
import { type Payment, paymentSchema } from '../../src-shared/domain/payment/payment.ts';
import { hmacSha256 } from '../store/sha256.ts';
import type { LedgerRow } from './read-row.ts';

/** What is the same for all rows of an import. */
export type LedgerContext = {
  readonly tenantId: string;
  /** The organisation's secret, with which ids are derived. */
  readonly idSecret: string;
  readonly asOf: BusinessDate;
  readonly collectorId: string;
  readonly territory: string;
  readonly timeZone: string;
  /** I4: what the terms of a row mean to the organisation. */
  readonly termsOf: (text: string) => AgreedTerms;
  /** G1: the names of the organisation's dunning policies. */
  readonly dunningPolicies: ReadonlySet<string>;
};

/** Who opened what the ledger says is disputed, and took back what it uses otherwise. */
const ledgerAuthor = authorSchema.parse({ userId: 'ledger-import', name: 'Ledger import' });

/** What the ledger does, on the day that its file is of. */
export function signedByLedger({ asOf }: Pick<LedgerContext, 'asOf'>): Signed {
  return { on: asOf, at: instant(`${asOf}T00:00:00.000Z`), by: ledgerAuthor };
}

const idLength = 32;

/**
 * The id of what a ledger names: the same in every import. Nobody without the organisation's secret can tell it, so that
 * nobody can take the id of a row that is still to come, or ask whether a number exists.
 */
export function ledgerId(
  { idSecret }: Pick<LedgerContext, 'idSecret'>,
  kind: 'account' | 'invoice' | 'payment' | 'dispute',
  name: string,
): string {
  return hmacSha256(idSecret, `${kind}/${name}`).slice(0, idLength);
}

/** A new account, from the first row that names it. Where the ledger has no terms, its days are those of that row. */
export function newAccount(context: LedgerContext, row: LedgerRow): Account {
  const id = ledgerId(context, 'account', row.customerKey);
  const termsDays = daysBetween(row.invoiceDate, row.dueDate);
  return accountSchema.parse({
    id,
    accountId: id,
    seq: 0,
    number: row.customerNumber,
    name: row.customerName || row.customerNumber,
    addressLines: [],
    country: row.country,
    taxId: '',
    currency: row.currency,
    language: 'en',
    timeZone: context.timeZone,
    paymentTerms: netDaysTerms(Math.min(longestNetDays, Math.max(0, termsDays))),
    creditLimitMinor: null,
    unbilledOrdersMinor: 0,
    customerLimits: { balanceMinor: null, openInvoices: null },
    customerType: 'business',
    riskClass: 'B',
    segment: '',
    territory: context.territory,
    collectorId: context.collectorId,
    contacts: [],
    parentId: null,
    creditHold: null,
    dunningPolicy: null,
    dunningBlock: null,
  });
}

/** The invoice of a row. */
export function ledgerInvoice(context: LedgerContext, accountId: string, row: LedgerRow): Invoice {
  return invoiceSchema.parse({
    id: ledgerId(context, 'invoice', row.number),
    accountId,
    seq: 0,
    number: row.number,
    type: row.amountMinor < 0 ? 'credit-note' : 'invoice',
    currency: row.currency,
    invoiceDate: row.invoiceDate,
    dueDate: row.dueDate,
    amountMinor: row.amountMinor,
    reference: row.reference,
    paymentTerms: row.terms === '' ? null : context.termsOf(row.terms),
  });
}

function isSettled(context: LedgerContext, row: LedgerRow): boolean {
  return row.settledOn !== null && row.settledOn <= context.asOf;
}

/**
 * The payment that settles the invoice or the credit note of a row, below 0 for the latter (D4: its credit is open no
 * more); `undefined` when there is nothing to write. A payment of an earlier import that the ledger no longer knows is
 * reversed; one that only lies after an earlier as-of date stays.
 */
export function ledgerPayment(
  context: LedgerContext,
  invoice: Invoice,
  row: LedgerRow,
  before: Payment | undefined,
): Payment | undefined {
  if (!isSettled(context, row) || row.amountMinor === 0) {
    if (before === undefined || row.settledOn !== null) return undefined;
    return before.reversed ? before : { ...before, reversed: true, reversedOn: context.asOf };
  }
  return paymentSchema.parse({
    id: ledgerId(context, 'payment', row.number),
    accountId: invoice.accountId,
    seq: 0,
    currency: row.currency,
    amountMinor: row.amountMinor,
    receivedOn: row.settledOn,
    reference: row.number,
    allocations: [{ invoiceId: invoice.id, amountMinor: row.amountMinor }],
    // What people applied of it is theirs, not the ledger's.
    applied: before?.applied ?? [],
    takenBack: before?.takenBack ?? [],
    receiptId: null,
    reversed: false,
    reversedOn: null,
  });
}

/**
 * The dispute of a row that the ledger flags; `undefined` when there is nothing to write. D1: never more than what is
 * open and not disputed already. Once anybody worked on the case in Duebook, the ledger has no say in it any more.
 */
export function ledgerDispute(
  context: LedgerContext,
  invoice: Invoice,
  row: LedgerRow,
  aggregate: AccountAggregate,
): Dispute | undefined {
  if (!row.isDisputed || row.amountMinor <= 0) return undefined;
  const id = ledgerId(context, 'dispute', row.number);
  const before = aggregate.disputes.find((dispute) => dispute.id === id);
  if (before !== undefined && !isUntouched(before)) return undefined;
  const settled = isSettled(context, row);
  const amountMinor = settled
    ? row.amountMinor
    : row.amountMinor - disputedByOthers(aggregate, invoice.id, id);
  if (amountMinor <= 0) return undefined;
  const isOverdue = row.dueDate < context.asOf;
  const flaggedOn = isOverdue ? row.dueDate : context.asOf;
  const openedOn = before?.openedOn ?? flaggedOn;
  return disputeSchema.parse({
    id,
    accountId: invoice.accountId,
    seq: 0,
    currency: row.currency,
    items: [{ invoiceId: invoice.id, amountMinor }],
    reasonCode: notStatedReasonCode,
    description: '',
    contactName: '',
    state: settled ? 'closed' : 'open',
    resolution: null,
    rootCause: null,
    acceptedItems: [],
    creditRequestId: null,
    attachments: [],
    history: [],
    processor: notStatedReason.processor,
    dueDate: addDays(openedOn, notStatedReason.slaDays),
    openedOn,
    openedAt: `${openedOn}T00:00:00.000Z`,
    openedBy: ledgerAuthor,
  });
}

function isUntouched(dispute: Dispute): boolean {
  return dispute.state === 'open' && dispute.description === '' && dispute.reasonCode === notStatedReasonCode;
}

function disputedByOthers(aggregate: AccountAggregate, invoiceId: string, ownId: string): number {
  return aggregate.disputes
    .filter((dispute) => dispute.id !== ownId && isDisputeActive(dispute))
    .flatMap((dispute) => dispute.items)
    .filter((item) => item.invoiceId === invoiceId)
    .reduce((sum, item) => sum + item.amountMinor, 0);
}
