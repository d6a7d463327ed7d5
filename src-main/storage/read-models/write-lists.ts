import { readReceiptNumber } from '../../../src-shared/domain/receipt/receipt-number.ts';
import type { AccountSummary } from '../../engine/ports/read-models-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { placedItems } from './list-places.ts';

const tables = ['foreign_balance', 'list_item', 'list_place', 'field_receipt'] as const;

/** Writes an account's balances in other currencies and its rows where it has none, inside the caller's transaction. */
export function writeLists(file: SqliteFile, accountKey: number, summary: AccountSummary): void {
  writeForeignBalances(file, accountKey, summary);
  for (const { item, content, places } of placedItems(summary)) {
    file.statements
      .rows('INSERT INTO list_item (account_key, item, content) VALUES (?, ?, ?)')
      .run(accountKey, item, JSON.stringify(content));
    for (const { list, place, mark = '' } of places) {
      file.statements
        .rows('INSERT INTO list_place (list, place, item, account_key, mark) VALUES (?, ?, ?, ?, ?)')
        .run(list, place, item, accountKey, mark);
    }
  }
  writeReceipts(file, accountKey, summary);
}

/** Takes an account out of the lists, inside the caller's transaction. */
export function removeLists(file: SqliteFile, accountKey: number): void {
  for (const table of tables) {
    file.statements.rows(`DELETE FROM ${table} WHERE account_key = ?`).run(accountKey);
  }
}

// What an account owes in its own currency is in its row; most accounts have nothing else.
function writeForeignBalances(file: SqliteFile, accountKey: number, { balances }: AccountSummary): void {
  for (const figures of balances.slice(1)) {
    file.statements
      .rows(
        `INSERT INTO foreign_balance (account_key, currency, balance_minor, overdue_minor, to_collect_minor)
         VALUES (?, ?, ?, ?, ?)`,
      )
      .run(accountKey, figures.currency, figures.balanceMinor, figures.overdueMinor, figures.toCollectMinor);
  }
}

/** What reports sum up of receipts. */
function writeReceipts(file: SqliteFile, accountKey: number, { receipts }: AccountSummary): void {
  for (const receipt of receipts) {
    const { prefix, counter } = readReceiptNumber(receipt.receiptId);
    file.statements
      .rows(
        `INSERT INTO field_receipt (prefix, counter, account_key, device_id, agent_id, agent_name, currency, method,
           is_voided, is_deposited, amount_minor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        prefix,
        counter,
        accountKey,
        receipt.deviceId,
        receipt.agentId,
        receipt.agentName,
        receipt.currency,
        receipt.method,
        Number(receipt.isVoided),
        Number(receipt.isDeposited),
        receipt.amountMinor,
      );
  }
}
