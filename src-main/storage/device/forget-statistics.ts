import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** How many rows SQLite assumes of a table of which it knows nothing. */
const assumedRows = '1048576';

const tables = ['sqlite_stat1', 'sqlite_stat4'];

/**
 * Has SQLite assume of every table what it does of a new one. Its statistics have sampled values of indexed columns,
 * and how few rows there were would mislead it when many come. The closing of the file gathers them anew. Call it
 * inside a write.
 */
export function forgetStatistics(file: SqliteFile): void {
  const isThere = file.statements.values('SELECT 1 FROM sqlite_schema WHERE name = ?');
  const present = tables.filter((table) => isThere.get(table) !== undefined);
  if (present.length === 0) return;
  for (const table of present) file.statements.rows(`DELETE FROM ${table}`).run();
  // Without a row the connection would go on with what it knows of tables that have no index.
  const sql = `INSERT INTO sqlite_stat1 (tbl, idx, stat) SELECT name, NULL, ? FROM sqlite_schema
    WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND sql NOT LIKE 'CREATE VIRTUAL%'`;
  file.statements.rows(sql).run(assumedRows);
  // Reads them, which a connection does else only when it opens.
  file.database.exec('ANALYZE sqlite_schema');
}
