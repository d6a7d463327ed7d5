import type { AccountAggregate } from '../account/account-aggregate.ts';
import type { InvoicePosition } from '../account/ledger-position.ts';
import { type BusinessDate, daysBetween } from '../calendar/business-date.ts';
import { invoiceIndexes } from '../invoice/open-amount.ts';
import type { DunningPolicy } from './dunning-policy.ts';
import type { DunningNotice } from './notice.ts';

/** Why an item is not dunned now, or that it is. */
export const dunningReasons = [
  'due',
  'not-overdue',
  'nothing-to-collect',
  'too-young',
  'too-soon',
  'in-a-notice',
  'all-levels-sent',
] as const;
export type DunningReason = (typeof dunningReasons)[number];

/** G1: where an item stands in dunning, with why. */
export type ItemStanding = {
  readonly position: InvoicePosition;
  /** The level of the last notice that was sent over it; 0 for none. */
  readonly level: number;
  readonly lastSentOn: BusinessDate | null;
  readonly reason: DunningReason;
  /** The level that is due now; null for none. */
  readonly dueLevel: number | null;
  /** The level that it is at, goes to now, or goes to with the notice that it is in; 0 for none. */
  readonly presentLevel: number;
};

/** What was sent over an item last. */
type Step = { readonly level: number; readonly on: BusinessDate };

/** What was sent and what is under way, by the place of the item among all invoices of the account. */
type History = {
  readonly indexes: ReadonlyMap<string, number>;
  readonly sent: readonly (Step | undefined)[];
  readonly pending: readonly (number | undefined)[];
};

/** G1: an item goes from level to level, never past one, and is not dunned while it is in a notice that is under way. */
export function itemStandings(
  items: readonly InvoicePosition[],
  { invoices, notices }: Pick<AccountAggregate, 'invoices' | 'notices'>,
  policy: Pick<DunningPolicy, 'levels'>,
  today: BusinessDate,
): readonly ItemStanding[] {
  const history = historyOf(notices, invoiceIndexes(invoices));
  return items
    .filter((position) => position.openMinor > 0)
    .map((position) => standingOf(position, history, policy, today));
}

/** By place, not by id: the notices of a large account have tens of thousands of items, and no map of them is made. */
function historyOf(notices: readonly DunningNotice[], indexes: ReadonlyMap<string, number>): History {
  const sent = new Array<Step | undefined>(indexes.size).fill(undefined);
  const pending = new Array<number | undefined>(indexes.size).fill(undefined);
  for (const notice of notices) {
    if (notice.state === 'cancelled') continue;
    let step = notice.sent && { level: 0, on: notice.sent.on };
    for (const { invoiceId, level } of notice.items) {
      const index = indexes.get(invoiceId);
      if (index === undefined) continue;
      if (step === null) {
        pending[index] = level;
        continue;
      }
      if (level <= (sent[index]?.level ?? 0)) continue;
      // The items of a notice are of few levels: those of one share what is remembered.
      if (level !== step.level) step = { level, on: step.on };
      sent[index] = step;
    }
  }
  return { indexes, sent, pending };
}

function standingOf(
  position: InvoicePosition,
  { indexes, sent, pending }: History,
  { levels }: Pick<DunningPolicy, 'levels'>,
  today: BusinessDate,
): ItemStanding {
  const index = indexes.get(position.invoice.id) ?? -1;
  const last = sent[index];
  const pendingLevel = pending[index];
  const level = last?.level ?? 0;
  const stand = (reason: DunningReason, dueLevel: number | null = null): ItemStanding => {
    const presentLevel = dueLevel ?? Math.max(level, pendingLevel ?? 0);
    return { position, level, lastSentOn: last?.on ?? null, reason, dueLevel, presentLevel };
  };
  if (position.daysPastDue === 0) return stand('not-overdue');
  if (position.toCollectMinor <= 0) return stand('nothing-to-collect');
  if (pendingLevel !== undefined) return stand('in-a-notice');
  const next = levels[level];
  if (next === undefined) return stand('all-levels-sent');
  if (position.daysPastDue < next.daysPastDue) return stand('too-young');
  if (last !== undefined && daysBetween(last.on, today) < next.daysSinceLast) return stand('too-soon');
  return stand('due', next.level);
}
