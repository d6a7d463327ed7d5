import { collectorBefore } from '../account/owner-change.ts';
import { type Activity, isContact } from '../activity/activity.ts';
import { type BusinessDate, compareInstants } from '../calendar/business-date.ts';
import type { Payment } from '../payment/payment.ts';
import { type ComponentKey, type FigureDocuments, type Visit, withoutCurrency } from './component.ts';
import { type FigureBasis, isInPeriod } from './figure-basis.ts';
import type { InvoiceHistory } from './ledger-history.ts';

/**
 * Attempts to reach somebody in the period, contacts with who decides, and all contacts: of the team, and with whoever
 * made them. What was corrected counts for nothing.
 */
export function visitContacts(activities: readonly Activity[], basis: FigureBasis, visit: Visit): void {
  const { attemptKinds, rightPartyOutcomes } = basis.settings;
  const superseded = new Set<string>();
  for (const { on, supersedes } of activities) {
    if (supersedes !== null && on <= basis.asOf) superseded.add(supersedes);
  }
  for (const activity of activities) {
    const { id, on, kind, direction, outcome, by } = activity;
    if (!isInPeriod(on, basis) || !isContact(activity) || superseded.has(id)) continue;
    const isRightParty = outcome !== null && rightPartyOutcomes.includes(outcome);
    visit(withoutCurrency, `person.contacts/${by.userId}`, 'activity', id, 1);
    if (isRightParty) {
      visit(withoutCurrency, 'contact.rightParty', 'activity', id, 1);
      visit(withoutCurrency, `person.rightParty/${by.userId}`, 'activity', id, 1);
    }
    if (direction !== 'outbound' || !attemptKinds.includes(kind)) continue;
    visit(withoutCurrency, 'contact.attempts', 'activity', id, 1);
    visit(withoutCurrency, `person.attempts/${by.userId}`, 'activity', id, 1);
    if (!isRightParty) continue;
    visit(withoutCurrency, 'contact.attemptsReached', 'activity', id, 1);
    visit(withoutCurrency, `person.attemptsReached/${by.userId}`, 'activity', id, 1);
  }
}

/** Cash received in the period, for the collector who had the account on the day it was received, and by horizon. */
export function visitCash(
  payments: readonly Payment[],
  { account, activities }: Pick<FigureDocuments, 'account' | 'activities'>,
  basis: FigureBasis,
  visit: Visit,
): void {
  const moves = collectorMoves(activities);
  for (const { id, currency, amountMinor, receivedOn, reversed } of payments) {
    if (reversed) continue;
    for (const { collectedAfter, collectedKey } of basis.horizons) {
      const isCollected = receivedOn > collectedAfter && receivedOn <= basis.asOf;
      if (isCollected) visit(currency, collectedKey, 'payment', id, amountMinor);
    }
    if (!isInPeriod(receivedOn, basis)) continue;
    const key: ComponentKey = `cash/${collectorOn(receivedOn, moves, account)}`;
    visit(currency, key, 'payment', id, amountMinor);
  }
}

/**
 * Workload, for the collector who had the account on the as-of date: what is overdue, and the account itself, once,
 * whatever the currencies of what is open on it. An account that owes nothing is no work.
 */
export function visitWorkload(
  histories: readonly InvoiceHistory[],
  { account, activities }: Pick<FigureDocuments, 'account' | 'activities'>,
  { asOf }: FigureBasis,
  visit: Visit,
): void {
  const open = histories.filter(({ openMinor }) => openMinor > 0);
  if (open.length === 0) return;
  const collectorId = collectorOn(asOf, collectorMoves(activities), account);
  visit(withoutCurrency, `carried/${collectorId}`, 'account', account.id, 1);
  const key: ComponentKey = `overdue/${collectorId}`;
  for (const { invoice, openMinor } of open) {
    if (invoice.dueDate < asOf) visit(invoice.currency, key, 'invoice', invoice.id, openMinor);
  }
}

type Moves = ReturnType<typeof collectorMoves>;

/** Who had the account on a day. */
function collectorOn(day: BusinessDate, moves: Moves, { collectorId }: FigureDocuments['account']): string {
  return moves.find(({ on }) => on > day)?.from ?? collectorId;
}

/** When the account went to another collector, and from whom; the first time first. */
function collectorMoves(
  activities: readonly Activity[],
): readonly { readonly on: BusinessDate; readonly from: string }[] {
  return activities
    .flatMap(({ on, at, change }) => {
      const collectorId = change === null ? undefined : collectorBefore(change);
      return collectorId === undefined ? [] : [{ on, at, from: collectorId }];
    })
    .sort((a, b) => compareInstants(a.at, b.at));
}
