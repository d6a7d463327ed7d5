import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** Marks an account for computing again, inside the caller's transaction. */
export function markAccountStale(file: SqliteFile, accountId: string): void {
  file.statements
    .rows(
      `INSERT INTO stale_account (account_id, mark) VALUES (?, 1)
       ON CONFLICT (account_id) DO UPDATE SET mark = mark + 1`,
    )
    .run(accountId);
}
