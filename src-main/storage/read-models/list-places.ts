import type { WaitingApproval } from '../../../src-shared/contract/approvals-view.ts';
import type { ReceiptListRow } from '../../../src-shared/contract/cash-view.ts';
import type { CreditListRow } from '../../../src-shared/contract/credit-view.ts';
import type { DisputeListRow, PromiseListRow } from '../../../src-shared/contract/due-lists-view.ts';
import type { DunningListRow, NoticeListRow } from '../../../src-shared/contract/dunning-view.ts';
import type { PlanListRow } from '../../../src-shared/contract/plans-view.ts';
import type { VisitListRow } from '../../../src-shared/contract/visits-view.ts';
import type { AccountLists } from '../../engine/account-lists.ts';

/** Where a row stands: in which list, and at which place of it. `mark` is what a reading may leave rows out by. */
export type Place = { readonly list: string; readonly place: string; readonly mark?: string };

/** A row with its places. `item` names it among the rows of its account. */
export type PlacedItem = {
  readonly item: string;
  readonly content: object;
  readonly places: readonly Place[];
};

/** All rows of an account with their places. */
export function placedItems(lists: AccountLists): readonly PlacedItem[] {
  return [
    ...lists.promises.map((row) => placed('promise', row.promiseId, row, promisePlaces(row))),
    ...lists.disputes.map((row) => placed('dispute', row.disputeId, row, disputePlaces(row))),
    ...lists.followUps.map((row) =>
      placed('follow-up', row.followUpId, row, [{ list: 'follow-ups', place: row.date }]),
    ),
    ...lists.plans.map((row) => placed('plan', row.planId, row, planPlaces(row))),
    ...lists.dunning.map((row) => placed('dunning', row.currency, row, dunningPlaces(row))),
    ...lists.notices.map((row) => placed('notice', row.noticeId, row, noticePlaces(row))),
    ...lists.approvals.map((row) => placed(row.kind, `approval/${row.subjectId}`, row, approvalPlaces(row))),
    ...(lists.visit === undefined ? [] : [placed('visit', '', lists.visit, [visitPlace(lists.visit)])]),
    ...lists.receipts.map((row) => placed('receipt', row.receiptId, row, receiptPlaces(row))),
    ...(lists.credit === undefined ? [] : [placed('credit', '', lists.credit, creditPlaces(lists.credit))]),
  ];
}

function placed(kind: string, id: string, content: object, places: readonly Place[]): PlacedItem {
  return { item: `${kind}/${id}`, content, places };
}

function promisePlaces({ status, promisedDate: place, amendmentCount }: PromiseListRow): readonly Place[] {
  const list = status === 'open' ? 'promises/open' : 'promises/not-kept';
  return amendmentCount === 0
    ? [{ list, place }]
    : [
        { list, place },
        { list: 'promises/amended', place },
      ];
}

function disputePlaces({ state, processor, dueDate: place }: DisputeListRow): readonly Place[] {
  const ofState = [
    { list: disputeList({ state, processor: null }), place },
    { list: disputeList({ state, processor }), place },
  ];
  if (state === 'resolved') return ofState;
  return [
    { list: disputeList({ state: null, processor: null }), place },
    { list: disputeList({ state: null, processor }), place },
    ...ofState,
  ];
}

/** The name of the list of disputes of a state and a processor; of active ones without a state. */
export function disputeList({
  state,
  processor,
}: {
  readonly state: string | null;
  readonly processor: string | null;
}): string {
  if (processor === null) return state === null ? 'disputes/active' : `disputes/state/${state}`;
  return state === null ? `disputes/active-of/${processor}` : `${boardList}${state}/${processor}`;
}

/** What the names of the lists by state and processor begin with. */
export const boardList = 'disputes/board/';

/** After every date. */
const lastPlace = '~';

function planPlaces(row: PlanListRow): readonly Place[] {
  const place = row.nextInstalment?.dueDate ?? lastPlace;
  const standing = { list: 'plans/standing', place };
  switch (row.status) {
    case 'active':
      return [
        standing,
        { list: 'plans/active', place },
        ...(row.overdueCount > 0 ? [{ list: 'plans/missed', place }] : []),
      ];
    case 'defaulted':
      return [standing, { list: 'plans/defaulted', place: row.defaultedOn ?? '' }];
    default:
      return [standing, { list: 'plans/not-signed', place }];
  }
}

function dunningPlaces(row: DunningListRow): readonly Place[] {
  const { oldestDaysPastDue } = row;
  if (row.why === 'policy-unknown')
    return [{ list: 'dunning/policy-unknown', place: descending(oldestDaysPastDue) }];
  const { why, level } = row;
  const place = `${9 - level}/${descending(oldestDaysPastDue)}`;
  const list = `dunning/${why ?? 'due'}`;
  return [
    { list, place },
    { list: `${list}/${level}`, place },
  ];
}

/** A count as a text that sorts the largest first. */
function descending(count: number): string {
  return (9_999_999 - count).toString().padStart(7, '0');
}

function noticePlaces({ state, outdatedCount, proposedAt: place }: NoticeListRow): readonly Place[] {
  const list = state === 'proposed' ? 'notices/to-approve' : 'notices/to-send';
  return outdatedCount === 0
    ? [{ list, place }]
    : [
        { list, place },
        { list: 'notices/outdated', place },
      ];
}

function approvalPlaces({ askedAt: place, askedBy, neededRole }: WaitingApproval): readonly Place[] {
  const mark = askedBy.userId;
  return [
    { list: 'approvals/all', place, mark },
    { list: `approvals/for/${neededRole}`, place, mark },
    { list: `approvals/by/${mark}`, place, mark },
  ];
}

function visitPlace({ openVisit, planned, place }: VisitListRow): Place {
  const isThere = openVisit !== null;
  // Somebody is there: the account is on the list of every day.
  return { list: 'visits', place: `${isThere ? 0 : 1}/${place}`, mark: isThere ? '' : (planned?.date ?? '') };
}

function receiptPlaces(row: ReceiptListRow): readonly Place[] {
  const { issuedAt: place, method, isVoided, isDeposited } = row;
  const all = { list: 'receipts/all', place };
  if (isVoided) return [all, { list: 'receipts/voided', place }];
  if (isDeposited || (method !== 'cash' && method !== 'cheque')) return [all];
  const ofMethod = method === 'cash' ? 'receipts/to-deposit-cash' : 'receipts/to-deposit-cheques';
  return [all, { list: 'receipts/to-deposit', place }, { list: ofMethod, place }];
}

function creditPlaces({ suggests, checks, held }: CreditListRow): readonly Place[] {
  const reasons = checks.filter(({ isReached }) => isReached).length;
  const days = checks.find(({ rule }) => rule === 'days-overdue')?.value ?? 0;
  const place = {
    hold: `0/${descending(reasons)}/${descending(days)}`,
    release: `1/${held?.on ?? ''}`,
    review: `2/${descending(days)}`,
  }[suggests];
  return [
    { list: 'credit/all', place },
    { list: `credit/${suggests}`, place },
  ];
}
