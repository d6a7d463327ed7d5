import { toDecimalText } from '../../../src-shared/domain/money/amount.ts';
import type { AccountHistoryContent } from '../../engine/ports/documents-port.ts';
import type { HistoryEntry } from '../../engine/ports/history-entry.ts';

/** What the history says, for our own machines. Amounts as decimal texts in their currencies, times as instants. */
export function historyData({
  organisation,
  account,
  today,
  from,
  to,
  entries,
}: AccountHistoryContent): object {
  return {
    document: 'account-history',
    isInternal: true,
    issuer: organisation.name,
    account: { number: account.number, name: account.name },
    asOf: today,
    from,
    to,
    entries: entries.map(entryData),
  };
}

function entryData(entry: HistoryEntry): object {
  if (entry.kind === 'activity' || entry.kind === 'paper') return entry;
  const { amountMinor, ...rest } = entry;
  return { ...rest, amount: toDecimalText(amountMinor, entry.currency) };
}
