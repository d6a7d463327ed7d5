import type {
  AccountHead,
  AccountView,
  InvoiceRow,
  Pending,
} from '../../src-shared/contract/account-view.ts';
import type { ListWindow } from '../../src-shared/contract/live-list.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { accountFigures } from '../../src-shared/domain/account/account-figures.ts';
import { type AccountPosition, accountPosition } from '../../src-shared/domain/account/account-position.ts';
import {
  creditUsePercent,
  lastContactOn,
  nextAction,
  priority,
} from '../../src-shared/domain/priority/priority.ts';
import { invoiceRow, oldestDueFirst, openRows } from './account-invoices.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';

/** How many open invoices are wanted, oldest due first. */
export type OpenLimit = number | 'all';

/** The whole account with all of its open invoices, computed from the effective account on a date. Pure. */
export function accountView(effective: EffectiveAccount, rules: SummaryRules): AccountView {
  const { facts, rows } = accountWith(effective, rules, 'all');
  return { ...facts, openInvoices: rows };
}

/** The same with the first of its open invoices, as its live view sends it. */
export function accountWindow(
  effective: EffectiveAccount,
  rules: SummaryRules,
  openLimit: OpenLimit,
): ListWindow<AccountHead, InvoiceRow> {
  const { facts, openCount, rows } = accountWith(effective, rules, openLimit);
  return { head: { ...facts, openInvoiceCount: openCount }, rows };
}

type AccountFacts = Omit<AccountView, 'openInvoices' | 'settledInvoiceCount'>;

function accountWith(effective: EffectiveAccount, rules: SummaryRules, openLimit: OpenLimit) {
  const { aggregate } = effective;
  const position = accountPosition(aggregate, rules.today, rules.policy);
  const { openCount, rows } = openRows(aggregate, position, rules, openLimit);
  const facts = {
    ...accountFacts(effective, position, rules),
    settledInvoiceCount: position.invoices.length - openCount,
  };
  return { facts, openCount, rows };
}

function accountFacts(
  effective: EffectiveAccount,
  position: AccountPosition,
  rules: SummaryRules,
): AccountFacts {
  const { aggregate, waitingIds, waitingCount } = effective;
  const { account, payments } = aggregate;
  const figures = accountFigures(position, payments, account.currency, rules.policy);
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

function newestFirst(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? 1 : -1;
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
