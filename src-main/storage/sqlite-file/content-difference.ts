import { isDeepStrictEqual } from 'node:util';
import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';

type StoredTable = { readonly name: string; readonly hasRowid: boolean };

/**
 * Compares everything stored in two files: schema, version, and every row of every table with its rowid.
 * @returns the name of the first table that differs ("sqlite_schema" for the schema); undefined when all is the same.
 */
export function findContentDifference(
  left: SqliteDatabase,
  right: SqliteDatabase,
  onProgress: (fraction: number) => void,
): string | undefined {
  const schema = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name';
  const hasSameSchema = ['PRAGMA user_version', schema].every((sql) => hasSameRows(left, right, sql));
  if (!hasSameSchema) return 'sqlite_schema';
  const tables = storedTables(left);
  return tables.find(({ name, hasRowid }, index) => {
    onProgress(index / tables.length);
    const columns = hasRowid ? 'rowid, *' : '*';
    return !hasSameRows(left, right, `SELECT ${columns} FROM "${name.replaceAll('"', '""')}" NOT INDEXED`);
  })?.name;
}

// Virtual tables keep their content in tables of their own, which are compared like all others.
function storedTables(database: SqliteDatabase): StoredTable[] {
  const rows = database
    .prepare("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')")
    .raw()
    .all() as [string, number][];
  return rows
    .filter(([name]) => name !== 'sqlite_schema')
    .map(([name, wr]) => ({ name, hasRowid: wr === 0 }));
}

function hasSameRows(left: SqliteDatabase, right: SqliteDatabase, sql: string): boolean {
  const others = rowsOf(right, sql);
  try {
    for (const row of rowsOf(left, sql)) {
      const other = others.next();
      if (other.done === true || !isDeepStrictEqual(row, other.value)) return false;
    }
    return others.next().done === true;
  } finally {
    // One that is left open would keep its connection from closing.
    others.return?.();
  }
}

function rowsOf(database: SqliteDatabase, sql: string): IterableIterator<unknown> {
  return database.prepare(sql).raw().safeIntegers().iterate();
}
