import type { FeedWrite } from '../../../src-server/store/write-feed.ts';
import type { Account } from '../../../src-shared/domain/account/account.ts';
import type { AccountAggregate } from '../../../src-shared/domain/account/account-aggregate.ts';
import { businessDate, instant } from '../../../src-shared/domain/calendar/business-date.ts';
import type { Invoice } from '../../../src-shared/domain/invoice/invoice.ts';
import { openAmounts } from '../../../src-shared/domain/invoice/open-amount.ts';
import { sumMinor } from '../../../src-shared/domain/money/amount.ts';
import { authorSchema } from '../../../src-shared/domain/organisation/actor.ts';
import type { Payment } from '../../../src-shared/domain/payment/payment.ts';
import {
  type LedgerSettlement,
  ledgerSettlements,
  settleByLedger,
} from '../../../src-shared/domain/request/ledger-settlements.ts';
import type { SeededRandom } from '../../bench/harness/seeded-random.ts';
import { buildAccount } from '../../fixtures/builders/build-account.ts';
import { buildInvoice } from '../../fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../fixtures/builders/build-payment.ts';
import { bookedMinor } from '../steps/requests/charge-requests.ts';
import { secretOf } from './secret.ts';

/** The date on which the simulated time begins. */
export const firstDate = '2026-03-31';

export function accountIdOf(index: number): string {
  return `account-${index}`;
}

export function accountOf(index: number, collectorId: string, territory: string): Account {
  const id = accountIdOf(index);
  return buildAccount({ id, number: id, name: secretOf(id), seq: 0, collectorId, territory, contacts: [] });
}

/** One to three new invoices or debit notes; some are never paid, so that what is promised over them can be added up. */
export function newInvoices(
  random: SeededRandom,
  accountId: string,
  newId: () => string,
): readonly Invoice[] {
  return Array.from({ length: random.integer(1, 3) }, () =>
    buildInvoice({
      ...{ id: newId(), accountId, seq: 0, reference: secretOf(accountId) },
      amountMinor: random.integer(1, 500) * 100,
      type: random.chance(0.2) ? 'debit-note' : 'invoice',
    }),
  );
}

/**
 * What was asked of the ledger and is not booked yet: a credit note, or a debit note for a charge; nothing where nothing
 * is. A note that names its request settles it, as on import.
 */
export function nextBooking(
  random: SeededRandom,
  aggregate: AccountAggregate,
  newId: () => string,
): readonly FeedWrite[] {
  const { account, invoices, requests } = aggregate;
  const booked = new Set(invoices.map(({ number }) => number));
  const wanted = requests.filter(
    ({ id, kind, state }) => state === 'approved' && kind !== 'plan' && !booked.has(`B-${id}`),
  );
  if (wanted.length === 0) return [];
  const request = random.pick(wanted.toSorted(byId));
  const amountMinor = bookedMinor(request);
  const document = buildInvoice({
    id: newId(),
    ...{ accountId: account.id, seq: 0, number: `B-${request.id}`, amountMinor },
    type: amountMinor < 0 ? 'credit-note' : 'debit-note',
    ...{ invoiceDate: request.asked.on, dueDate: request.asked.on },
    reference: random.chance(0.3) ? `${request.id} ${secretOf(account.id)}` : secretOf(account.id),
  });
  const settled = ledgerSettlements({ ...aggregate, invoices: [...invoices, document] });
  return [{ collection: 'invoices', document }, ...settled.flatMap(settlementWrites)];
}

const byLedger = {
  on: businessDate(firstDate),
  at: instant(`${firstDate}T09:00:00.000Z`),
  by: authorSchema.parse({ userId: 'ledger', name: 'Ledger' }),
};

function settlementWrites(settlement: LedgerSettlement): readonly FeedWrite[] {
  const { request, dispute } = settleByLedger(settlement, byLedger);
  return [
    { collection: 'requests', document: request },
    ...(dispute === undefined ? [] : [{ collection: 'disputes' as const, document: dispute }]),
  ];
}

/** A payment that covers part of an invoice, part of several, or nothing yet; or the reversal of an earlier one. */
export function nextPayment(
  random: SeededRandom,
  { account, ...ledger }: AccountAggregate,
  newId: () => string,
): Payment {
  const payments = ledger.payments.toSorted(byId);
  const reversible = payments.filter((payment) => !payment.reversed && payment.receiptId === null);
  if (reversible.length > 0 && random.chance(0.25)) {
    return { ...random.pick(reversible), reversed: true, reversedOn: businessDate(firstDate), seq: 0 };
  }
  const open = openAmounts(ledger.invoices, payments);
  const allocations = ledger.invoices
    .toSorted(byId)
    .filter((invoice) => invoice.amountMinor > 0 && random.chance(0.3))
    .map(({ id }) => ({
      invoiceId: id,
      amountMinor: Math.min(random.integer(1, 200) * 50, open.get(id) ?? 0),
    }))
    .filter(({ amountMinor }) => amountMinor > 0);
  const allocated = sumMinor(allocations.map(({ amountMinor }) => amountMinor));
  const amountMinor = allocated + random.integer(allocated === 0 ? 1 : 0, 100) * 100;
  const reference = secretOf(account.id);
  const receivedOn = firstDate;
  const fields = {
    id: newId(),
    accountId: account.id,
    seq: 0,
    amountMinor,
    allocations,
    reference,
    receivedOn,
  };
  return buildPayment(fields);
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
