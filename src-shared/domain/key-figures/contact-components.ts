import { collectorBefore } from '../account/owner-change.ts';
import { type Activity, isContact } from '../activity/activity.ts';
import { type BusinessDate, compareInstants } from '../calendar/business-date.ts';
import type { Payment } from '../payment/payment.ts';
import { type ComponentKey, type FigureDocuments, type Visit, withoutCurrency } from './component.ts';
import { type FigureBasis, isInPeriod } from './figure-basis.ts';

/** Attempts to reach somebody in the period, and contacts with who decides. What was corrected counts for nothing. */
export function visitContacts(activities: readonly Activity[], basis: FigureBasis, visit: Visit): void {
  const { attemptKinds, rightPartyOutcomes } = basis.settings;
  const superseded = new Set<string>();
  for (const { on, supersedes } of activities) {
    if (supersedes !== null && on <= basis.asOf) superseded.add(supersedes);
  }
  for (const activity of activities) {
    const { id, on, kind, direction, outcome } = activity;
    if (!isInPeriod(on, basis) || !isContact(activity) || superseded.has(id)) continue;
    const isRightParty = outcome !== null && rightPartyOutcomes.includes(outcome);
    if (isRightParty) visit(withoutCurrency, 'contact.rightParty', 'activity', id, 1);
    if (direction !== 'outbound' || !attemptKinds.includes(kind)) continue;
    visit(withoutCurrency, 'contact.attempts', 'activity', id, 1);
    if (isRightParty) visit(withoutCurrency, 'contact.attemptsReached', 'activity', id, 1);
  }
}

/** Cash received in the period, for the collector who had the account on the day it was received. */
export function visitCash(
  payments: readonly Payment[],
  { account, activities }: Pick<FigureDocuments, 'account' | 'activities'>,
  basis: FigureBasis,
  visit: Visit,
): void {
  const moves = collectorMoves(activities);
  for (const { id, currency, amountMinor, receivedOn, reversed } of payments) {
    if (reversed || !isInPeriod(receivedOn, basis)) continue;
    const collectorId = moves.find(({ on }) => on > receivedOn)?.from ?? account.collectorId;
    const key: ComponentKey = `cash/${collectorId}`;
    visit(currency, key, 'payment', id, amountMinor);
  }
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
