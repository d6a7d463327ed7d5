import type {
  DisputeBoard,
  DisputeListQuery,
  DisputeListRow,
  DueList,
  FollowUpListQuery,
  FollowUpListRow,
  PromiseListQuery,
  PromiseListRow,
} from '../../src-shared/contract/due-lists-view.ts';
import type { ListWindow } from '../../src-shared/contract/live-list.ts';
import type {
  Counts,
  WorklistChoices,
  WorklistHead,
  WorklistQuery,
  WorklistRow,
} from '../../src-shared/contract/worklist-view.ts';
import { actorIdOf, type EngineServices } from './engine-services.ts';
import { isReplicaShown } from './replica-shown.ts';

const noRows: DueList<never> = { head: { total: 0 }, rows: [] };

/** The window of the worklist that a screen asks for; empty while the replica is not of the person signed in. */
export function worklistWindow(
  { readModels, device }: EngineServices,
  query: WorklistQuery,
): ListWindow<WorklistHead, WorklistRow> {
  if (!isReplicaShown(device)) {
    return {
      head: { query, total: 0, accountCount: 0, totals: [], groups: [], foundIn: {}, staleCount: 0 },
      rows: [],
    };
  }
  const rows = readModels.rows(query);
  const totals = readModels.totals(query);
  const ids = rows.map((row) => row.accountId);
  const groups = readModels.groups(query);
  const accountCount = countAccounts(totals);
  const { closed = [] } = query;
  const head = {
    query,
    total: accountCount - countAccounts(groups.filter(({ key }) => closed.includes(key))),
    accountCount,
    totals,
    groups,
    foundIn: query.search.trim() === '' ? {} : readModels.foundIn(query.search, ids),
    staleCount: readModels.staleCount(),
  };
  return { head, rows };
}

function countAccounts(parts: readonly { readonly accountCount: number }[]): number {
  return parts.reduce((sum, one) => sum + one.accountCount, 0);
}

const noChoices: WorklistChoices = { segments: [], collectors: [], riskClasses: [] };

/** What the accounts on this device can be narrowed down to. */
export function worklistChoices({ readModels, device }: EngineServices): WorklistChoices {
  return isReplicaShown(device) ? readModels.worklistChoices() : noChoices;
}

export function promiseList(
  { readModels, device, clock }: EngineServices,
  query: PromiseListQuery,
): DueList<PromiseListRow> {
  return isReplicaShown(device) ? readModels.promises(query, clock.today()) : noRows;
}

export function disputeList(
  { readModels, device, clock }: EngineServices,
  query: DisputeListQuery,
): DueList<DisputeListRow> {
  return isReplicaShown(device) ? readModels.disputes(query, clock.today()) : noRows;
}

export function disputeBoard({ readModels, device, clock }: EngineServices): DisputeBoard {
  return isReplicaShown(device) ? readModels.disputeBoard(clock.today()) : { cells: [] };
}

export function followUpList(
  { readModels, device, clock }: EngineServices,
  query: FollowUpListQuery,
): DueList<FollowUpListRow> {
  return isReplicaShown(device) ? readModels.followUps(query, clock.today()) : noRows;
}

const nothing: Omit<Counts, 'attention'> = {
  ...{ accounts: 0, toWork: 0, promisesDue: 0, brokenPromises: 0, disputes: 0 },
  ...{ duePromises: 0, lateDisputes: 0, activeDisputes: 0, followUpsDue: 0 },
  ...{ standingPlans: 0, activePlans: 0, missedPlans: 0, defaultedPlans: 0, unsignedPlans: 0 },
  ...{ approvals: 0, askedApprovals: 0, dunning: 0, visits: 0 },
  ...{ credit: 0, creditHolds: 0, creditReleases: 0, creditReviews: 0 },
  ...{ cash: 0, cashNotes: 0, cashCheques: 0 },
};

export function railCounts(services: EngineServices): Counts {
  const { readModels, outbox, device, clock } = services;
  const { attention } = outbox.counts(actorIdOf(services));
  const actor = device.session()?.actor;
  return {
    ...(isReplicaShown(device) ? readModels.counts(clock.today(), actor) : nothing),
    attention,
  };
}
