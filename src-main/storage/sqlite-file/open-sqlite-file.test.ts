import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteFile, type SqliteFile } from './open-sqlite-file.ts';
import { codeOf } from './sample-file.fixture.ts';

const KEY = Uint8Array.from({ length: 32 }, (_, index) => 200 - index);
const OTHER_KEY = Uint8Array.from(KEY, (byte) => byte ^ 1);
const KNOWN_WORD = 'Mustermann & Söhne';

let folder: string;
let path: string;
let opened: SqliteFile[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duebook-file-'));
  path = join(folder, 'replica.sqlite');
  opened = [];
});
afterEach(() => {
  for (const file of opened) file.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(key: Uint8Array = KEY): SqliteFile {
  const file = openSqliteFile({ path, key });
  opened.push(file);
  return file;
}

function makeFileWithRows(count = 200): void {
  const file = open();
  file.write(() => {
    file.database.exec('CREATE TABLE debtors (name TEXT)');
    const insert = file.statements.rows('INSERT INTO debtors VALUES (?)');
    for (let row = 0; row < count; row += 1) insert.run(`${KNOWN_WORD} ${row}`);
  });
  file.close();
}

function readNames(): unknown {
  const file = open();
  return file.read(() => file.statements.values('SELECT count(DISTINCT name) FROM debtors').get());
}

describe('opening the encrypted file', () => {
  test('what was written is there again after closing and opening', () => {
    makeFileWithRows();
    expect(readNames()).toBe(200);
  });

  test('a key that is missing, short or all zero is refused before any file is touched', () => {
    const bad: unknown[] = [undefined, 'x'.repeat(32), KEY.slice(1), new Uint8Array(33), new Uint8Array(32)];
    for (const key of bad) {
      expect(codeOf(() => openSqliteFile({ path, key: key as Uint8Array }))).toBe('STORAGE_KEY_INVALID');
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('another key is named as such and leaves the file as it is', () => {
    makeFileWithRows();
    const before = readFileSync(path);
    expect(codeOf(() => open(OTHER_KEY))).toBe('STORAGE_KEY_WRONG');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readNames()).toBe(200);
  });

  test('an unencrypted database is named as such and left untouched', () => {
    const plain = new SqliteDatabase(path);
    plain.exec('CREATE TABLE debtors (name TEXT)');
    plain.close();
    const before = readFileSync(path);
    expect(codeOf(open)).toBe('STORAGE_PLAINTEXT');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test('an empty or cut file is damage, never a reason to make a new one', () => {
    makeFileWithRows();
    for (const size of [4_096 + 100, 4_096, 1_000, 0]) {
      truncateSync(path, size);
      expect(codeOf(readNames)).toBe('STORAGE_DAMAGED');
      expect(readFileSync(path)).toHaveLength(size);
    }
  });

  test('a write-ahead log without its file is damage, not an invitation to begin anew', () => {
    writeFileSync(`${path}-wal`, 'leftover');
    expect(codeOf(open)).toBe('STORAGE_DAMAGED');
    expect(readdirSync(folder)).toEqual(['replica.sqlite-wal']);
  });

  test('damage that work meets in an open file is told besides', () => {
    makeFileWithRows();
    const told: string[] = [];
    const file = openSqliteFile({ path, key: KEY, onDamage: () => told.push('damage') });
    opened.push(file);
    const altered = readFileSync(path);
    altered.fill(0x5a, 4_096);
    writeFileSync(path, altered);
    const read = () => file.read(() => file.database.prepare('SELECT count(*) FROM debtors').pluck().get());
    expect(codeOf(read)).toBe('STORAGE_DAMAGED');
    expect(told).toEqual(['damage']);
  });

  test('one flipped bit anywhere in the file is detected', () => {
    makeFileWithRows();
    const intact = readFileSync(path);
    const offsets = [...Array(24).keys(), ...Array.from({ length: 60 }, (_, step) => 24 + step * 251)];
    for (const offset of offsets.filter((at) => at < intact.length)) {
      const altered = Buffer.from(intact);
      altered[offset] = (altered[offset] ?? 0) ^ (1 << (offset % 8));
      writeFileSync(path, altered);
      expect([offset, codeOf(readNames)]).toEqual([offset, 'STORAGE_DAMAGED']);
    }
    writeFileSync(path, intact);
    expect(readNames()).toBe(200);
  });

  test('no file in the folder shows a word that was stored, open or closed', () => {
    const assertHidden = () => {
      for (const name of readdirSync(folder)) {
        expect(readFileSync(join(folder, name)).includes('Mustermann')).toBe(false);
      }
    };
    const file = open();
    file.database.exec('CREATE TABLE debtors (name TEXT)');
    file.statements.rows('INSERT INTO debtors VALUES (?)').run(KNOWN_WORD);
    expect(readdirSync(folder)).toContain('replica.sqlite-wal');
    assertHidden();
    file.close();
    expect(readdirSync(folder)).toEqual(['replica.sqlite']);
    assertHidden();
  });

  test('a folder that does not exist is named as such', () => {
    path = join(folder, 'missing', 'replica.sqlite');
    expect(codeOf(open)).toBe('STORAGE_UNREACHABLE');
  });

  test('commits are durable and the log is bounded', () => {
    const { database } = open();
    const pragma = (name: string) => database.pragma(name, { simple: true });
    expect(pragma('journal_mode')).toBe('wal');
    expect(pragma('synchronous')).toBe(2);
    expect(pragma('temp_store')).toBe(2);
    expect(pragma('wal_autocheckpoint')).toBeGreaterThan(0);
    expect(pragma('journal_size_limit')).toBeGreaterThan(0);
  });
});

describe('writes of what can be computed again', () => {
  const safety = (file: SqliteFile) => file.database.pragma('synchronous', { simple: true });

  test('do not wait for the disk, and the writes after them do', () => {
    const file = open();
    const during = file.writeRebuildable(() => safety(file));
    expect([during, safety(file)]).toEqual([1, 2]);
    expect(() =>
      file.writeRebuildable(() => {
        throw new Error('a bug');
      }),
    ).toThrow('a bug');
    expect(safety(file)).toBe(2);
    file.close();
  });

  test('are as durable as the write that they are part of, and undone with it', () => {
    const file = open();
    file.database.exec('CREATE TABLE row_of_test (name TEXT)');
    const insert = () => file.database.exec("INSERT INTO row_of_test VALUES ('a')");
    const safetyWithin = () => {
      insert();
      return safety(file);
    };
    expect(file.write(() => file.writeRebuildable(safetyWithin))).toBe(2);
    expect(() =>
      file.write(() => {
        file.writeRebuildable(insert);
        throw new Error('a bug');
      }),
    ).toThrow('a bug');
    expect(file.database.prepare('SELECT count(*) FROM row_of_test').pluck().get()).toBe(1);
    file.close();
  });
});

describe('failing writes', () => {
  test('a full disk leaves nothing half-written and works again with space', () => {
    const file = open();
    file.database.exec('CREATE TABLE debtors (name TEXT)');
    file.database.pragma('max_page_count = 10');
    const insert = () =>
      file.write(() => {
        for (let row = 0; row < 1_000; row += 1) {
          file.statements.rows('INSERT INTO debtors VALUES (?)').run('x'.repeat(500));
        }
      });
    expect(codeOf(insert)).toBe('STORAGE_FULL');
    const count = () => file.read(() => file.statements.values('SELECT count(*) FROM debtors').get());
    expect(count()).toBe(0);
    file.database.pragma('max_page_count = 1000000');
    insert();
    expect(count()).toBe(1_000);
  });

  test('a file locked by another connection is named as such and works again afterwards', () => {
    const file = open();
    const other = open();
    file.database.exec('CREATE TABLE debtors (name TEXT)');
    file.database.pragma('busy_timeout = 1');
    other.write(() => expect(codeOf(() => file.write(() => undefined))).toBe('STORAGE_LOCKED'));
    file.write(() => file.statements.rows('INSERT INTO debtors VALUES (?)').run('x'));
    expect(other.read(() => other.statements.values('SELECT count(*) FROM debtors').get())).toBe(1);
  });

  test('a closed file says so', () => {
    const file = open();
    file.close();
    file.close();
    expect(codeOf(() => file.read(() => 1))).toBe('STORAGE_CLOSED');
  });
});
