import type {
  DisputeListRow,
  FollowUpListRow,
  OfAccount,
  PromiseListRow,
} from '../../src-shared/contract/due-lists-view.ts';
import type { FollowUp } from '../../src-shared/domain/activity/follow-ups.ts';
import type { Dispute } from '../../src-shared/domain/dispute/dispute.ts';
import { sumMinor } from '../../src-shared/domain/money/amount.ts';
import type { BrokenPromiseTask } from '../../src-shared/domain/priority/broken-promise-tasks.ts';
import type { PromiseProgress, PromiseStatus } from '../../src-shared/domain/promise/promise-progress.ts';
import type { CaseSettlement } from '../../src-shared/domain/request/case-settlements.ts';
import type { EffectiveAccount } from './effective-account.ts';

type ListedPromise = PromiseProgress & { readonly status: PromiseListRow['status'] };

/** True for promises that a list shows: open ones and those that were not kept. */
export function isListed(progress: PromiseProgress): progress is ListedPromise {
  const listed: readonly PromiseStatus[] = ['open', 'partially-kept', 'broken'];
  return listed.includes(progress.status);
}

/** P2, P3: the row of a promise in the list of promises. */
export function promiseRow(progress: ListedPromise, effective: EffectiveAccount): PromiseListRow {
  const { promise, status, deadline, countedMinor, shortMinor, level } = progress;
  const { id, promisedDate, currency, amountMinor, contactName } = promise;
  return {
    ...ofAccount(effective),
    promiseId: id,
    status,
    promisedDate,
    deadline,
    currency,
    amountMinor,
    countedMinor,
    shortMinor,
    level,
    amendmentCount: promise.amendments.length,
    contactName,
    isWaiting: effective.waitingIds.has(id),
  };
}

/** D1, D3, D4: the row of a dispute in the list of disputes; its amount is that of all its items. */
export function disputeRow(
  dispute: Dispute,
  settlements: ReadonlyMap<string, CaseSettlement>,
  effective: EffectiveAccount,
): DisputeListRow {
  const { id, state, reasonCode, processor, dueDate, currency, items } = dispute;
  return {
    ...ofAccount(effective),
    disputeId: id,
    state,
    reasonCode,
    processor,
    dueDate,
    currency,
    amountMinor: sumMinor(items.map((item) => item.amountMinor)),
    settlement: settlements.get(id) ?? null,
    isWaiting: effective.waitingIds.has(id),
  };
}

/** The row of a next action that is planned. */
export function plannedRow(
  { activityId, date, text, channel }: FollowUp,
  effective: EffectiveAccount,
): FollowUpListRow {
  return {
    ...ofAccount(effective),
    followUpId: `activity/${activityId}`,
    date,
    kind: 'planned',
    activityId,
    text,
    channel,
  };
}

/** P4: the row of what a broken promise asks for. */
export function taskRow(
  { promise: { id, promisedDate, currency }, brokeOn, shortMinor }: BrokenPromiseTask,
  effective: EffectiveAccount,
): FollowUpListRow {
  return {
    ...ofAccount(effective),
    followUpId: `promise/${id}`,
    date: brokeOn,
    kind: 'broken-promise',
    promiseId: id,
    promisedDate,
    currency,
    shortMinor,
  };
}

/** The account that a row is of. */
export function ofAccount({ aggregate: { account } }: Pick<EffectiveAccount, 'aggregate'>): OfAccount {
  return { accountId: account.id, accountNumber: account.number, accountName: account.name };
}
