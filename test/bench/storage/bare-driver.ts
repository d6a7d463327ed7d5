import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';
import { z } from 'zod';
import { tableLayout } from '../../../src-main/storage/rx-storage/table-layout.ts';
import { openSqliteFile, type SqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import type { Entry } from './entry-documents.ts';
import type { EntryCollection } from './rx-side.ts';
import { answersOf, idsOf, pageLength, repeated, type StorageReader } from './storage-side.ts';

/** The table that the storage made for the entries. */
export type EntryTable = {
  /** The file that it is in. */
  readonly path: string;
  readonly name: string;
  /** Column names by field. */
  readonly columns: { readonly state: string; readonly dueOn: string; readonly updatedAt: string };
};

/** Writes rows with nothing above the driver. */
export type BareWriter = {
  /** Inserts rows that are ready, in one transaction; the duration in milliseconds. */
  insert(rows: readonly (readonly unknown[])[]): number;
  close(): void;
};

const internalsSchema = z.object({
  tableName: z.string(),
  file: z.custom<SqliteFile>((value) => typeof value === 'object' && value !== null && 'database' in value),
});

/** Where the storage keeps the entries of this collection. */
export function entryTableOf({ storageInstance }: EntryCollection): EntryTable {
  const { tableName: name, file } = internalsSchema.parse(storageInstance.internals);
  const { columns } = tableLayout(storageInstance.schema);
  const columnOf = (path: string) => {
    const known = columns.find((column) => column.path === path);
    if (known === undefined) throw new Error(`${path} has no column`);
    return known.name;
  };
  const fields = { state: columnOf('state'), dueOn: columnOf('dueOn'), updatedAt: columnOf('updatedAt') };
  return { path: file.path, name, columns: fields };
}

/** The rows of these entries as the storage has written them. */
export function storedRows(database: SqliteDatabase, { name }: EntryTable, ids: readonly string[]) {
  const sql = `SELECT * FROM ${name} WHERE id IN (SELECT value FROM json_each(?))`;
  const rows = database.prepare(sql).all(JSON.stringify(ids));
  if (rows.length !== ids.length) throw new Error(`${rows.length} rows of ${ids.length} entries`);
  return rows.map((row) => Object.values(z.record(z.string(), z.unknown()).parse(row)));
}

/** A new file with the same cipher, settings, table and indexes as the storage's own. */
export function openBareWriter(
  path: string,
  key: Uint8Array,
  source: SqliteDatabase,
  { name }: EntryTable,
): BareWriter {
  const file = openSqliteFile({ path, key });
  const { database } = file;
  const definitions = source
    .prepare('SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type DESC, name')
    .pluck()
    .all(name);
  for (const sql of definitions) database.exec(String(sql));
  const columnCount = database.prepare('SELECT name FROM pragma_table_info(?)').all(name).length;
  const marks = Array.from({ length: columnCount }, () => '?').join(', ');
  const insert = database.prepare(`INSERT INTO ${name} VALUES (${marks})`);
  const insertAll = database.transaction((rows: readonly (readonly unknown[])[]) => {
    for (const row of rows) insert.run(...row);
  });
  return {
    insert(rows) {
      const startedAt = performance.now();
      insertAll.immediate(rows);
      return performance.now() - startedAt;
    },
    close: () => file.close(),
  };
}

/** Reads with prepared statements and parses the documents: the least that any storage has to do. */
export function bareReader(database: SqliteDatabase, { name, columns }: EntryTable): StorageReader {
  const { state, dueOn, updatedAt } = columns;
  const values = (sql: string) => database.prepare(sql).pluck();
  const byId = values(`SELECT data FROM ${name} WHERE id = ?`);
  const due = values(
    `SELECT data FROM ${name} WHERE deleted = 0 AND ${state} = ? AND ${dueOn} >= ? AND ${dueOn} <= ?
     ORDER BY ${state}, ${dueOn}, id LIMIT ${pageLength}`,
  );
  const newest = values(
    `SELECT data FROM ${name} WHERE deleted = 0 ORDER BY ${updatedAt} DESC, id LIMIT ${pageLength}`,
  );
  const count = values(`SELECT count(*) FROM ${name} WHERE deleted = 0 AND ${state} = ?`);
  return {
    findById: (ids) => answersOf(ids, (id) => parseEntry(byId.get(id)).amountMinor),
    due: (queries) =>
      answersOf(queries, (query) => idsOf(due.all(query.state, query.from, query.to).map(parseEntry))),
    newest: (times) => answersOf(repeated(times), () => idsOf(newest.all().map(parseEntry))),
    count: (states) => answersOf(states, (wanted) => count.get(wanted)),
  };
}

function parseEntry(json: unknown): Entry {
  return JSON.parse(String(json));
}
