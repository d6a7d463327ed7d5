import type { DunningListRow, NoticeListRow } from '../../src-shared/contract/dunning-view.ts';
import type { AccountPosition } from '../../src-shared/domain/account/account-position.ts';
import type { InvoicePosition } from '../../src-shared/domain/account/ledger-position.ts';
import {
  type DunningPolicies,
  type DunningPolicy,
  dunningPolicyOf,
  feeMinor,
} from '../../src-shared/domain/dunning/dunning-policy.ts';
import type { DunningNotice } from '../../src-shared/domain/dunning/notice.ts';
import { outdatedItems } from '../../src-shared/domain/dunning/outdated.ts';
import {
  blockOn,
  type DunningProposal,
  needsApproval,
  noticeLevel,
  proposeNotices,
} from '../../src-shared/domain/dunning/propose-notices.ts';
import { sumMinor } from '../../src-shared/domain/money/amount.ts';
import type { Settings } from '../../src-shared/domain/organisation/settings.ts';
import { ofAccount } from './due-rows.ts';
import type { EffectiveAccount } from './effective-account.ts';

type DunningSettings = Pick<Settings, 'dunning' | 'interest' | 'versions'>;

/** G1: the rows of an account in the list of what is due to be dunned. */
export function dunningRows(
  effective: EffectiveAccount,
  position: AccountPosition,
  settings: DunningSettings,
): readonly DunningListRow[] {
  if (!position.invoices.some((item) => item.toCollectMinor > 0)) return [];
  const { aggregate } = effective;
  const policy = dunningPolicyOf(aggregate.account, settings.dunning);
  const block = blockOn(aggregate, position.today);
  if (policy === undefined) return unruledRows(effective, position, block);
  const unblocked =
    block === null ? aggregate : { ...aggregate, account: { ...aggregate.account, dunningBlock: null } };
  const rules = { ...settings, dunning: withoutInterest(settings.dunning) };
  return proposeNotices(unblocked, position, rules).flatMap((proposal) => {
    const due = dueOf(proposal, policy);
    if (due === undefined) return [];
    const why = block !== null ? 'blocked' : proposal.notice === null ? 'below-minimum' : null;
    return [
      {
        ...ofAccount(effective),
        ...due,
        why,
        block: block && { reason: block.reason, until: block.until },
      } satisfies DunningListRow,
    ];
  });
}

/** G1: a row for each currency of what nobody can dun, so that somebody mends the account or adds the policy. */
function unruledRows(
  effective: EffectiveAccount,
  { invoices }: AccountPosition,
  block: ReturnType<typeof blockOn>,
): readonly DunningListRow[] {
  const due = invoices.filter((item) => item.toCollectMinor > 0);
  const byCurrency = Map.groupBy(due, ({ invoice }): string => invoice.currency);
  return [...byCurrency].map(([currency, items]) => ({
    ...ofAccount(effective),
    currency,
    ...sumOf(items),
    why: 'policy-unknown',
    policy: effective.aggregate.account.dunningPolicy ?? '',
    block: block && { reason: block.reason, until: block.until },
  }));
}

function sumOf(items: readonly InvoicePosition[]) {
  return {
    amountMinor: sumMinor(items.map((item) => item.toCollectMinor)),
    itemCount: items.length,
    oldestDaysPastDue: items.reduce((most, { daysPastDue }) => Math.max(most, daysPastDue), 0),
  };
}

/** What of a proposal is due, whether it comes to enough or not; undefined where nothing is. */
function dueOf({ currency, standings }: DunningProposal, policy: DunningPolicy) {
  const level = noticeLevel(standings, policy);
  if (level === undefined) return undefined;
  const due = standings.filter((one) => one.dueLevel !== null);
  return {
    currency,
    level: level.level,
    channel: level.channel,
    feeMinor: feeMinor(level, currency),
    ...sumOf(due.map(({ position }) => position)),
    needsApproval: needsApproval(level, policy),
  };
}

const withoutInterestOf = new WeakMap<DunningPolicies, DunningPolicies>();

/** Interest on every item is many times the work of all the rest, and no list shows it. */
export function withoutInterest(dunning: DunningPolicies): DunningPolicies {
  const known = withoutInterestOf.get(dunning);
  if (known !== undefined) return known;
  const policies = dunning.policies.map((policy) => ({
    ...policy,
    levels: policy.levels.map((level) => ({ ...level, withInterest: false })),
  }));
  const made = { ...dunning, policies };
  withoutInterestOf.set(dunning, made);
  return made;
}

type UnsentNotice = DunningNotice & { readonly state: NoticeListRow['state'] };

/** True for a notice that waits for approval or to be sent. */
export function isUnsent(notice: DunningNotice): notice is UnsentNotice {
  return notice.state === 'proposed' || notice.state === 'approved';
}

/** G1: the row of a notice that was not sent. */
export function noticeRow(
  notice: UnsentNotice,
  position: AccountPosition,
  effective: EffectiveAccount,
): NoticeListRow {
  const { id, state, level, channel, currency, items, proposed } = notice;
  const { feeMinor, interestMinor, interestUnknown } = notice;
  return {
    ...ofAccount(effective),
    noticeId: id,
    state,
    level,
    channel,
    currency,
    amountMinor: sumMinor(items.map((item) => item.amountMinor)),
    feeMinor,
    interestMinor,
    interestUnknown,
    itemCount: items.length,
    outdatedCount: outdatedItems(notice, position).length,
    proposedOn: proposed.on,
    proposedAt: proposed.at,
    proposedBy: proposed.by.name,
    isWaiting: effective.waitingIds.has(id),
  };
}
