import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { AccountPosition } from '../account/account-position.ts';
import type { BusinessDate } from '../calendar/business-date.ts';
import { type Result, succeed } from '../failure.ts';
import { sumMinor } from '../money/amount.ts';
import { readRate } from '../money/rate.ts';
import { compareRatios, multiplyRatios, ratio } from '../money/ratio.ts';
import type { Settings } from '../organisation/settings.ts';
import { type DunningPolicy, dunningPolicyOf, feeMinor, minimumMinor } from './dunning-policy.ts';
import { type ItemStanding, itemStandings } from './item-standing.ts';
import type { DunningNotice } from './notice.ts';
import { noticeInterest } from './notice-interest.ts';

type Level = DunningPolicy['levels'][number];

/** A notice as it would be: what stays for the command is who proposes it and its id. */
export type ProposedNotice = Pick<
  DunningNotice,
  | 'level'
  | 'currency'
  | 'channel'
  | 'template'
  | 'items'
  | 'feeMinor'
  | 'interestMinor'
  | 'interestUnknown'
  | 'policy'
  | 'policyVersion'
> & { readonly needsApproval: boolean };

type DunningSettings = Pick<Settings, 'dunning' | 'interest' | 'versions'>;

/** G1: why there is no notice. `policy-unknown`: the account names a policy that the organisation does not have. */
export const noNoticeReasons = ['blocked', 'nothing-due', 'below-minimum', 'policy-unknown'] as const;
export type NoNotice = (typeof noNoticeReasons)[number];

/** G1: what would be dunned now, and why the rest would not. Per currency, because amounts of several never add. */
export type DunningProposal = {
  readonly currency: string;
  readonly notice: ProposedNotice | null;
  /** Why there is no notice; null where there is one. */
  readonly why: NoNotice | null;
  /** Empty where the account names a policy that there is not. */
  readonly standings: readonly ItemStanding[];
};

/** G1: the block of the account that holds on a day. */
export function blockOn(
  { account }: Pick<AccountAggregate, 'account'>,
  today: BusinessDate,
): AccountAggregate['account']['dunningBlock'] {
  const { dunningBlock } = account;
  if (dunningBlock === null) return null;
  return dunningBlock.until === null || dunningBlock.until >= today ? dunningBlock : null;
}

/**
 * G1: the notices that are due on an account, one a currency at most, by the account's policy. The level of a notice is
 * that of the oldest item; what is disputed, promised or on a plan is in none.
 */
export function proposeNotices(
  aggregate: AccountAggregate,
  position: AccountPosition,
  settings: DunningSettings,
): readonly DunningProposal[] {
  const policy = dunningPolicyOf(aggregate.account, settings.dunning);
  if (policy === undefined) return withoutPolicy(position);
  const standings = itemStandings(position.invoices, aggregate, policy, position.today);
  const byCurrency = Map.groupBy(standings, (one) => one.position.invoice.currency as string);
  const isBlocked = blockOn(aggregate, position.today) !== null;
  return [...byCurrency].sort(byKey).map(([currency, all]) => {
    if (isBlocked) return { currency, notice: null, why: 'blocked', standings: all };
    return {
      currency,
      ...noticeOver(aggregate, all, position.today, { ...settings, policy }),
      standings: all,
    };
  });
}

/**
 * G1: the level of a notice over these items of one currency: that of the oldest item of which something is to be
 * collected, be that item due to be dunned or not. Undefined where no item is due.
 */
export function noticeLevel(
  standings: readonly ItemStanding[],
  { levels }: Pick<DunningPolicy, 'levels'>,
): Level | undefined {
  if (!standings.some((one) => one.dueLevel !== null)) return undefined;
  const toCollect = standings.filter(({ position }) => position.toCollectMinor > 0);
  const oldest = toCollect.reduce<ItemStanding | undefined>(older, undefined);
  // What another policy has sent may be above all levels of this one.
  return levels[Math.min(oldest?.presentLevel ?? 0, levels.length) - 1];
}

function withoutPolicy({ invoices }: AccountPosition): readonly DunningProposal[] {
  const due = invoices.filter((item) => item.toCollectMinor > 0).map(({ invoice }) => invoice.currency);
  return [...new Set<string>(due)]
    .sort()
    .map((currency) => ({ currency, notice: null, why: 'policy-unknown', standings: [] }));
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : 1;
}

function noticeOver(
  aggregate: AccountAggregate,
  standings: readonly ItemStanding[],
  today: BusinessDate,
  { policy, interest, versions }: DunningSettings & { readonly policy: DunningPolicy },
): Pick<DunningProposal, 'notice' | 'why'> {
  const due = standings.filter((one) => one.dueLevel !== null);
  const level = noticeLevel(standings, policy);
  const currency = due[0]?.position.invoice.currency;
  if (level === undefined || currency === undefined) return { notice: null, why: 'nothing-due' };
  if (!isEnough(due, standings, level, currency)) return { notice: null, why: 'below-minimum' };
  const notice: ProposedNotice = {
    level: level.level,
    currency,
    channel: level.channel,
    template: level.template,
    items: due.map(({ position, dueLevel }) => ({
      invoiceId: position.invoice.id,
      amountMinor: position.toCollectMinor,
      daysPastDue: position.daysPastDue,
      level: dueLevel ?? level.level,
    })),
    feeMinor: feeMinor(level, currency),
    ...statedInterest(level.withInterest ? noticeInterest(aggregate, due, today, interest) : succeed(0)),
    policy: policy.name,
    policyVersion: versions.dunning ?? 0,
    needsApproval: needsApproval(level, policy),
  };
  return { notice, why: null };
}

/** G2: an interest that cannot be told is not stated, and the notice says why. */
function statedInterest(found: Result<number>): Pick<ProposedNotice, 'interestMinor' | 'interestUnknown'> {
  return found.ok
    ? { interestMinor: found.value, interestUnknown: null }
    : { interestMinor: 0, interestUnknown: found.failure };
}

/** G1: whether a notice of this level waits for somebody's approval. */
export function needsApproval(
  { level }: Pick<Level, 'level'>,
  { approvalFromLevel }: Pick<DunningPolicy, 'approvalFromLevel'>,
): boolean {
  return approvalFromLevel !== null && level >= approvalFromLevel;
}

function older(oldest: ItemStanding | undefined, one: ItemStanding): ItemStanding {
  if (oldest === undefined) return one;
  const days = one.position.daysPastDue - oldest.position.daysPastDue;
  if (days !== 0) return days > 0 ? one : oldest;
  return one.position.invoice.id < oldest.position.invoice.id ? one : oldest;
}

/** Both minimums of the level: a sum, and a part of what the account has overdue in the currency. */
function isEnough(
  due: readonly ItemStanding[],
  all: readonly ItemStanding[],
  level: Level,
  currency: string,
): boolean {
  const dueMinor = sumMinor(due.map(({ position }) => position.toCollectMinor));
  const overdueMinor = sumMinor(
    all.filter(({ position }) => position.daysPastDue > 0).map(({ position }) => position.openMinor),
  );
  const leastMinor = minimumMinor(level, currency);
  const leastPart = multiplyRatios(ratio(overdueMinor), readRate(level.minimumPercent));
  return dueMinor >= leastMinor && compareRatios(ratio(dueMinor), leastPart) >= 0;
}
