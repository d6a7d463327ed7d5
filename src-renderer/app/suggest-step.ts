import type { WorklistRow } from '../../src-shared/contract/worklist-view.ts';
import { businessDate, daysBetween } from '../../src-shared/domain/calendar/business-date.ts';

export type SuggestedStep = {
  readonly key:
    | 'planned'
    | 'brokenPromise'
    | 'promiseDue'
    | 'awaitPromise'
    | 'firstContact'
    | 'callAgain'
    | 'resolveDispute'
    | 'watch'
    | 'nothing';
  readonly action: 'activity' | 'promise' | 'statement' | null;
};

const callAgainAfterDays = 7;

/** The next step that the state of an account suggests on a day: what was planned first, then what went wrong. */
export function suggestStep(row: WorklistRow, today: string): SuggestedStep {
  if (row.nextAction !== null && row.nextAction.date <= today) return { key: 'planned', action: 'activity' };
  if (row.nextPromise !== null && row.nextPromise.date <= today) {
    return { key: 'promiseDue', action: 'activity' };
  }
  if (row.brokenPromiseCount > 0 && row.toCollectMinor > 0)
    return { key: 'brokenPromise', action: 'activity' };
  if (row.toCollectMinor > 0) return suggestContact(row, today);
  if (row.nextPromise !== null) return { key: 'awaitPromise', action: null };
  if (row.activeDisputeCount > 0) return { key: 'resolveDispute', action: 'activity' };
  return row.balanceMinor > 0 ? { key: 'watch', action: 'statement' } : { key: 'nothing', action: null };
}

function suggestContact(row: WorklistRow, today: string): SuggestedStep {
  if (row.lastContactOn === null) return { key: 'firstContact', action: 'activity' };
  const days = daysBetween(businessDate(row.lastContactOn), businessDate(today));
  if (days >= callAgainAfterDays) return { key: 'callAgain', action: 'activity' };
  return { key: 'watch', action: 'statement' };
}
