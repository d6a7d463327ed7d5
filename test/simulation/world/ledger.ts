import type { FeedWrite } from '../../../src-server/store/write-feed.ts';
import type { Account } from '../../../src-shared/domain/account/account.ts';
import type { Invoice } from '../../../src-shared/domain/invoice/invoice.ts';
import type { Payment } from '../../../src-shared/domain/payment/payment.ts';
import type { SeededRandom } from '../../bench/harness/seeded-random.ts';
import { buildAccount } from '../../fixtures/builders/build-account.ts';
import { buildInvoice } from '../../fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../fixtures/builders/build-payment.ts';
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

/** One to three new invoices; some are never paid, so that what is promised over them can be added up. */
export function newInvoices(
  random: SeededRandom,
  accountId: string,
  newId: () => string,
): readonly FeedWrite[] {
  return Array.from({ length: random.integer(1, 3) }, () => {
    const id = newId();
    const amountMinor = random.integer(1, 500) * 100;
    const document = buildInvoice({ id, accountId, seq: 0, amountMinor, reference: secretOf(accountId) });
    return { collection: 'invoices' as const, document };
  });
}

/** A payment that covers part of an invoice, part of several, or nothing yet; or the reversal of an earlier one. */
export function nextPayment(
  random: SeededRandom,
  ledger: {
    readonly accountId: string;
    readonly invoices: readonly Invoice[];
    readonly payments: readonly Payment[];
  },
  newId: () => string,
): FeedWrite {
  const { accountId, invoices, payments } = ledger;
  const reversible = payments.filter((payment) => !payment.reversed);
  if (reversible.length > 0 && random.chance(0.3)) {
    const document = { ...random.pick(reversible), reversed: true, seq: 0 };
    return { collection: 'payments', document };
  }
  const allocations = invoices
    .filter(() => random.chance(0.3))
    .map(({ id, amountMinor }) => ({
      invoiceId: id,
      amountMinor: Math.min(random.integer(1, 200) * 50, amountMinor - paidOn(id, payments)),
    }))
    .filter(({ amountMinor }) => amountMinor > 0);
  const allocated = allocations.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  const amountMinor = allocated + random.integer(allocated === 0 ? 1 : 0, 100) * 10;
  const reference = secretOf(accountId);
  const fields = {
    id: newId(),
    accountId,
    seq: 0,
    amountMinor,
    allocations,
    reference,
    receivedOn: firstDate,
  };
  return { collection: 'payments', document: buildPayment(fields) };
}

function paidOn(invoiceId: string, payments: readonly Payment[]): number {
  return payments
    .filter((payment) => !payment.reversed)
    .flatMap((payment) => payment.allocations)
    .filter((allocation) => allocation.invoiceId === invoiceId)
    .reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}
