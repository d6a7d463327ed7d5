import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteFile, type SqliteFile } from './open-sqlite-file.ts';
import { StorageError, type StorageErrorCode } from './storage-error.ts';

export const KEY = Uint8Array.from({ length: 32 }, (_, index) => 200 - index);
export const OTHER_KEY = Uint8Array.from(KEY, (byte) => byte ^ 1);
/** In every kind of place where a document may lie; never to be seen on the disk. */
export const MARKER = 'Mustermann-Überweisung-Kennwort';

/** An empty folder of its own. */
export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'duebook-file-'));
  return {
    folder,
    path: join(folder, 'replica.sqlite'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

type SampleOptions = { readonly key?: Uint8Array; readonly rows?: number };

/**
 * Fills a file with rows, an index, overflow pages, a full-text index, free pages, rowids with gaps and numbers beyond
 * 2⁵³, and closes it.
 */
export function makeSampleFile(path: string, { key = KEY, rows = 400 }: SampleOptions = {}): void {
  const file = openSqliteFile({ path, key });
  file.write(() => {
    file.database.exec(`
      CREATE TABLE debtor (name TEXT, note TEXT);
      CREATE INDEX debtor_by_name ON debtor (name);
      CREATE TABLE letter (id INTEGER PRIMARY KEY, body BLOB);
      CREATE TABLE setting (name TEXT PRIMARY KEY, amount INTEGER) WITHOUT ROWID;
      CREATE VIRTUAL TABLE search USING fts5 (body, tokenize = 'trigram');
      CREATE TABLE dropped (body TEXT);
      PRAGMA user_version = 3;
    `);
    fill(file, rows);
    file.database.exec('DROP TABLE dropped; DELETE FROM debtor WHERE rowid % 7 = 0');
  });
  file.close();
}

/** A folder of its own with a sample file in it. */
export function makeSampleFolder(options?: SampleOptions) {
  const place = makeFolder();
  makeSampleFile(place.path, options);
  return place;
}

function fill({ statements }: SqliteFile, rows: number): void {
  for (let row = 0; row < rows; row += 1) {
    statements.rows('INSERT INTO debtor VALUES (?, ?)').run(`${MARKER} ${row}`, 'x'.repeat(row % 300));
    statements.rows('INSERT INTO search VALUES (?)').run(`${MARKER} ${row * 7919}`);
    statements.rows('INSERT INTO dropped VALUES (?)').run(`${MARKER} ${row}`.repeat(10));
  }
  statements.rows('INSERT INTO letter (body) VALUES (?)').run(Buffer.from(MARKER.repeat(2_000)));
  statements.rows("INSERT INTO setting VALUES ('limit', 9007199254740993)").run();
}

/**
 * Adds debtors to a sample file, each in a commit of its own, and leaves it as a killed program does: these commits are
 * in the log only.
 */
export function leaveLog(path: string, names: readonly string[], key: Uint8Array = KEY): void {
  const file = openSqliteFile({ path, key });
  for (const name of names) {
    file.write(() => file.statements.rows("INSERT INTO debtor VALUES (?, '')").run(name));
  }
  const copies = ['', '-wal'].map((suffix) => [suffix, readFileSync(`${path}${suffix}`)] as const);
  file.close();
  for (const [suffix, bytes] of copies) writeFileSync(`${path}${suffix}`, bytes);
}

/** The same with a bit flipped in the first of five commits. @returns the log as it lies there. */
export function leaveAlteredLog(path: string, key: Uint8Array = KEY): Buffer {
  leaveLog(path, ['first', 'second', 'third', 'fourth', 'fifth'], key);
  const log = readFileSync(`${path}-wal`);
  log.writeUInt8(log.readUInt8(100) ^ 1, 100);
  writeFileSync(`${path}-wal`, log);
  return log;
}

/** A digest of everything in the file, rowids too. It closes the file again. */
export function digestOf(path: string, key: Uint8Array = KEY): string {
  const file = openSqliteFile({ path, key });
  try {
    return file.read(() => digestRows(file));
  } finally {
    file.close();
  }
}

function digestRows({ statements }: SqliteFile): string {
  const hash = createHash('sha256');
  const add = (sql: string) => hash.update(JSON.stringify(statements.rows(sql).all()));
  for (const from of ['debtor', 'letter', 'search']) add(`SELECT rowid, * FROM ${from} NOT INDEXED`);
  add('SELECT name FROM debtor INDEXED BY debtor_by_name ORDER BY name');
  add('SELECT name, CAST(amount AS TEXT) FROM setting');
  add("SELECT rowid FROM search ('wort 7919')");
  return hash.digest('hex');
}

/** The code of the storage error that some work ends with; undefined where it succeeds. Other errors pass. */
export function codeOf(work: () => unknown): StorageErrorCode | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof StorageError) return error.code;
    throw error;
  }
  return undefined;
}

/** The files of a folder that show the marker, in UTF-8, or in UTF-16 of either byte order. */
export function filesShowingMarker(folder: string): string[] {
  const utf16 = Buffer.from(MARKER, 'utf16le');
  const shapes = [Buffer.from(MARKER), utf16, Buffer.from(utf16).swap16(), Buffer.from('Mustermann')];
  return readdirSync(folder).filter((name) => {
    const bytes = readFileSync(join(folder, name));
    return shapes.some((shape) => bytes.includes(shape));
  });
}
