import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

/** The names of all tables of a file, SQLite's own and those of the search index too, with this text in some row. */
export function tablesWithText(file: SqliteFile, text: string): readonly string[] {
  // What a full-text index shows under its own name is kept in tables of its own.
  const sql = `SELECT name FROM sqlite_schema
    WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name`;
  const names = file.database.prepare(sql).pluck().all().map(String);
  const bytes = Buffer.from(text);
  const hasText = (value: unknown) =>
    typeof value === 'string' ? value.includes(text) : value instanceof Uint8Array && includes(value, bytes);
  return names.filter((name) =>
    file.database
      .prepare(`SELECT * FROM ${name}`)
      .raw()
      .all()
      .some((row) => (row as unknown[]).some(hasText)),
  );
}

function includes(value: Uint8Array, bytes: Buffer): boolean {
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).includes(bytes);
}
