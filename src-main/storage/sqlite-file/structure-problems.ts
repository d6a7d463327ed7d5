import type { SqliteDatabase } from 'better-sqlite3-multiple-ciphers';

const MAX_PROBLEMS = 100;

/**
 * What SQLite's own check finds: trees, indexes against their tables, full-text indexes, constraints, foreign keys. It
 * decrypts every page in use. Empty when all is well.
 */
export function findStructureProblems(database: SqliteDatabase): readonly string[] {
  const problems = database.prepare(`PRAGMA integrity_check(${MAX_PROBLEMS})`).pluck().all() as string[];
  const orphans = database.prepare('PRAGMA foreign_key_check').raw().all() as [string, number | null][];
  return [
    ...problems.filter((problem) => problem !== 'ok'),
    ...orphans
      .slice(0, MAX_PROBLEMS)
      .map(([table, rowid]) => `row ${rowid ?? ''} of ${table} refers to nothing`),
  ];
}
