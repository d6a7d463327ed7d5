import type { ReceiptListRow } from '../../../src-shared/contract/cash-view.ts';
import type { MarkedRow } from '../../state/marked-rows.ts';

/** What a mark keeps of a receipt; its key is its number. */
export function markOfReceipt(row: ReceiptListRow): MarkedRow {
  const { receiptId: key, accountId, accountName, currency, amountMinor } = row;
  return { key, accountId, accountName, currency, amountMinor };
}

/** R4: true for cash and cheques that stand and were not handed in. */
export function canBeHandedIn(row: ReceiptListRow): boolean {
  return !row.isVoided && !row.isDeposited && (row.method === 'cash' || row.method === 'cheque');
}

/** The receipts of one account that are handed in together: one command. */
export type AccountDeposit = {
  readonly accountId: string;
  readonly accountName: string;
  readonly receiptIds: readonly string[];
};

/** R4: a deposit over several accounts is a command for each of them, in the order in which they come. */
export function depositsByAccount(marked: readonly MarkedRow[]): readonly AccountDeposit[] {
  const deposits = new Map<string, { accountId: string; accountName: string; receiptIds: string[] }>();
  for (const { key, accountId, accountName } of marked) {
    const known = deposits.get(accountId);
    if (known === undefined) deposits.set(accountId, { accountId, accountName, receiptIds: [key] });
    else known.receiptIds.push(key);
  }
  return [...deposits.values()];
}
