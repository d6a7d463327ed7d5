import type { WorklistRow } from '../../../src-shared/contract/worklist-view.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** The rows of these accounts in the same order, within the caller's transaction. */
export function readAccountRows(file: SqliteFile, accountKeys: readonly number[]): readonly WorklistRow[] {
  const select = file.statements.values('SELECT content FROM account_row WHERE account_key = ?');
  return accountKeys.map((accountKey): WorklistRow => JSON.parse(String(select.get(accountKey))));
}

/** The key that the read models know an account by; undefined where they have no row of it. */
export function readAccountKey(file: SqliteFile, accountId: string): number | undefined {
  const sql = 'SELECT account_key FROM account_summary WHERE account_id = ?';
  const accountKey = file.statements.values(sql).get(accountId);
  return typeof accountKey === 'number' ? accountKey : undefined;
}
