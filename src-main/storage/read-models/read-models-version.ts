import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

const versionName = 'read-models-version';

/** What the stored rows were made with; undefined at first. */
export function readVersion(file: SqliteFile): string | undefined {
  const sql = 'SELECT value FROM device_setting WHERE name = ?';
  const value = file.read(() => file.statements.values(sql).get(versionName));
  return typeof value === 'string' ? value : undefined;
}

/** Keeps what the rows that are stored from now on are made with. */
export function writeVersion(file: SqliteFile, version: string): void {
  file.write(() =>
    file.statements
      .rows('INSERT OR REPLACE INTO device_setting (name, value) VALUES (?, ?)')
      .run(versionName, version),
  );
}
