import { type AccountPosition, positionsOf } from '../account/account-position.ts';
import type { InvoicePosition } from '../account/ledger-position.ts';
import { type Activity, isContact } from '../activity/activity.ts';
import { standingActivities } from '../activity/standing-activities.ts';
import { addDays, type BusinessDate } from '../calendar/business-date.ts';
import type { PromiseToPay } from '../promise/promise.ts';
import { isNotKept, type PromiseProgress } from '../promise/promise-progress.ts';

/** P4: to ask the customer about a promise that was not kept. */
export type BrokenPromiseTask = {
  readonly promise: PromiseToPay;
  /** The first day on which cash no longer kept it: the day after its deadline. */
  readonly brokeOn: BusinessDate;
  /** What is missing to the promised amount, in minor units of the promise's currency. */
  readonly shortMinor: number;
};

/**
 * P4: the follow-ups that promises open by not being kept, the one that broke first comes first. Nothing of it is
 * stored: a task is there from the day on which the promise broke until a contact on that day or later, or until there
 * is nothing to collect on what was promised, or until the promise is kept after all.
 */
export function brokenPromiseTasks(
  position: AccountPosition,
  activities: readonly Activity[],
): readonly BrokenPromiseTask[] {
  const notKept = position.promises.filter(({ status }) => isNotKept(status)).map(taskOf);
  if (notKept.length === 0) return notKept;
  const lastContact = lastContactDay(activities);
  const unasked = notKept.filter(({ brokeOn }) => lastContact === undefined || lastContact < brokeOn);
  if (unasked.length === 0) return unasked;
  const ids = unasked.flatMap(({ promise }) => promise.allocations.map(({ invoiceId }) => invoiceId));
  const promised = positionsOf(position, ids);
  return unasked
    .filter(({ promise }) => isToCollect(promise, promised, position))
    .sort((a, b) => (a.brokeOn === b.brokeOn ? 0 : a.brokeOn < b.brokeOn ? -1 : 1));
}

function taskOf({ promise, deadline, shortMinor }: PromiseProgress): BrokenPromiseTask {
  return { promise, brokeOn: addDays(deadline, 1), shortMinor };
}

function lastContactDay(activities: readonly Activity[]): BusinessDate | undefined {
  return standingActivities(activities).reduce<BusinessDate | undefined>(
    (last, one) => (isContact(one) && (last === undefined || one.on > last) ? one.on : last),
    undefined,
  );
}

function isToCollect(
  { allocations, onAccountMinor, currency }: PromiseToPay,
  promised: ReadonlyMap<string, InvoicePosition>,
  { invoices }: AccountPosition,
): boolean {
  const isOpen = (item: InvoicePosition | undefined): boolean =>
    item !== undefined && item.invoice.currency === currency && item.toCollectMinor > 0;
  if (allocations.some(({ invoiceId }) => isOpen(promised.get(invoiceId)))) return true;
  return onAccountMinor > 0 && invoices.some(isOpen);
}
