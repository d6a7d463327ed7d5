import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyOfSqliteFile } from './file-header.ts';
import { openSqliteFile } from './open-sqlite-file.ts';
import { rekeySqliteFile } from './rekey-sqlite-file.ts';
import {
  codeOf,
  digestOf,
  filesShowingMarker,
  KEY,
  leaveAlteredLog,
  leaveLog,
  makeSampleFolder,
  OTHER_KEY,
} from './sample-file.fixture.ts';

let place: ReturnType<typeof makeSampleFolder>;
beforeEach(() => {
  place = makeSampleFolder();
});
afterEach(() => place.remove());

const rekey = () => rekeySqliteFile({ path: place.path, key: KEY, newKey: OTHER_KEY });
const names = () => readdirSync(place.folder);

describe('changing the key of a file', () => {
  test('everything is there under the new key, nothing under the old one, and no draft is left', () => {
    const before = digestOf(place.path);
    expect(keyOfSqliteFile(place.path, [OTHER_KEY, KEY])).toBe(KEY);
    rekey();
    expect(names()).toEqual(['replica.sqlite']);
    expect(keyOfSqliteFile(place.path, [KEY, OTHER_KEY])).toBe(OTHER_KEY);
    expect(codeOf(() => digestOf(place.path, KEY))).toBe('STORAGE_KEY_WRONG');
    expect(digestOf(place.path, OTHER_KEY)).toBe(before);
    expect(filesShowingMarker(place.folder)).toEqual([]);
  });

  test('it is refused while anybody has the file open, even idly, and the file stays as it is', () => {
    const idle = openSqliteFile({ path: place.path, key: KEY });
    expect(codeOf(rekey)).toBe('STORAGE_LOCKED');
    idle.write(() => idle.statements.rows("INSERT INTO debtor VALUES ('later', '')").run());
    expect(codeOf(rekey)).toBe('STORAGE_LOCKED');
    idle.close();
    const after = digestOf(place.path);
    rekey();
    expect(digestOf(place.path, OTHER_KEY)).toBe(after);
  });

  test('a wrong key, a bad new key or a damaged file changes nothing', () => {
    const before = readFileSync(place.path);
    const third = new Uint8Array(32).fill(3);
    const bad = () => rekeySqliteFile({ path: place.path, key: KEY, newKey: new Uint8Array(32) });
    expect(codeOf(bad)).toBe('STORAGE_KEY_INVALID');
    expect(codeOf(() => rekeySqliteFile({ path: place.path, key: third, newKey: OTHER_KEY }))).toBe(
      'STORAGE_KEY_WRONG',
    );
    expect(readFileSync(place.path).equals(before)).toBe(true);
    expect(names()).toEqual(['replica.sqlite']);
  });

  test('a file whose log was altered keeps its key, a copy of the log is kept and named, the log stays', () => {
    const log = leaveAlteredLog(place.path);
    expect(codeOf(rekey)).toBe('STORAGE_DAMAGED');
    const copy = names().find((name) => name.endsWith('.damaged-log')) ?? 'none';
    expect(rekey).toThrow(join(place.folder, copy));
    expect(readFileSync(join(place.folder, copy)).equals(log)).toBe(true);
    expect(readFileSync(`${place.path}-wal`).equals(log)).toBe(true);
    expect(keyOfSqliteFile(place.path, [KEY, OTHER_KEY])).toBe(KEY);
  });

  test('behind a link the file itself gets the new key, with what lay in its log, and the link stays', () => {
    leaveLog(place.path, ['only in the log']);
    mkdirSync(join(place.folder, 'links'));
    const link = join(place.folder, 'links', 'data');
    symlinkSync(place.path, link);
    rekeySqliteFile({ path: link, key: KEY, newKey: OTHER_KEY });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    const { database, close } = openSqliteFile({ path: place.path, key: OTHER_KEY });
    const found = database.prepare("SELECT count(*) FROM debtor WHERE name = 'only in the log'").pluck();
    expect(found.get()).toBe(1);
    close();
    expect(names().sort()).toEqual(['links', 'replica.sqlite']);
  });

  test('it tells the stages in their order', () => {
    const stages = new Set<string>();
    rekeySqliteFile({
      path: place.path,
      key: KEY,
      newKey: OTHER_KEY,
      onProgress: (stage) => stages.add(stage),
    });
    expect([...stages]).toEqual(['copying', 'encrypting', 'comparing', 'checking', 'replacing']);
  });
});
