import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { applyMigrations, type SqliteMigration } from './apply-migrations.ts';
import { openSqliteFile, type SqliteFile } from './open-sqlite-file.ts';

const createOutbox: SqliteMigration = {
  version: 1,
  name: 'create outbox',
  up: (database) => void database.exec('CREATE TABLE outbox (id TEXT PRIMARY KEY)'),
};
const addState: SqliteMigration = {
  version: 2,
  name: 'add state to outbox',
  up: (database) => void database.exec("ALTER TABLE outbox ADD COLUMN state TEXT NOT NULL DEFAULT 'pending'"),
};
const failing: SqliteMigration = {
  version: 2,
  name: 'fail half-way',
  up: (database) => {
    database.exec('CREATE TABLE half (id TEXT)');
    throw new Error('half-way');
  },
};

let folder: string;
let file: SqliteFile;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duebook-migrations-'));
  file = openSqliteFile({ path: join(folder, 'a.sqlite'), key: new Uint8Array(32).fill(7) });
});
afterEach(() => {
  file.close();
  rmSync(folder, { recursive: true, force: true });
});

const tables = () => file.statements.values("SELECT name FROM sqlite_schema WHERE type = 'table'").all();

describe('migrations of the file', () => {
  test('each step runs once, in order, and later ones are added to an existing file', () => {
    expect(applyMigrations(file.database, [createOutbox]).map(({ name }) => name)).toEqual(['create outbox']);
    file.database.exec("INSERT INTO outbox (id) VALUES ('kept')");
    expect(applyMigrations(file.database, [createOutbox, addState])).toEqual([addState]);
    expect(applyMigrations(file.database, [createOutbox, addState])).toEqual([]);
    expect(file.statements.rows('SELECT * FROM outbox').all()).toEqual([{ id: 'kept', state: 'pending' }]);
  });

  test('a step that fails leaves the file at the step before', () => {
    expect(() => applyMigrations(file.database, [createOutbox, failing])).toThrow('half-way');
    expect(tables()).toEqual(['outbox']);
    expect(file.database.pragma('user_version', { simple: true })).toBe(1);
  });

  test('a file written by a newer program is refused and not changed', () => {
    applyMigrations(file.database, [createOutbox, addState]);
    expect(() => applyMigrations(file.database, [createOutbox])).toThrow(
      expect.objectContaining({ code: 'STORAGE_TOO_NEW' }),
    );
  });

  test('steps with gaps or out of order are a mistake of the program', () => {
    expect(() => applyMigrations(file.database, [addState])).toThrow(RangeError);
    expect(tables()).toEqual([]);
  });
});
