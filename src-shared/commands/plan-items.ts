import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import { type AccountPosition, accountPosition, positionsOf } from '../domain/account/account-position.ts';
import type { InvoicePosition } from '../domain/account/ledger-position.ts';
import { type Failure, failure } from '../domain/failure.ts';
import type { PlanItem } from '../domain/plan/plan.ts';
import { checkOnce } from './check-once.ts';
import type { CommandContext } from './command.ts';

/**
 * N2, D3: everything that stands against these amounts on a plan: they must be open, neither disputed nor promised, and
 * on no other plan that stands. The plan itself must not be among the aggregate's.
 */
export function checkPlanItems(
  aggregate: AccountAggregate,
  items: readonly PlanItem[],
  currency: string,
  { today, settings }: CommandContext,
): readonly Failure[] {
  const position = accountPosition(aggregate, today, settings);
  const ids = items.map((item) => item.invoiceId);
  const byId = positionsOf(position, ids);
  const onPlans = invoicesOnPlans(position);
  const problems = items.map(({ invoiceId, amountMinor }, index) => {
    const found = byId.get(invoiceId);
    if (found === undefined) return failure('INVOICE_NOT_FOUND', { item: index + 1 });
    return checkItem(found, amountMinor, currency, onPlans);
  });
  return [...checkOnce(items), ...problems.filter((one) => one !== undefined)];
}

function invoicesOnPlans({ plans }: AccountPosition): ReadonlySet<string> {
  const active = plans.filter((plan) => plan.status === 'active');
  return new Set(active.flatMap((plan) => plan.items.map((item) => item.invoiceId)));
}

function checkItem(
  found: InvoicePosition,
  amountMinor: number,
  wanted: string,
  onPlans: ReadonlySet<string>,
): Failure | undefined {
  const { id, number, currency } = found.invoice;
  if (currency !== wanted) return failure('CURRENCY_MISMATCH', { invoice: number, currency });
  if (found.invoice.amountMinor <= 0) return failure('INVOICE_IS_CREDIT', { invoice: number });
  if (onPlans.has(id)) return failure('INVOICE_ON_PLAN', { invoice: number });
  const availableMinor = found.promisableMinor;
  if (amountMinor <= availableMinor) return undefined;
  return failure('AMOUNT_EXCEEDS_PLANNABLE', { invoice: number, currency, amountMinor, availableMinor });
}
