import type { ApprovalListQuery, ApprovalListRow } from '../../src-shared/contract/approvals-view.ts';
import type { CashListQuery, CashReport, ReceiptListRow } from '../../src-shared/contract/cash-view.ts';
import type { CreditListQuery, CreditListRow } from '../../src-shared/contract/credit-view.ts';
import type { DueList } from '../../src-shared/contract/due-lists-view.ts';
import type {
  DunningCounts,
  DunningListQuery,
  DunningListRow,
  NoticeListQuery,
  NoticeListRow,
} from '../../src-shared/contract/dunning-view.ts';
import type { PlanListQuery, PlanListRow } from '../../src-shared/contract/plans-view.ts';
import type { VisitListQuery, VisitListRow } from '../../src-shared/contract/visits-view.ts';
import { withAuthority } from './approval-rows.ts';
import type { EngineServices } from './engine-services.ts';
import { isReplicaShown } from './replica-shown.ts';

const noRows: DueList<never> = { head: { total: 0 }, rows: [] };

export function planList({ readModels, device }: EngineServices, query: PlanListQuery): DueList<PlanListRow> {
  return isReplicaShown(device) ? readModels.plans(query) : noRows;
}

export function dunningList(
  { readModels, device }: EngineServices,
  query: DunningListQuery,
): DueList<DunningListRow> {
  return isReplicaShown(device) ? readModels.dunning(query) : noRows;
}

export function noticeList(
  { readModels, device }: EngineServices,
  query: NoticeListQuery,
): DueList<NoticeListRow> {
  return isReplicaShown(device) ? readModels.notices(query) : noRows;
}

const noDunning: DunningCounts = {
  due: [],
  blocked: 0,
  belowMinimum: 0,
  policyUnknown: 0,
  toApprove: 0,
  toSend: 0,
  outdated: 0,
};

export function dunningCounts({ readModels, device }: EngineServices): DunningCounts {
  return isReplicaShown(device) ? readModels.dunningCounts() : noDunning;
}

/** Authority: what waits for a decision, with whether the person who is signed in may take it. */
export function approvalList(
  { readModels, device, rules }: EngineServices,
  query: ApprovalListQuery,
): DueList<ApprovalListRow> {
  const actor = device.session()?.actor;
  if (actor === undefined || !isReplicaShown(device)) return noRows;
  const { head, rows } = readModels.approvals(query, actor);
  return { head, rows: rows.map((row) => withAuthority(row, actor, rules.settings())) };
}

export function visitList(
  { readModels, device }: EngineServices,
  query: VisitListQuery,
): DueList<VisitListRow> {
  return isReplicaShown(device) ? readModels.visits(query) : noRows;
}

export function creditList(
  { readModels, device }: EngineServices,
  query: CreditListQuery,
): DueList<CreditListRow> {
  return isReplicaShown(device) ? readModels.credit(query) : noRows;
}

export function receiptList(
  { readModels, device }: EngineServices,
  query: CashListQuery,
): DueList<ReceiptListRow> {
  return isReplicaShown(device) ? readModels.receipts(query) : noRows;
}

/** R2, R4: the cash of the accounts that this device holds, and the numbers that it has left. */
export function cashReport({ readModels, device, receiptNumbers }: EngineServices): CashReport {
  const nothing = { toDeposit: [], agents: [], numbers: [] };
  const report = isReplicaShown(device) ? readModels.cashReport() : nothing;
  return { ...report, numbersLeft: receiptNumbers.left() };
}
