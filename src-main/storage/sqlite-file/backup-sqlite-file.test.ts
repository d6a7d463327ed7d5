import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupSqliteFile } from './backup-sqlite-file.ts';
import { openSqliteFile } from './open-sqlite-file.ts';
import {
  codeOf,
  digestOf,
  filesShowingMarker,
  KEY,
  leaveAlteredLog,
  makeSampleFolder,
  OTHER_KEY,
} from './sample-file.fixture.ts';

let place: ReturnType<typeof makeSampleFolder>;
let targetPath: string;
beforeEach(() => {
  place = makeSampleFolder();
  targetPath = join(place.folder, 'backup.sqlite');
});
afterEach(() => place.remove());

const backUp = (targetKey = KEY) => backupSqliteFile({ path: place.path, key: KEY, targetPath, targetKey });

describe('backing a file up', () => {
  test('the backup holds what the open file held when it began, log and all', () => {
    const file = openSqliteFile({ path: place.path, key: KEY });
    file.write(() => file.statements.rows("INSERT INTO debtor VALUES ('in the log', '')").run());
    backUp();
    file.close();
    expect(digestOf(targetPath)).toBe(digestOf(place.path));
    expect(readdirSync(place.folder).sort()).toEqual(['backup.sqlite', 'replica.sqlite']);
    expect(filesShowingMarker(place.folder)).toEqual([]);
  });

  test('it can be encrypted with a key of its own', () => {
    backUp(OTHER_KEY);
    expect(digestOf(targetPath, OTHER_KEY)).toBe(digestOf(place.path));
    expect(codeOf(() => digestOf(targetPath, KEY))).toBe('STORAGE_KEY_WRONG');
    expect(filesShowingMarker(place.folder)).toEqual([]);
  });

  test('nothing is ever overwritten', () => {
    writeFileSync(targetPath, 'precious');
    expect(codeOf(backUp)).toBe('STORAGE_EXISTS');
    expect(readFileSync(targetPath, 'utf8')).toBe('precious');
  });

  test('a name that SQLite would remove with the next opening of another file is refused', () => {
    for (const suffix of ['-wal', '-shm', '-journal', '-WAL']) {
      targetPath = `${place.path}${suffix}`;
      expect(codeOf(backUp)).toBe('STORAGE_EXISTS');
      expect(backUp).toThrow(`A backup named ${targetPath} would be lost`);
    }
    expect(readdirSync(place.folder)).toEqual(['replica.sqlite']);
  });

  test('an altered log is found where the file is named by a link', () => {
    leaveAlteredLog(place.path);
    mkdirSync(join(place.folder, 'links'));
    const link = join(place.folder, 'links', 'data');
    symlinkSync(place.path, link);
    expect(codeOf(() => backupSqliteFile({ path: link, key: KEY, targetPath }))).toBe('STORAGE_DAMAGED');
    const { damagedLogPath, close } = openSqliteFile({ path: link, key: KEY });
    close();
    expect(damagedLogPath).toContain(`${place.path}.`);
  });

  test('a folder that is not there and a file that is not there are named, and nothing is made', () => {
    targetPath = join(place.folder, 'missing', 'backup.sqlite');
    expect(codeOf(backUp)).toBe('STORAGE_UNREACHABLE');
    const gone = join(place.folder, 'gone.sqlite');
    expect(codeOf(() => backupSqliteFile({ path: gone, key: KEY, targetPath }))).toBe('STORAGE_UNREACHABLE');
    expect(readdirSync(place.folder)).toEqual(['replica.sqlite']);
  });

  test('a damaged file makes no backup', () => {
    const bytes = readFileSync(place.path);
    bytes.writeUInt8(bytes.readUInt8(3 * 4096 + 99) ^ 4, 3 * 4096 + 99);
    writeFileSync(place.path, bytes);
    expect(codeOf(backUp)).toBe('STORAGE_DAMAGED');
    expect(readdirSync(place.folder)).toEqual(['replica.sqlite']);
  });

  test('a file whose log was altered makes no backup, a copy of the log is kept and named, the log stays', () => {
    const log = leaveAlteredLog(place.path);
    expect(codeOf(backUp)).toBe('STORAGE_DAMAGED');
    const copy = readdirSync(place.folder).find((name) => name.endsWith('.damaged-log')) ?? 'none';
    expect(backUp).toThrow(join(place.folder, copy));
    expect(readFileSync(join(place.folder, copy)).equals(log)).toBe(true);
    expect(readFileSync(`${place.path}-wal`).equals(log)).toBe(true);
    expect(readdirSync(place.folder)).not.toContain('backup.sqlite');
    // Opening the file tells of the loss; from then on the rest can be backed up.
    const file = openSqliteFile({ path: place.path, key: KEY });
    expect(file.damagedLogPath).toBe(join(place.folder, copy));
    backUp();
    file.close();
    expect(digestOf(targetPath)).toBe(digestOf(place.path));
  });

  test('a draft that a killed program left is removed with the next backup to the same name, another is not', () => {
    const stale = `${targetPath}.999999999.00000000-0000-4000-8000-000000000000.draft`;
    const running = `${targetPath}.${process.ppid}.00000000-0000-4000-8000-000000000000.draft`;
    for (const path of [stale, running]) writeFileSync(path, 'draft');
    backUp();
    expect(readdirSync(place.folder)).not.toContain(stale.slice(place.folder.length + 1));
    expect(readFileSync(running, 'utf8')).toBe('draft');
  });
});
