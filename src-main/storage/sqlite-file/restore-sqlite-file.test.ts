import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3-multiple-ciphers';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backupSqliteFile } from './backup-sqlite-file.ts';
import { lifeOfFile } from './file-life.ts';
import { openSqliteFile } from './open-sqlite-file.ts';
import { restoreSqliteFile } from './restore-sqlite-file.ts';
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

const now = new Date('2026-03-01T12:34:56.789Z');
const ASIDE = 'replica.sqlite.replaced-20260301T123456';

let place: ReturnType<typeof makeSampleFolder>;
let backupPath: string;
let original: string;
beforeEach(() => {
  place = makeSampleFolder();
  backupPath = join(place.folder, 'backup.sqlite');
  original = digestOf(place.path);
  backupSqliteFile({ path: place.path, key: KEY, targetPath: backupPath });
  addRow('later');
});
afterEach(() => place.remove());

const restore = (options: Partial<Parameters<typeof restoreSqliteFile>[0]> = {}) =>
  restoreSqliteFile({ path: place.path, key: KEY, backupPath, newestVersion: 3, now, ...options });

function addRow(name: string): void {
  const file = openSqliteFile({ path: place.path, key: KEY });
  file.write(() => file.statements.rows("INSERT INTO debtor VALUES (?, '')").run(name));
  file.close();
}

function countOf(name: string, path = place.path): unknown {
  const { database, close } = openSqliteFile({ path, key: KEY });
  const count = database.prepare('SELECT count(*) FROM debtor WHERE name = ?').pluck().get(name);
  close();
  return count;
}

function lifeAt(path: string): number {
  const { database, close } = openSqliteFile({ path, key: KEY });
  const life = lifeOfFile(database);
  close();
  return life;
}

const leaveLogBehind = (name: string) => leaveLog(place.path, [name]);

describe('restoring a backup', () => {
  test('the backup takes the place of the file, which is kept under another name', () => {
    const replaced = digestOf(place.path);
    expect(restore()).toEqual({
      asidePath: join(place.folder, ASIDE),
      damagedLogPaths: { backup: undefined, replaced: undefined },
    });
    expect(digestOf(place.path)).toBe(original);
    expect(digestOf(join(place.folder, ASIDE))).toBe(replaced);
    expect(readdirSync(place.folder).sort()).toEqual(['backup.sqlite', 'replica.sqlite', ASIDE]);
    expect(filesShowingMarker(place.folder)).toEqual([]);
  });

  test('the restored file has another life than the backup and than what any restore made before', () => {
    const lives = [new Date('2026-03-01T12:34:56Z'), new Date('2026-03-01T12:34:57Z')].map((at) => {
      restore({ now: at });
      return lifeAt(place.path);
    });
    expect(lives).toEqual([5_142_896, 5_142_897]);
    expect(lifeAt(backupPath)).toBe(0);
  });

  test('the log of the replaced file goes with it and never into the restored one', () => {
    leaveLogBehind('only in the log');
    restore();
    expect(digestOf(place.path)).toBe(original);
    expect(countOf('only in the log', join(place.folder, ASIDE))).toBe(1);
  });

  test('a file that cannot be opened any more is replaced too, and kept with its log', () => {
    leaveLogBehind('only in the log');
    truncateSync(place.path, 5_000);
    restore();
    expect(digestOf(place.path)).toBe(original);
    expect(readFileSync(join(place.folder, ASIDE))).toHaveLength(5_000);
    expect(readdirSync(place.folder)).toContain(`${ASIDE}-wal`);
  });

  test('a backup under another key is restored under the key of the workstation', () => {
    const otherPath = join(place.folder, 'other.sqlite');
    backupSqliteFile({ path: backupPath, key: KEY, targetPath: otherPath, targetKey: OTHER_KEY });
    expect(codeOf(() => restore({ backupPath: otherPath }))).toBe('STORAGE_KEY_WRONG');
    restore({ backupPath: otherPath, backupKey: OTHER_KEY });
    expect(digestOf(place.path)).toBe(original);
  });

  test('it makes the file where there is none, and a copy with its log counts as a backup', () => {
    leaveLogBehind('only in the log');
    const path = join(place.folder, 'new.sqlite');
    expect(restore({ path, backupPath: place.path }).asidePath).toBeUndefined();
    expect(countOf('only in the log', path)).toBe(1);
  });

  test('the log of a backup that is named by a link is folded in', () => {
    leaveLog(backupPath, ['only in the log']);
    const link = join(place.folder, 'link');
    symlinkSync(backupPath, link);
    restore({ backupPath: link });
    expect(countOf('only in the log')).toBe(1);
  });

  test('behind a link the file itself is replaced, and what it was is kept beside it, log and all', () => {
    leaveLogBehind('only in the log');
    mkdirSync(join(place.folder, 'links'));
    const link = join(place.folder, 'links', 'data');
    symlinkSync(place.path, link);
    expect(restore({ path: link }).asidePath).toBe(join(place.folder, ASIDE));
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(digestOf(place.path)).toBe(original);
    expect(countOf('only in the log', join(place.folder, ASIDE))).toBe(1);
  });

  test('a folder, a pipe and the file itself are no backup, and the words say so', () => {
    const pipe = join(place.folder, 'pipe');
    const link = join(place.folder, 'link');
    symlinkSync(place.path, link);
    const refused: [string, string][] = [
      [place.folder, 'is a folder'],
      [place.path, 'is the file that it would replace'],
      [link, 'is the file that it would replace'],
    ];
    if (process.platform !== 'win32') {
      execFileSync('/usr/bin/mkfifo', [pipe]);
      refused.push([pipe, 'is a pipe'], ['/dev/null', 'is a pipe, a socket or a device']);
    }
    const before = readFileSync(place.path);
    for (const [path, words] of refused) {
      expect(() => restore({ backupPath: path })).toThrow(`The backup ${path} ${words}`);
      expect(codeOf(() => restore({ backupPath: path }))).toBe('STORAGE_UNREACHABLE');
    }
    expect(readFileSync(place.path).equals(before)).toBe(true);
  });

  test('a damaged backup is named, and nobody is sent back to a backup', () => {
    truncateSync(backupPath, 8 * 4096);
    expect(restore).toThrow(`The backup ${backupPath} is damaged`);
    expect(restore).not.toThrow('Restore it from a backup');
  });

  test('it is refused while the file is in use', () => {
    const file = openSqliteFile({ path: place.path, key: KEY });
    expect(codeOf(restore)).toBe('STORAGE_LOCKED');
    file.close();
    expect(restore().asidePath).toBeDefined();
  });

  test('a damaged, cut, plain, too new or missing backup changes nothing', () => {
    const before = readFileSync(place.path);
    const intact = readFileSync(backupPath);
    const bad = join(place.folder, 'bad.sqlite');
    const damaged = Buffer.from(intact);
    damaged.writeUInt8(damaged.readUInt8(intact.length - 100) ^ 1, intact.length - 100);
    for (const bytes of [damaged, intact.subarray(0, 8 * 4096), intact.subarray(0, 100), Buffer.alloc(0)]) {
      writeFileSync(bad, bytes);
      expect(codeOf(() => restore({ backupPath: bad }))).toBe('STORAGE_DAMAGED');
    }
    const plain = join(place.folder, 'plain.sqlite');
    new SqliteDatabase(plain).exec('CREATE TABLE t (a)').close();
    expect(codeOf(() => restore({ backupPath: plain }))).toBe('STORAGE_PLAINTEXT');
    expect(codeOf(() => restore({ newestVersion: 2 }))).toBe('STORAGE_TOO_NEW');
    expect(codeOf(() => restore({ backupPath: `${bad}.missing` }))).toBe('STORAGE_UNREACHABLE');
    expect(readFileSync(place.path).equals(before)).toBe(true);
    const expected = ['backup.sqlite', 'bad.sqlite', 'plain.sqlite', 'replica.sqlite'];
    expect(readdirSync(place.folder).sort()).toEqual(expected);
  });

  test('a second name that a killed restore left is forgotten with the next one', () => {
    linkSync(place.path, join(place.folder, 'replica.sqlite.replaced-20250101T000000'));
    restore();
    const names = readdirSync(place.folder).sort();
    expect(names).toEqual(['backup.sqlite', 'replica.sqlite', ASIDE]);
  });

  test('a second name that has the log already stays, with its log', () => {
    leaveLogBehind('only in the log');
    const log = readFileSync(`${place.path}-wal`);
    truncateSync(place.path, 5_000);
    const unfinished = join(place.folder, 'replica.sqlite.replaced-20250101T000000');
    linkSync(place.path, unfinished);
    renameSync(`${place.path}-wal`, `${unfinished}-wal`);
    expect(restore().asidePath).toBe(unfinished);
    expect(readFileSync(unfinished)).toHaveLength(5_000);
    expect(readFileSync(`${unfinished}-wal`).equals(log)).toBe(true);
    expect(digestOf(place.path)).toBe(original);
  });

  test('a log of the replaced file that was altered is told, and its copy is kept', () => {
    const log = leaveAlteredLog(place.path);
    const { backup, replaced } = restore().damagedLogPaths;
    expect([backup, readFileSync(replaced ?? '').equals(log)]).toEqual([undefined, true]);
    expect(digestOf(place.path)).toBe(original);
  });

  test('a log beside the backup that was altered is told, and its copy is kept beside the file', () => {
    const log = leaveAlteredLog(backupPath);
    const { backup, replaced } = restore().damagedLogPaths;
    expect([replaced, readFileSync(backup ?? '').equals(log)]).toEqual([undefined, true]);
    expect(backup).toContain(place.path);
    expect(digestOf(place.path)).toBe(original);
  });

  test('whatever may be done with the backup, the restored file is for its owner alone to read and write', () => {
    for (const mode of [0o644, 0o400]) {
      leaveLog(backupPath, [`mode ${mode}`]);
      for (const path of [backupPath, `${backupPath}-wal`]) chmodSync(path, mode);
      restore({ now: new Date(now.getTime() + mode * 1_000) });
      const { mode: found } = statSync(place.path);
      if (process.platform !== 'win32') expect(found & 0o777).toBe(0o600);
      addRow('can be written');
      for (const path of [backupPath, `${backupPath}-wal`]) chmodSync(path, 0o600);
    }
  });
});
