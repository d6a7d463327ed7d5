import type { WorklistRow } from '../../src-shared/contract/worklist-view.ts';
import type { AccountAggregate } from '../../src-shared/domain/account/account-aggregate.ts';
import { accountFigures } from '../../src-shared/domain/account/account-figures.ts';
import { accountPosition } from '../../src-shared/domain/account/account-position.ts';
import { addDays, type BusinessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { isDisputeActive } from '../../src-shared/domain/dispute/dispute.ts';
import type { Policy } from '../../src-shared/domain/organisation/policy.ts';
import { lastContactOn, nextAction, priority } from '../../src-shared/domain/priority/priority.ts';
import type { Strategy } from '../../src-shared/domain/priority/strategy.ts';
import { isNotKept, type PromiseProgress } from '../../src-shared/domain/promise/promise-progress.ts';
import type { EffectiveAccount } from './effective-account.ts';
import type { AccountSummary } from './ports/worklist-port.ts';

/** The rules that a summary follows. */
export type SummaryRules = {
  readonly today: BusinessDate;
  readonly policy: Policy;
  readonly strategy: Strategy;
};

/** W1–W3: the worklist's row of an account, with what its filters need. Pure. */
export function accountSummary(effective: EffectiveAccount, rules: SummaryRules): AccountSummary {
  const { aggregate } = effective;
  const { account } = aggregate;
  const position = accountPosition(aggregate, rules.today, rules.policy);
  const [own, ...others] = accountFigures(position, aggregate.payments, account.currency, rules.policy);
  const open = position.promises.filter((one) => one.status === 'open');
  const brokenSince = addDays(rules.today, -rules.strategy.brokenPromiseWindowDays);
  const action = nextAction(aggregate) ?? null;
  const hasPromiseDue = open.some((one) => one.promise.promisedDate <= rules.today);
  const hasOverdue = own.overdueMinor > 0 || others.some((figures) => figures.overdueMinor > 0);
  const isActionDue = action !== null && action.date <= rules.today;
  const contact = account.contacts[0];
  const row: WorklistRow = {
    accountId: account.id,
    number: account.number,
    name: account.name,
    ...own,
    ...priority(aggregate, position, own, rules.strategy),
    nextPromise: nextPromise(open),
    brokenPromiseCount: position.promises.filter(
      (one) => isNotKept(one.status) && one.promise.promisedDate >= brokenSince,
    ).length,
    activeDisputeCount: aggregate.disputes.filter(isDisputeActive).length,
    lastContactOn: lastContactOn(aggregate) ?? null,
    nextAction: action,
    riskClass: account.riskClass,
    contactName: contact?.name ?? '',
    contactPhone: contact?.phone ?? '',
    hasOtherCurrencies: others.length > 0,
    waitingCount: effective.waitingCount,
  };
  const isToWork = hasOverdue || hasPromiseDue || isActionDue || isDisputeLate(aggregate, rules.today);
  return { row, isToWork, hasPromiseDue };
}

function nextPromise(open: readonly PromiseProgress[]): WorklistRow['nextPromise'] {
  const [next] = [...open].sort((a, b) => (a.promise.promisedDate < b.promise.promisedDate ? -1 : 1));
  if (next === undefined) return null;
  const { promisedDate: date, amountMinor, currency } = next.promise;
  return { date, amountMinor, currency };
}

function isDisputeLate(aggregate: AccountAggregate, today: BusinessDate): boolean {
  return aggregate.disputes.some((dispute) => isDisputeActive(dispute) && dispute.dueDate < today);
}
