import type { BusinessDate } from '../calendar/business-date.ts';
import { type Dispute, disputedItems } from '../dispute/dispute.ts';
import type { Settings } from '../organisation/settings.ts';
import type { PlanProgress } from '../plan/plan-progress.ts';
import type { PromiseProgress } from '../promise/promise-progress.ts';
import type { AccountAggregate } from './account-aggregate.ts';
import { agreementsOf } from './agreements.ts';
import { type InvoicePosition, type LedgerPosition, ledgerPosition } from './ledger-position.ts';

/** Where the whole account stands on a date: every invoice, every promise, every plan. */
export type AccountPosition = Pick<LedgerPosition, 'indexes' | 'currencies'> & {
  readonly today: BusinessDate;
  readonly invoices: readonly InvoicePosition[];
  readonly promises: readonly PromiseProgress[];
  readonly plans: readonly PlanProgress[];
};

/** I1–I3, P2, N2: computes the position of an account. Pure: the date and the policy come in. */
export function accountPosition(
  aggregate: AccountAggregate,
  today: BusinessDate,
  settings: Pick<Settings, 'policy' | 'plan'>,
): AccountPosition {
  const { positions, indexes, currencies } = ledgerPosition(aggregate, today, settings.policy);
  const { promises, plans, promised, planned, adjusted } = agreementsOf(aggregate, today, settings);
  const disputed = disputedByInvoice(aggregate.disputes, currencies);
  const invoices = [...positions];
  for (const id of new Set([disputed, adjusted, promised, planned].flatMap((claims) => [...claims.keys()]))) {
    const index = indexes.get(id);
    const position = index === undefined ? undefined : positions[index];
    if (index === undefined || position === undefined) continue;
    invoices[index] = withClaims(position, {
      disputedMinor: disputed.get(id) ?? 0,
      adjustedMinor: adjusted.get(id) ?? 0,
      promisedMinor: promised.get(id) ?? 0,
      plannedMinor: planned.get(id) ?? 0,
    });
  }
  return { today, invoices, promises, plans, indexes, currencies };
}

/** The positions of these invoices, as far as the account has them. */
export function positionsOf(
  position: AccountPosition,
  invoiceIds: Iterable<string>,
): ReadonlyMap<string, InvoicePosition> {
  const found = new Map<string, InvoicePosition>();
  for (const id of invoiceIds) {
    const index = position.indexes.get(id);
    const item = index === undefined ? undefined : position.invoices[index];
    if (item !== undefined) found.set(id, item);
  }
  return found;
}

type Claims = Pick<InvoicePosition, 'disputedMinor' | 'adjustedMinor' | 'promisedMinor' | 'plannedMinor'>;

/**
 * I2, I3: of what is owed, disputes come first, then what was approved to be taken off or is credited and not applied,
 * then promises, then plans; the rest may be promised and collected.
 */
function withClaims(unclaimed: InvoicePosition, claimed: Claims): InvoicePosition {
  const owed = Math.max(0, unclaimed.openMinor);
  const disputedMinor = Math.min(owed, claimed.disputedMinor);
  const adjustedMinor = Math.min(owed - disputedMinor, claimed.adjustedMinor);
  const standing = owed - disputedMinor - adjustedMinor;
  const promisedMinor = Math.min(standing, claimed.promisedMinor);
  const plannedMinor = Math.min(standing - promisedMinor, claimed.plannedMinor);
  const promisableMinor = standing - promisedMinor - plannedMinor;
  const toCollectMinor = unclaimed.daysPastDue > 0 ? promisableMinor : 0;
  const parts = { disputedMinor, adjustedMinor, promisedMinor, plannedMinor };
  return { ...unclaimed, ...parts, promisableMinor, toCollectMinor };
}

type Currencies = AccountPosition['currencies'];

/** M1: a claim in another currency than its invoice (which the ledger has changed since) counts for nothing. */
function disputedByInvoice(disputes: readonly Dispute[], currencies: Currencies): Map<string, number> {
  const total = new Map<string, number>();
  for (const dispute of disputes) {
    for (const item of disputedItems(dispute)) {
      if (currencies.get(item.invoiceId) !== dispute.currency) continue;
      total.set(item.invoiceId, (total.get(item.invoiceId) ?? 0) + item.amountMinor);
    }
  }
  return total;
}
