import type { AccountSummary } from '../../engine/ports/read-models-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

const tables = ['foreign_balance', 'listed_promise', 'dispute_deadline', 'follow_up'] as const;

/**
 * Writes an account's balances in other currencies, promises, disputes and follow-up where it has none, inside the
 * caller's transaction.
 */
export function writeLists(file: SqliteFile, accountKey: number, summary: AccountSummary): void {
  writeForeignBalances(file, accountKey, summary);
  for (const promise of summary.promises) {
    file.statements
      .rows(
        `INSERT INTO listed_promise (account_key, promise_id, is_open, promised_date, content)
         VALUES (?, ?, ?, ?, ?)`,
      )
      .run(
        accountKey,
        promise.promiseId,
        Number(promise.status === 'open'),
        promise.promisedDate,
        JSON.stringify(promise),
      );
  }
  for (const dispute of summary.disputes) {
    file.statements
      .rows('INSERT INTO dispute_deadline (account_key, dispute_id, due_date, content) VALUES (?, ?, ?, ?)')
      .run(accountKey, dispute.disputeId, dispute.dueDate, JSON.stringify(dispute));
  }
  const { accountId, nextAction } = summary.row;
  if (nextAction === null) return;
  file.statements
    .rows('INSERT INTO follow_up (account_key, account_id, date) VALUES (?, ?, ?)')
    .run(accountKey, accountId, nextAction.date);
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
