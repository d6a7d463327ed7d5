import type { WaitingApproval } from '../../src-shared/contract/approvals-view.ts';
import type { ReceiptListRow } from '../../src-shared/contract/cash-view.ts';
import type { CreditListRow } from '../../src-shared/contract/credit-view.ts';
import type {
  DisputeListRow,
  FollowUpListRow,
  PromiseListRow,
} from '../../src-shared/contract/due-lists-view.ts';
import type { DunningListRow, NoticeListRow } from '../../src-shared/contract/dunning-view.ts';
import type { PlanListRow } from '../../src-shared/contract/plans-view.ts';
import type { VisitListRow } from '../../src-shared/contract/visits-view.ts';

/** The rows that an account has in the lists over all accounts. */
export type AccountLists = {
  /** Open ones, and those not kept within the strategy's window (P4). */
  readonly promises: readonly PromiseListRow[];
  /** Those that are not closed: active ones (D3) and resolved ones. */
  readonly disputes: readonly DisputeListRow[];
  readonly followUps: readonly FollowUpListRow[];
  /** Those that are not over. */
  readonly plans: readonly PlanListRow[];
  /** G1: what would be dunned, by currency. */
  readonly dunning: readonly DunningListRow[];
  /** Those that were not sent. */
  readonly notices: readonly NoticeListRow[];
  readonly approvals: readonly WaitingApproval[];
  /** Undefined where nobody is there and no visit is planned. */
  readonly visit: VisitListRow | undefined;
  readonly receipts: readonly ReceiptListRow[];
  /** Undefined where the rules suggest neither a hold nor a release. */
  readonly credit: CreditListRow | undefined;
};

export const noLists: AccountLists = {
  promises: [],
  disputes: [],
  followUps: [],
  plans: [],
  dunning: [],
  notices: [],
  approvals: [],
  visit: undefined,
  receipts: [],
  credit: undefined,
};
