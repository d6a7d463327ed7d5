import type { WorklistRow } from '../../src-shared/contract/worklist-view.ts';
import { businessDate, daysBetween } from '../../src-shared/domain/calendar/business-date.ts';

export type SuggestedStep = {
  readonly key:
    | 'planned'
    | 'brokenPromise'
    | 'promiseDue'
    | 'promiseAsked'
    | 'awaitPromise'
    | 'awaitPart'
    | 'firstContact'
    | 'callAgain'
    | 'contactedToday'
    | 'contactedLately'
    | 'resolveDispute'
    | 'watch'
    | 'nothing';
  readonly action: 'activity' | 'promise' | 'statement' | null;
};

const callAgainAfterDays = 7;

/**
 * The next step that the state of an account suggests on a day: what was planned first, then what went wrong. What was
 * done about it meanwhile counts: after a contact of the same day nobody is to be called once more.
 */
export function suggestStep(row: WorklistRow, today: string): SuggestedStep {
  const { nextPromise } = row;
  if (row.nextAction !== null && row.nextAction.date <= today) return { key: 'planned', action: 'activity' };
  const isContactedToday = row.lastContactOn === today;
  if (nextPromise !== null && nextPromise.date <= today) {
    return isContactedToday
      ? { key: 'promiseAsked', action: null }
      : { key: 'promiseDue', action: 'activity' };
  }
  if (row.toCollectMinor > 0) {
    if (isContactedToday && nextPromise === null) return { key: 'contactedToday', action: 'statement' };
    const isAnswered = row.promisedAnewOn !== null || isContactedToday;
    if (row.brokenPromiseCount > 0 && !isAnswered) return { key: 'brokenPromise', action: 'activity' };
    return suggestContact(row, today);
  }
  if (nextPromise !== null) return { key: 'awaitPromise', action: null };
  if (row.activeDisputeCount > 0) return { key: 'resolveDispute', action: 'activity' };
  return row.balanceMinor > 0 ? { key: 'watch', action: 'statement' } : { key: 'nothing', action: null };
}

function suggestContact(row: WorklistRow, today: string): SuggestedStep {
  // Who has promised was spoken with.
  const lastOn = [row.lastContactOn ?? '', row.promisedAnewOn ?? ''].sort().at(-1) ?? '';
  if (lastOn === '') return { key: 'firstContact', action: 'activity' };
  const days = daysBetween(businessDate(lastOn), businessDate(today));
  if (days >= callAgainAfterDays) return { key: 'callAgain', action: 'activity' };
  return { key: row.nextPromise === null ? 'contactedLately' : 'awaitPart', action: 'statement' };
}

/**
 * Which words fit what is promised: "to collect" leaves out all open promises, so a step that names the next one alone
 * would tell a wrong sum beyond it where there are several. Those in another currency are no part of the row's figures.
 */
export function promisesIn({ nextPromise, promisedMinor, currency }: WorklistRow): { context?: 'several' } {
  const isMore =
    nextPromise !== null && nextPromise.currency === currency && promisedMinor > nextPromise.amountMinor;
  return isMore ? { context: 'several' } : {};
}
