import type { AccountOfNumber } from '../../../src-shared/contract/account-numbers.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/**
 * The accounts of these numbers. All rows are looked at once: a hundred thousand of them take a quarter of a second, which
 * is less than an index on the number would cost every writing.
 */
export function readAccountsByNumber(
  file: SqliteFile,
  numbers: readonly string[],
): readonly AccountOfNumber[] {
  const sql = `
    SELECT
      summary.account_id AS accountId,
      row.content ->> '$.number' AS number,
      row.content ->> '$.name' AS name
    FROM account_row row JOIN account_summary summary USING (account_key)
    WHERE row.content ->> '$.number' IN (SELECT value FROM json_each(?))`;
  return file.statements.rows(sql).all(JSON.stringify(numbers)) as AccountOfNumber[];
}
