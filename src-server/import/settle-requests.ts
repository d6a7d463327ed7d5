import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { openAmounts } from '../../src-shared/domain/invoice/open-amount.ts';
import { isApprovedReduction } from '../../src-shared/domain/request/reduction.ts';
import type { LedgerRequest } from '../../src-shared/domain/request/request.ts';

/**
 * I3: the approved write-offs, waivers and credit notes that are over, as they are afterwards: those all of whose
 * invoices the ledger has settled. That is how a ledger file tells of them, which knows invoices and no bookings; one
 * that comes as a document of its own, or over part of an invoice, is settled by a person ('request.settle'). Cash that
 * people applied here settles nothing in the ledger. Pure.
 */
export function settleRequests({
  invoices,
  payments,
  requests,
}: Pick<AccountAggregate, 'invoices' | 'payments' | 'requests'>): readonly LedgerRequest[] {
  const waiting = requests.filter((request) => isApprovedReduction(request) && request.items.length > 0);
  if (waiting.length === 0) return [];
  const open = openAmounts(
    invoices,
    payments.map((payment) => ({ ...payment, applied: [] })),
  );
  return waiting
    .filter(({ items }) => items.every(({ invoiceId }) => (open.get(invoiceId) ?? 1) <= 0))
    .map((request) => ({ ...request, seq: 0, state: 'settled', settledBy: null }));
}
