import type { DisputeListRow, PromiseListRow } from '../../src-shared/contract/due-lists-view.ts';
import type { Dispute } from '../../src-shared/domain/dispute/dispute.ts';
import { sumMinor } from '../../src-shared/domain/money/amount.ts';
import type { PromiseProgress, PromiseStatus } from '../../src-shared/domain/promise/promise-progress.ts';
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
    contactName,
    isWaiting: effective.waitingIds.has(id),
  };
}

/** D1, D3: the row of a dispute in the list of disputes; its amount is that of all its items. */
export function disputeRow(dispute: Dispute, effective: EffectiveAccount): DisputeListRow {
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
    isWaiting: effective.waitingIds.has(id),
  };
}

function ofAccount({ aggregate: { account } }: EffectiveAccount) {
  return { accountId: account.id, accountNumber: account.number, accountName: account.name };
}
