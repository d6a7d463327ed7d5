import { z } from 'zod';
import type { StaleAccount } from '../../engine/ports/read-models-port.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { nextMark } from './read-models-clock.ts';

const staleSchema = z.object({ accountId: z.string(), mark: z.number() });

/** Marks an account for computing again, inside the caller's transaction. */
export function markAccountStale(file: SqliteFile, accountId: string): void {
  markAccountsStale(file, [accountId]);
}

/** Marks accounts for computing again, inside the caller's transaction. */
export function markAccountsStale(file: SqliteFile, accountIds: Iterable<string>): void {
  const mark = nextMark(file);
  const insert = file.statements.rows(
    'INSERT OR REPLACE INTO stale_account (account_id, mark) VALUES (?, ?)',
  );
  for (const accountId of accountIds) insert.run(accountId, mark);
}

/** Marks every account that has a row, inside the caller's transaction. */
export function markAllAccountsStale(file: SqliteFile): void {
  const sql = `INSERT OR REPLACE INTO stale_account (account_id, mark)
    SELECT account_id, ? FROM account_summary ORDER BY account_id`;
  file.statements.rows(sql).run(nextMark(file));
}

/** Stale accounts in order of their id. */
export function readStale(
  file: SqliteFile,
  limit: number,
  except: Iterable<string>,
): readonly StaleAccount[] {
  const sql = `SELECT account_id AS accountId, mark FROM stale_account
    WHERE account_id NOT IN (SELECT value FROM json_each(?)) ORDER BY account_id LIMIT ?`;
  const rows = file.read(() => file.statements.rows(sql).all(JSON.stringify([...except]), limit));
  return z.array(staleSchema).parse(rows);
}

/** The account's mark, where it is stale. */
export function readStaleMark(file: SqliteFile, accountId: string): StaleAccount | undefined {
  const sql = 'SELECT mark FROM stale_account WHERE account_id = ?';
  const mark = file.read(() => file.statements.values(sql).get(accountId));
  return typeof mark === 'number' ? { accountId, mark } : undefined;
}

/** How many accounts are stale. */
export function countStale(file: SqliteFile): number {
  return file.read(() => Number(file.statements.values('SELECT count(*) FROM stale_account').get()));
}
