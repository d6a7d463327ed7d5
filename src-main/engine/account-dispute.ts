import type { DisputeCase, DisputeEntry } from '../../src-shared/contract/account-entries-view.ts';
import { ledgerPosition } from '../../src-shared/domain/account/ledger-position.ts';
import type { Dispute, DisputeItem } from '../../src-shared/domain/dispute/dispute.ts';
import type { SummaryRules } from './account-summary.ts';
import type { EffectiveAccount } from './effective-account.ts';

/** The number of an invoice; null where the ledger has it no more. */
type NumberOf = (invoiceId: string) => string | null;

/** D1: a case as lists show it: without its history, which grows with every step. */
export function disputeEntry(dispute: Dispute, numberOf: NumberOf): DisputeEntry {
  const { id, currency, reasonCode, description, state, resolution, processor, dueDate } = dispute;
  const { items, openedOn, openedBy, attachments } = dispute;
  return {
    id,
    currency,
    items: named(items, numberOf),
    reasonCode,
    description,
    state,
    resolution,
    processor,
    dueDate,
    openedOn,
    openedBy,
    fileCount: attachments.length,
  };
}

/** D1: one case with its whole history; null where the account has it not. Pure. */
export function disputeCase(
  { aggregate, waitingIds }: EffectiveAccount,
  { today, settings }: SummaryRules,
  disputeId: string,
): DisputeCase | null {
  const dispute = aggregate.disputes.find((one) => one.id === disputeId);
  if (dispute === undefined) return null;
  const { positions, indexes } = ledgerPosition(aggregate, today, settings.policy);
  const numberOf: NumberOf = (id) => positions[indexes.get(id) ?? -1]?.invoice.number ?? null;
  return {
    ...dispute,
    items: named(dispute.items, numberOf),
    acceptedItems: named(dispute.acceptedItems, numberOf),
    isWaiting: waitingIds.has(disputeId),
  };
}

function named(items: readonly DisputeItem[], numberOf: NumberOf): DisputeEntry['items'] {
  return items.map(({ invoiceId, amountMinor }) => ({ invoiceId, number: numberOf(invoiceId), amountMinor }));
}
