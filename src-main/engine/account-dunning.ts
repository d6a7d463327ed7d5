import type {
  AccountDunning,
  AccountDunningProposal,
  UnsentNotice,
} from '../../src-shared/contract/dunning-view.ts';
import { type AccountPosition, positionsOf } from '../../src-shared/domain/account/account-position.ts';
import { dunningReasons } from '../../src-shared/domain/dunning/item-standing.ts';
import type { DunningNotice } from '../../src-shared/domain/dunning/notice.ts';
import { outdatedItems } from '../../src-shared/domain/dunning/outdated.ts';
import {
  blockOn,
  type DunningProposal,
  proposeNotices,
} from '../../src-shared/domain/dunning/propose-notices.ts';
import { sumMinor } from '../../src-shared/domain/money/amount.ts';
import type { SummaryRules } from './account-summary.ts';
import { isUnsent } from './dunning-rows.ts';
import type { EffectiveAccount } from './effective-account.ts';
import { effectivePosition } from './effective-position.ts';

/** G1: what would be dunned now on an account, with why, and its notices that were not sent. Pure. */
export function accountDunning(effective: EffectiveAccount, rules: SummaryRules): AccountDunning {
  const { aggregate } = effective;
  const position = effectivePosition(aggregate, rules);
  return {
    block: blockOn(aggregate, rules.today),
    proposals: proposeNotices(aggregate, position, rules.settings).map(proposalEntry),
    unsent: aggregate.notices
      .filter(isUnsent)
      .toSorted((a, b) => (a.proposed.at < b.proposed.at ? 1 : -1))
      .map((notice) => unsentNotice(notice, position, effective)),
  };
}

function proposalEntry({ currency, why, notice, standings }: DunningProposal): AccountDunningProposal {
  const counts = Map.groupBy(standings, ({ reason }) => reason);
  return {
    currency,
    why,
    notice: notice && noticeTerms(notice),
    reasons: dunningReasons.flatMap((reason) => {
      const count = counts.get(reason)?.length ?? 0;
      return count === 0 ? [] : [{ reason, count }];
    }),
  };
}

function noticeTerms(notice: NonNullable<DunningProposal['notice']>): AccountDunningProposal['notice'] {
  const { level, channel, template, feeMinor, interestMinor, interestUnknown, items, needsApproval } = notice;
  return {
    level,
    channel,
    template,
    feeMinor,
    interestMinor,
    interestUnknown,
    needsApproval,
    amountMinor: sumMinor(items.map((item) => item.amountMinor)),
    itemCount: items.length,
    oldestDaysPastDue: items.reduce((most, item) => Math.max(most, item.daysPastDue), 0),
  };
}

const shownItems = 20;

function unsentNotice(
  notice: DunningNotice,
  position: AccountPosition,
  { waitingIds }: EffectiveAccount,
): UnsentNotice {
  const { items, ...terms } = notice;
  const outdated = outdatedItems(notice, position);
  const shown = outdated.slice(0, shownItems);
  const invoices = positionsOf(
    position,
    shown.map((item) => item.invoiceId),
  );
  return {
    ...terms,
    itemCount: items.length,
    amountMinor: sumMinor(items.map((item) => item.amountMinor)),
    outdatedCount: outdated.length,
    outdated: shown.map((item) => ({
      ...item,
      number: invoices.get(item.invoiceId)?.invoice.number ?? null,
    })),
    isWaiting: waitingIds.has(notice.id),
  };
}
