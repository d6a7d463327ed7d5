import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSqliteFile } from './check-sqlite-file.ts';
import { openSqliteFile } from './open-sqlite-file.ts';
import { codeOf, KEY, makeSampleFolder, OTHER_KEY } from './sample-file.fixture.ts';

let place: ReturnType<typeof makeSampleFolder>;
beforeEach(() => {
  place = makeSampleFolder();
});
afterEach(() => place.remove());

const check = () => checkSqliteFile({ path: place.path, key: KEY });

describe('checking a file', () => {
  test('an intact file has no damage, closed or in use', () => {
    const pages = readFileSync(place.path).length / 4096;
    expect(check()).toEqual({ pages, damage: [] });
    const file = openSqliteFile({ path: place.path, key: KEY });
    file.write(() => file.statements.rows('INSERT INTO letter (body) VALUES (randomblob(400000))').run());
    const inUse = check();
    expect(inUse.damage).toEqual([]);
    expect(inUse.pages).toBeGreaterThan(pages + 50);
    file.close();
  });

  test('pages of every kind are looked at, and the damaged ones are named', () => {
    const intact = readFileSync(place.path);
    const pages = intact.length / 4096;
    for (let page = 1; page <= pages; page += 1 + Math.floor(pages / 24)) {
      const altered = Buffer.from(intact);
      const offset = (page - 1) * 4096 + 24 + ((page * 1009) % 4072);
      altered.writeUInt8(altered.readUInt8(offset) ^ (1 << (page % 8)), offset);
      writeFileSync(place.path, altered);
      expect(check().damage[0]).toBe(`1 of ${pages} pages were altered: ${page}.`);
    }
  });

  test('what breaks the rules of a table is told although every page is authentic', () => {
    const file = openSqliteFile({ path: place.path, key: KEY });
    file.database.exec(`
      CREATE TABLE child (id INTEGER PRIMARY KEY, letter INTEGER REFERENCES letter, kind TEXT CHECK (kind = 'a'));
      PRAGMA foreign_keys = OFF;
      PRAGMA ignore_check_constraints = ON;
      INSERT INTO child VALUES (7, 999, 'b');
    `);
    file.close();
    expect(check().damage).toEqual(['CHECK constraint failed in child', 'row 7 of child refers to nothing']);
  });

  test('a cut file, an altered header, another key and a missing file are told apart', () => {
    const intact = readFileSync(place.path);
    truncateSync(place.path, intact.length - 1_000);
    expect(check().damage).toContain('The last page is cut: 3096 of 4096 bytes are left.');
    truncateSync(place.path, 100);
    expect(check().damage).toEqual(['The file is shorter than one page.']);
    const altered = Buffer.from(intact);
    altered.writeUInt8(altered.readUInt8(3) ^ 1, 3);
    writeFileSync(place.path, altered);
    expect(check().damage).toEqual(['The first 24 bytes of the file were altered.']);
    writeFileSync(place.path, intact);
    expect(codeOf(() => checkSqliteFile({ path: place.path, key: OTHER_KEY }))).toBe('STORAGE_KEY_WRONG');
    expect(codeOf(() => checkSqliteFile({ path: `${place.path}.x`, key: KEY }))).toBe('STORAGE_UNREACHABLE');
  });
});
