import type { BusinessDate } from '../calendar/business-date.ts';
import type { PromiseToPay } from '../promise/promise.ts';
import type { PromiseProgress } from '../promise/promise-progress.ts';
import { type Visit, withoutCurrency } from './component.ts';
import { type FigureBasis, isInPeriod } from './figure-basis.ts';

/** The promises made by a date, as they stood: with the terms of then, and what was cancelled later not cancelled yet. */
export function promisesAsOf(promises: readonly PromiseToPay[], asOf: BusinessDate): readonly PromiseToPay[] {
  return promises
    .filter((promise) => promise.madeOn <= asOf)
    .map((promise) => amendedAsOf(promise, asOf))
    .map((promise) =>
      promise.cancelled !== null && promise.cancelled.on > asOf ? { ...promise, cancelled: null } : promise,
    );
}

/** An amendment holds what was promised before it: the first that came later says what was promised on the day. */
function amendedAsOf(promise: PromiseToPay, asOf: BusinessDate): PromiseToPay {
  const later = promise.amendments.findIndex(({ on }) => on > asOf);
  const before = promise.amendments[later];
  if (before === undefined) return promise;
  const { amountMinor, allocations, onAccountMinor, promisedDate } = before;
  const amendments = promise.amendments.slice(0, later);
  return { ...promise, amountMinor, allocations, onAccountMinor, promisedDate, amendments };
}

/**
 * Promise-kept rate: the promises that fell due in the period and what of them was kept, as far as it was owed. A promise has fallen due when
 * the last day on which cash keeps it is over: counting earlier would take in the kept ones alone. A promise is the result of
 * whoever took it, whoever has the account since then.
 */
export function visitPromises(progress: readonly PromiseProgress[], basis: FigureBasis, visit: Visit): void {
  for (const one of progress) {
    const { id, currency, madeOn, madeBy } = one.promise;
    if (isInPeriod(madeOn, basis)) {
      visit(withoutCurrency, 'contact.promises', 'promise', id, 1);
      visit(withoutCurrency, `person.promises/${madeBy.userId}`, 'promise', id, 1);
    }
    const fellDue = one.deadline >= basis.opening && one.deadline < basis.asOf;
    if (!fellDue || one.status === 'cancelled') continue;
    visit(currency, 'promise.due.count', 'promise', id, 1);
    visit(currency, 'promise.due.amount', 'promise', id, one.expectedMinor);
    if (one.status === 'kept') visit(currency, 'promise.kept.count', 'promise', id, 1);
    const result = one.status === 'kept' ? 'person.kept' : 'person.notKept';
    visit(withoutCurrency, `${result}/${madeBy.userId}`, 'promise', id, 1);
    const keptMinor = keptAmount(one, basis);
    if (keptMinor > 0) visit(currency, 'promise.kept.amount', 'promise', id, keptMinor);
  }
}

function keptAmount(
  { status, expectedMinor, countedMinor }: PromiseProgress,
  { settings }: FigureBasis,
): number {
  if (settings.partlyKept === 'not-kept') return status === 'kept' ? expectedMinor : 0;
  return Math.min(expectedMinor, Math.max(0, countedMinor));
}
