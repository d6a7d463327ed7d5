import type { AccountHead, AccountView, Pending } from '../../src-shared/contract/account-view.ts';
import type { ListWindow } from '../../src-shared/contract/live-list.ts';
import { accountFigures } from '../../src-shared/domain/account/account-figures.ts';
import { creditUsePercent, exposureMinor } from '../../src-shared/domain/credit/credit-use.ts';
import { lastContactOn, nextAction, priority } from '../../src-shared/domain/priority/priority.ts';
import { openCountOf, openRows } from './account-invoices.ts';
import { accountStanding } from './account-standing.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { effectivePosition } from './effective-position.ts';

/** The account without its lists, as its live view sends it. Pure. */
export function accountHead(
  effective: EffectiveAccount,
  rules: SummaryRules,
): ListWindow<AccountHead, never> {
  const { aggregate } = effective;
  const head = {
    ...accountFacts(effective, rules),
    openInvoiceCount: openCountOf(aggregate, rules),
    promiseCount: aggregate.promises.length,
    disputeCount: aggregate.disputes.length,
    paymentCount: aggregate.payments.length,
    ...accountStanding(aggregate, rules),
  };
  return { head, rows: [] };
}

/** The whole account with all of its lists. Pure. */
export function accountView(effective: EffectiveAccount, rules: SummaryRules): AccountView {
  const { aggregate, waitingIds } = effective;
  const { promises } = effectivePosition(aggregate, rules);
  const pending = <Item>(item: Item, id: string): Pending<Item> => ({
    ...item,
    isWaiting: waitingIds.has(id),
  });
  return {
    ...accountFacts(effective, rules),
    openInvoices: openRows(aggregate, rules),
    promises: [...promises]
      .sort((a, b) => newestFirst(a.promise.madeAt, b.promise.madeAt))
      .map((one) => pending(one, one.promise.id)),
    disputes: [...aggregate.disputes]
      .sort((a, b) => newestFirst(a.openedAt, b.openedAt))
      .map((dispute) => pending({ dispute }, dispute.id)),
    activities: [...aggregate.activities]
      .sort((a, b) => newestFirst(a.at, b.at))
      .map((activity) => pending({ activity }, activity.id)),
    payments: [...aggregate.payments].sort((a, b) => newestFirst(a.receivedOn, b.receivedOn)),
  };
}

function accountFacts({ aggregate, waitingCount }: EffectiveAccount, rules: SummaryRules) {
  const { account, payments } = aggregate;
  const position = effectivePosition(aggregate, rules);
  const figures = accountFigures(position, payments, account.currency, rules.settings.policy);
  const exposed = exposureMinor(account, figures[0].balanceMinor);
  return {
    account,
    today: rules.today,
    figures,
    ageingBucketDays: rules.settings.policy.ageingBucketDays,
    priority: priority(aggregate, position, figures, rules.settings.strategy),
    creditUsePercent: creditUsePercent(exposed, account.creditLimitMinor) ?? null,
    settledInvoiceCount: position.invoices.length - openCountOf(aggregate, rules),
    lastContactOn: lastContactOn(aggregate) ?? null,
    nextAction: nextAction(aggregate) ?? null,
    waitingCount,
  };
}

function newestFirst(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? 1 : -1;
}
