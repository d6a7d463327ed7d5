import type { AccountView, InvoiceRow, Pending } from '../../src-shared/contract/account-view.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { accountFigures } from '../../src-shared/domain/account/account-figures.ts';
import { accountPosition } from '../../src-shared/domain/account/account-position.ts';
import type { InvoicePosition } from '../../src-shared/domain/account/ledger-position.ts';
import {
  creditUsePercent,
  lastContactOn,
  nextAction,
  priority,
} from '../../src-shared/domain/priority/priority.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';

/** Everything that the account screen shows, computed from the effective account on a date. Pure. */
export function accountView(effective: EffectiveAccount, rules: SummaryRules): AccountView {
  const { aggregate, waitingIds, waitingCount } = effective;
  const { account, payments } = aggregate;
  const position = accountPosition(aggregate, rules.today, rules.policy);
  const figures = accountFigures(position, payments, account.currency, rules.policy);
  const openItems = position.invoices.filter((item) => item.openMinor !== 0);
  const pending = <Item>(item: Item, id: string): Pending<Item> => ({
    ...item,
    isWaiting: waitingIds.has(id),
  });
  return {
    account,
    today: rules.today,
    figures,
    ageingBucketDays: rules.policy.ageingBucketDays,
    priority: priority(aggregate, position, figures[0], rules.strategy),
    creditUsePercent: creditUsePercent(figures[0].balanceMinor, account.creditLimitMinor) ?? null,
    openInvoices: openItems.sort(oldestDueFirst).map(invoiceRow),
    settledInvoiceCount: position.invoices.length - openItems.length,
    promises: [...position.promises]
      .sort((a, b) => newestFirst(a.promise.madeAt, b.promise.madeAt))
      .map((one) => pending(one, one.promise.id)),
    disputes: [...aggregate.disputes]
      .sort((a, b) => newestFirst(a.openedAt, b.openedAt))
      .map((dispute) => pending({ dispute }, dispute.id)),
    activities: [...aggregate.activities]
      .sort((a, b) => newestFirst(a.at, b.at))
      .map((activity) => pending({ activity }, activity.id)),
    payments: [...payments].sort((a, b) => newestFirst(a.receivedOn, b.receivedOn)),
    invoiceNumbers: invoiceNumbers(aggregate),
    lastContactOn: lastContactOn(aggregate) ?? null,
    nextAction: nextAction(aggregate) ?? null,
    waitingCount,
  };
}

/** A page of the invoices that nothing is open on, latest due first. */
export function settledInvoices(
  effective: EffectiveAccount,
  rules: SummaryRules,
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly InvoiceRow[] } {
  const position = accountPosition(effective.aggregate, rules.today, rules.policy);
  const settled = position.invoices.filter((item) => item.openMinor === 0);
  const rows = settled
    .sort((a, b) => oldestDueFirst(b, a))
    .slice(page.offset, page.offset + page.limit)
    .map(invoiceRow);
  return { total: settled.length, rows };
}

function invoiceRow({ invoice, ...position }: InvoicePosition): InvoiceRow {
  const { id, number, type, reference, currency, invoiceDate, dueDate, amountMinor } = invoice;
  return { id, number, type, reference, currency, invoiceDate, dueDate, amountMinor, ...position };
}

function oldestDueFirst(a: InvoicePosition, b: InvoicePosition): number {
  return compareText(a.invoice.dueDate, b.invoice.dueDate) || compareText(a.invoice.number, b.invoice.number);
}

function newestFirst(a: string, b: string): number {
  return compareText(b, a);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function invoiceNumbers({
  invoices,
  promises,
  disputes,
  payments,
}: AccountAggregate): Record<string, string> {
  const named = new Set<string>([
    ...promises.flatMap((promise) => promise.allocations.map((allocation) => allocation.invoiceId)),
    ...disputes.flatMap((dispute) => dispute.items.map((item) => item.invoiceId)),
    ...payments.flatMap((payment) => payment.allocations.map((allocation) => allocation.invoiceId)),
  ]);
  const found = invoices.filter((invoice) => named.has(invoice.id));
  return Object.fromEntries(found.map((invoice) => [invoice.id, invoice.number]));
}
