import type { WorklistRow } from '../../src-shared/contract/worklist-view.ts';
import type { Account } from '../../src-shared/domain/account/account.ts';
import { accountFigures } from '../../src-shared/domain/account/account-figures.ts';
import { accountPosition } from '../../src-shared/domain/account/account-position.ts';
import { addDays, type BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { isDisputeActive } from '../../src-shared/domain/dispute/dispute.ts';
import type { Policy } from '../../src-shared/domain/organisation/policy.ts';
import { lastContactOn, nextAction, priority } from '../../src-shared/domain/priority/priority.ts';
import type { Strategy } from '../../src-shared/domain/priority/strategy.ts';
import { isNotKept, type PromiseProgress } from '../../src-shared/domain/promise/promise-progress.ts';
import { disputeRow, isListed, promiseRow } from './due-rows.ts';
import type { EffectiveAccount } from './effective-account.ts';
import type { AccountSummary } from './ports/read-models-port.ts';
import { searchTexts } from './search-texts.ts';

/** The rules that a summary follows. */
export type SummaryRules = {
  readonly today: BusinessDate;
  readonly policy: Policy;
  readonly strategy: Strategy;
};

/** W1–W3: what the read models keep of an account. Pure. */
export function accountSummary(effective: EffectiveAccount, rules: SummaryRules): AccountSummary {
  const { aggregate } = effective;
  const position = accountPosition(aggregate, rules.today, rules.policy);
  const balances = accountFigures(position, aggregate.payments, aggregate.account.currency, rules.policy);
  const brokenSince = addDays(rules.today, -rules.strategy.brokenPromiseWindowDays);
  const open = position.promises.filter((one) => one.status === 'open');
  // P4: for as long as the strategy's window says.
  const notKept = position.promises.filter(
    (one) => isNotKept(one.status) && one.promise.promisedDate >= brokenSince,
  );
  const disputes = aggregate.disputes.filter(isDisputeActive);
  const action = nextAction(aggregate) ?? null;
  const row: WorklistRow = {
    ...ofAccount(aggregate.account),
    ...balances[0],
    ...priority(aggregate, position, balances[0], rules.strategy),
    nextPromise: nextPromise(open),
    brokenPromiseCount: notKept.length,
    activeDisputeCount: disputes.length,
    lastContactOn: lastContactOn(aggregate) ?? null,
    nextAction: action,
    hasOtherCurrencies: balances.length > 1,
    waitingCount: effective.waitingCount,
  };
  const hasPromiseDue = open.some((one) => one.promise.promisedDate <= rules.today);
  return {
    row,
    hasPromiseDue,
    isToWork:
      hasPromiseDue ||
      balances.some((figures) => figures.overdueMinor > 0) ||
      (action !== null && action.date <= rules.today) ||
      disputes.some((dispute) => dispute.dueDate < rules.today),
    balances,
    promises: [...open, ...notKept].filter(isListed).map((one) => promiseRow(one, effective)),
    disputes: disputes.map((one) => disputeRow(one, effective)),
    searchTexts: searchTexts(aggregate),
  };
}

function ofAccount({ id, number, name, riskClass, contacts }: Account) {
  const [contact] = contacts;
  return {
    accountId: id,
    number,
    name,
    riskClass,
    contactName: contact?.name ?? '',
    contactPhone: contact?.phone ?? '',
  };
}

function nextPromise(open: readonly PromiseProgress[]): WorklistRow['nextPromise'] {
  const [next] = [...open].sort((a, b) => (a.promise.promisedDate < b.promise.promisedDate ? -1 : 1));
  if (next === undefined) return null;
  const { promisedDate: date, amountMinor, currency } = next.promise;
  return { date, amountMinor, currency };
}
