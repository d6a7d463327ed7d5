import type { ApprovalListQuery, WaitingApproval } from '../../../src-shared/contract/approvals-view.ts';
import type { CashListQuery, ReceiptListRow } from '../../../src-shared/contract/cash-view.ts';
import type { CreditListQuery, CreditListRow } from '../../../src-shared/contract/credit-view.ts';
import type { DueList } from '../../../src-shared/contract/due-lists-view.ts';
import type {
  DunningCounts,
  DunningListQuery,
  DunningListRow,
  NoticeListQuery,
  NoticeListRow,
} from '../../../src-shared/contract/dunning-view.ts';
import type { PlanListQuery, PlanListRow } from '../../../src-shared/contract/plans-view.ts';
import type { VisitListQuery, VisitListRow } from '../../../src-shared/contract/visits-view.ts';
import type { Actor } from '../../../src-shared/domain/organisation/actor.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { countPlaced, dayAfter, readPlaced, type Selection } from './read-placed.ts';

/** A window into the plans that are not over. */
export function readPlans(file: SqliteFile, query: PlanListQuery): DueList<PlanListRow> {
  const isDescending = query.filter === 'defaulted';
  return readPlaced(file, { list: `plans/${query.filter}`, isDescending }, query);
}

/** A window into what is due to be dunned. */
export function readDunning(file: SqliteFile, query: DunningListQuery): DueList<DunningListRow> {
  const { filter, level = null } = query;
  const list = level === null ? `dunning/${filter}` : `dunning/${filter}/${level}`;
  return readPlaced(file, { list }, query);
}

/** A window into the notices that were not sent. */
export function readNotices(file: SqliteFile, query: NoticeListQuery): DueList<NoticeListRow> {
  return readPlaced(file, { list: `notices/${query.filter}` }, query);
}

const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** How long the lists of dunning are. */
export function readDunningCounts(file: SqliteFile): DunningCounts {
  const count = (list: string) => countPlaced(file, { list });
  return {
    due: levels
      .map((level) => ({ level, count: count(`dunning/due/${level}`) }))
      .filter((one) => one.count > 0),
    blocked: count('dunning/blocked'),
    belowMinimum: count('dunning/below-minimum'),
    policyUnknown: count('dunning/policy-unknown'),
    toApprove: count('notices/to-approve'),
    toSend: count('notices/to-send'),
    outdated: count('notices/outdated'),
  };
}

/** A window into what waits for a decision. */
export function readApprovals(
  file: SqliteFile,
  query: ApprovalListQuery,
  actor: Actor,
): DueList<WaitingApproval> {
  const selection = approvalSelection(query.filter, actor);
  return selection === undefined ? { head: { total: 0 }, rows: [] } : readPlaced(file, selection, query);
}

/** Authority: what of the list somebody sees under a filter; undefined for nothing. */
export function approvalSelection(filter: ApprovalListQuery['filter'], actor: Actor): Selection | undefined {
  if (filter === 'all') return { list: 'approvals/all' };
  if (filter === 'asked') return { list: `approvals/by/${actor.userId}` };
  // Authority: the lowest role that may is the needed one; an administrator may everything, nobody what they asked for.
  if (actor.role === 'administrator') return { list: 'approvals/all', markNot: actor.userId };
  return actor.role === 'manager' ? { list: 'approvals/for/manager', markNot: actor.userId } : undefined;
}

/** A window into the accounts to visit on a day. */
export function readVisits(file: SqliteFile, query: VisitListQuery): DueList<VisitListRow> {
  return readPlaced(file, { list: 'visits', markUntil: dayAfter(query.date) }, query);
}

/** A window into the receipts. */
export function readReceipts(file: SqliteFile, query: CashListQuery): DueList<ReceiptListRow> {
  const isDescending = query.filter === 'voided' || query.filter === 'all';
  return readPlaced(file, { list: `receipts/${query.filter}`, isDescending }, query);
}

/** A window into what the rules suggest about credit holds. */
export function readCredit(file: SqliteFile, query: CreditListQuery): DueList<CreditListRow> {
  return readPlaced(file, { list: `credit/${query.filter}` }, query);
}
