import type { WorklistRow } from '../../src-shared/contract/worklist-view.ts';
import type { Account } from '../../src-shared/domain/account/account.ts';
import { accountFigures } from '../../src-shared/domain/account/account-figures.ts';
import { type AccountPosition, accountPosition } from '../../src-shared/domain/account/account-position.ts';
import { openFollowUps } from '../../src-shared/domain/activity/follow-ups.ts';
import { addDays, type BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { creditUsePercent, exposureMinor } from '../../src-shared/domain/credit/credit-use.ts';
import { type Dispute, isDisputeActive } from '../../src-shared/domain/dispute/dispute.ts';
import type { Settings } from '../../src-shared/domain/organisation/settings.ts';
import { brokenPromiseTasks } from '../../src-shared/domain/priority/broken-promise-tasks.ts';
import { lastContactOn, nextAction, priority } from '../../src-shared/domain/priority/priority.ts';
import { isNotKept, type PromiseProgress } from '../../src-shared/domain/promise/promise-progress.ts';
import { caseSettlements } from '../../src-shared/domain/request/case-settlements.ts';
import { figureSumsOf } from './account-figure-sums.ts';
import type { AccountLists } from './account-lists.ts';
import { approvalRows } from './approval-rows.ts';
import { creditRow } from './credit-row.ts';
import { disputeRow, isListed, plannedRow, promiseRow, taskRow } from './due-rows.ts';
import { dunningRows, isUnsent, noticeRow } from './dunning-rows.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { basisOf } from './figure-rules.ts';
import { isPlanListed, planRow } from './plan-rows.ts';
import type { AccountSummary } from './ports/read-models-port.ts';
import { receiptRow } from './receipt-rows.ts';
import { searchTexts } from './search-texts.ts';
import { visitRow } from './visit-row.ts';

/** The rules that a summary follows. */
export type SummaryRules = {
  readonly today: BusinessDate;
  readonly settings: Settings;
};

/** W1–W3: what the read models keep of an account. Pure. */
export function accountSummary(effective: EffectiveAccount, rules: SummaryRules): AccountSummary {
  const { aggregate } = effective;
  const { policy, strategy } = rules.settings;
  const position = accountPosition(aggregate, rules.today, rules.settings);
  const balances = accountFigures(position, aggregate.payments, aggregate.account.currency, policy);
  const brokenSince = addDays(rules.today, -strategy.brokenPromiseWindowDays);
  const open = position.promises.filter((one) => one.status === 'open');
  // P4: for as long as the strategy's window says.
  const notKept = position.promises.filter(
    (one) => isNotKept(one.status) && one.promise.promisedDate >= brokenSince,
  );
  const disputes = aggregate.disputes.filter(isDisputeActive);
  const action = nextAction(aggregate) ?? null;
  const row: WorklistRow = {
    ...ofAccount(aggregate.account, rules.today),
    ...creditUse(aggregate.account, balances[0].balanceMinor),
    ...balances[0],
    // M1: days of different currencies compare, amounts do not.
    oldestDaysPastDue: Math.max(...balances.map((figures) => figures.oldestDaysPastDue)),
    ...priority(aggregate, position, balances, strategy),
    nextPromise: nextPromise(open),
    brokenPromiseCount: notKept.length,
    promisedAnewOn: promisedAnewOn(open, notKept),
    activeDisputeCount: disputes.length,
    lastContactOn: lastContactOn(aggregate) ?? null,
    nextAction: action,
    hasOtherCurrencies: balances.length > 1,
    waitingCount: effective.waitingCount,
  };
  const duePromises = open.filter((one) => one.promise.promisedDate <= rules.today);
  const followUps = openFollowUps(aggregate.activities);
  const tasks = brokenPromiseTasks(position, aggregate.activities);
  const { name, basis } = basisOf(rules);
  return {
    row,
    hasPromiseDue: duePromises.length > 0,
    isToWork:
      duePromises.length > 0 ||
      tasks.length > 0 ||
      balances.some((figures) => figures.overdueMinor > 0) ||
      followUps.some(({ date }) => date <= rules.today) ||
      disputes.some((dispute) => dispute.dueDate < rules.today),
    balances,
    promises: [...open, ...notKept].filter(isListed).map((one) => promiseRow(one, effective)),
    disputes: disputeRows(effective),
    followUps: [
      ...followUps.map((one) => plannedRow(one, effective)),
      ...tasks.map((one) => taskRow(one, effective)),
    ],
    credit: creditRow(effective, position, balances, rules.settings.credit),
    visit: visitRow(effective, { row, followUps, duePromiseCount: duePromises.length }),
    ...listedDocuments(effective, position, rules),
    searchTexts: searchTexts(aggregate),
    figures: { basis: name, sums: figureSumsOf(aggregate, basis) },
  };
}

function disputeRows(effective: EffectiveAccount): AccountSummary['disputes'] {
  const settlements = caseSettlements(effective.aggregate);
  return effective.aggregate.disputes
    .filter(isDisputeListed)
    .map((one) => disputeRow(one, settlements, effective));
}

function isDisputeListed(dispute: Dispute): boolean {
  return isDisputeActive(dispute) || dispute.state === 'resolved';
}

function listedDocuments(
  effective: EffectiveAccount,
  position: AccountPosition,
  { today, settings }: SummaryRules,
): Pick<AccountLists, 'plans' | 'dunning' | 'notices' | 'approvals' | 'receipts'> {
  const { notices, receipts } = effective.aggregate;
  return {
    plans: position.plans.filter(isPlanListed).map((one) => planRow(one, effective, today)),
    dunning: dunningRows(effective, position, settings),
    notices: notices.filter(isUnsent).map((one) => noticeRow(one, position, effective)),
    approvals: approvalRows(effective, settings),
    receipts: receipts.map((one) => receiptRow(one, effective)),
  };
}

function creditUse(account: Account, balanceMinor: number) {
  const exposed = exposureMinor(account, balanceMinor);
  return { creditUsePercent: creditUsePercent(exposed, account.creditLimitMinor) ?? null };
}

function ofAccount(account: Account, today: BusinessDate) {
  const { id, number, name, riskClass, segment, territory, collectorId, parentId, contacts } = account;
  const [contact] = contacts;
  const { creditHold, dunningBlock, language } = account;
  return {
    accountId: id,
    number,
    name,
    riskClass,
    segment,
    territory,
    language,
    collectorId,
    parentId,
    isOnCreditHold: creditHold !== null,
    isDunningBlocked: dunningBlock !== null && (dunningBlock.until === null || dunningBlock.until >= today),
    contactName: contact?.name ?? '',
    contactPhone: contact?.phone ?? '',
  };
}

function promisedAnewOn(
  open: readonly PromiseProgress[],
  notKept: readonly PromiseProgress[],
): WorklistRow['promisedAnewOn'] {
  if (notKept.length === 0) return null;
  const days = open
    .map(({ promise }) => promise.madeOn)
    .filter((madeOn) => notKept.every(({ promise }) => madeOn >= promise.promisedDate));
  return days.sort().at(-1) ?? null;
}

function nextPromise(open: readonly PromiseProgress[]): WorklistRow['nextPromise'] {
  const [next] = [...open].sort((a, b) => (a.promise.promisedDate < b.promise.promisedDate ? -1 : 1));
  if (next === undefined) return null;
  const { promisedDate: date, amountMinor, currency } = next.promise;
  return { date, amountMinor, currency };
}
