import type { BusinessDate } from '../calendar/business-date.ts';
import type { PromiseProgress } from './promise-progress.ts';
import type { PromiseVersion } from './promise-version.ts';

/** P2: what the paper that confirms a promise is worth: only an open one is still to be kept. */
export type ConfirmationStanding =
  | 'open'
  | 'kept'
  | 'partially-kept'
  | 'broken'
  | 'amended'
  | 'cancelled'
  | 'nothing-owed';

/** A standing with the day that it speaks of; null where there is none. */
export type DatedStanding = { readonly is: ConfirmationStanding; readonly on: BusinessDate | null };

/**
 * P2: the standing of one version of a promise. Replaced terms stay replaced, whatever became of the later ones. The
 * day: when the last cash came for it, by when it had to come, or when the terms ended.
 */
export function confirmationStanding(
  { promise, status, deadline, counted }: PromiseProgress,
  { replacedOn }: Pick<PromiseVersion, 'replacedOn'>,
): DatedStanding {
  if (replacedOn !== null) return { is: 'amended', on: replacedOn };
  switch (status) {
    case 'open':
    case 'kept':
      return { is: status, on: lastDay(counted.map((cash) => cash.receivedOn)) };
    case 'partially-kept':
    case 'broken':
      return { is: status, on: deadline };
    case 'cancelled':
      return promise.cancelled === null
        ? { is: 'nothing-owed', on: null }
        : { is: 'cancelled', on: promise.cancelled.on };
  }
}

/** Null where there is no day. */
function lastDay(days: readonly BusinessDate[]): BusinessDate | null {
  return days.reduce<BusinessDate | null>((last, day) => (last === null || day > last ? day : last), null);
}
