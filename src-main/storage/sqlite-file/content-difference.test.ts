import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findContentDifference } from './content-difference.ts';

let left: SqliteDatabase;
let right: SqliteDatabase;
beforeEach(() => {
  [left, right] = [new SqliteDatabase(':memory:'), new SqliteDatabase(':memory:')];
  for (const database of [left, right]) {
    database.exec('CREATE TABLE debtor (name TEXT); INSERT INTO debtor VALUES (1), (2)');
  }
});
afterEach(() => {
  left.close();
  right.close();
});

const difference = () => findContentDifference(left, right, () => undefined);

describe('the first table that differs', () => {
  test.each([
    ['nothing', '', undefined],
    ['a row more', "INSERT INTO debtor VALUES ('more')", 'debtor'],
    ['a row less', 'DELETE FROM debtor WHERE rowid = 2', 'debtor'],
    ['another value', "UPDATE debtor SET name = 'x' WHERE rowid = 1", 'debtor'],
    ['a table more', 'CREATE TABLE other (name TEXT)', 'sqlite_schema'],
  ])(
    '%s on either side is found, and both files can be used and closed afterwards',
    (_name, sql, expected) => {
      for (const database of [left, right]) {
        database.exec('SAVEPOINT change');
        database.exec(sql);
        expect(difference()).toBe(expected);
        database.exec('ROLLBACK TO change; RELEASE change; VACUUM');
      }
      left.close();
      right.close();
      expect([left.open, right.open]).toEqual([false, false]);
    },
  );
});
