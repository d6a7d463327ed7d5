import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { BusinessDate } from '../calendar/business-date.ts';
import { paymentsAsOf } from '../key-figures/ledger-history.ts';
import { disputesAsOf } from '../key-figures/open-claims.ts';
import { promisesAsOf } from '../key-figures/promise-components.ts';
import type { Payment } from '../payment/payment.ts';

/**
 * What a statement of a past day needs of an account, as it stood at the end of that day: what is dated later was not
 * there, and cash that was put on an invoice of later was cash on the account. Plans and requests are left out: a
 * statement says nothing of them.
 */
export function accountAsOf(aggregate: AccountAggregate, asOf: BusinessDate): AccountAggregate {
  const invoices = aggregate.invoices.filter((invoice) => invoice.invoiceDate <= asOf);
  const later = new Set<string>(
    aggregate.invoices.filter((invoice) => invoice.invoiceDate > asOf).map((invoice) => invoice.id),
  );
  return {
    ...aggregate,
    invoices,
    payments: paymentsAsOf(aggregate.payments, asOf).map((payment) => withoutLater(payment, later)),
    disputes: disputesAsOf(aggregate.disputes, asOf),
    promises: promisesAsOf(aggregate.promises, asOf),
    plans: [],
    requests: [],
  };
}

function withoutLater(payment: Payment, later: ReadonlySet<string>): Payment {
  const isThere = ({ invoiceId }: { readonly invoiceId: string }) => !later.has(invoiceId);
  if (payment.allocations.every(isThere) && payment.applied.every(isThere)) return payment;
  return {
    ...payment,
    allocations: payment.allocations.filter(isThere),
    applied: payment.applied.filter(isThere),
  };
}
