import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fileStages } from './file-progress.ts';
import { openSqliteFile } from './open-sqlite-file.ts';
import { digestOf, KEY, makeSampleFolder, OTHER_KEY } from './sample-file.fixture.ts';
import { backUpBeside, rekeyBeside } from './work-beside.ts';

let place: ReturnType<typeof makeSampleFolder>;
let targetPath: string;
beforeEach(() => {
  place = makeSampleFolder();
  targetPath = join(place.folder, 'backup.sqlite');
});
afterEach(() => place.remove());

const backUp = (key = KEY) => backUpBeside({ path: place.path, key, targetPath });

/** How many locks this process holds on the file, as Linux lists them. */
function countLocks(path: string): number {
  const inode = String(statSync(path).ino);
  const lines = readFileSync('/proc/locks', 'utf8').split('\n');
  return lines.filter((line) => line.includes(` ${process.pid} `) && line.includes(`:${inode} `)).length;
}

describe('a backup in a thread beside', () => {
  test('holds what the open file holds, and the loop goes on meanwhile', async () => {
    const file = openSqliteFile({ path: place.path, key: KEY });
    file.write(() => file.statements.rows("INSERT INTO debtor VALUES ('in the log', '')").run());
    let turns = 0;
    const clock = setInterval(() => {
      turns += 1;
    }, 1);
    await backUp();
    clearInterval(clock);
    file.close();
    expect(turns).toBeGreaterThan(0);
    expect(digestOf(targetPath)).toBe(digestOf(place.path));
  });

  test.runIf(process.platform === 'linux')('takes no lock away from the open file', async () => {
    const file = openSqliteFile({ path: place.path, key: KEY });
    file.read(() => file.statements.rows('SELECT count(*) FROM debtor').all());
    const before = countLocks(place.path);
    expect(before).toBeGreaterThan(0);
    await backUp();
    expect(countLocks(place.path)).toBe(before);
    file.close();
    expect(countLocks(place.path)).toBe(0);
  });

  test('refuses with the code of what is wrong', async () => {
    await expect(backUp(OTHER_KEY)).rejects.toMatchObject({ code: 'STORAGE_KEY_WRONG' });
    writeFileSync(targetPath, 'precious');
    await expect(backUp()).rejects.toMatchObject({ code: 'STORAGE_EXISTS' });
    expect(readFileSync(targetPath, 'utf8')).toBe('precious');
  });
});

describe('a new key in a thread beside', () => {
  test('tells each stage once it begins, and the loop goes on meanwhile', async () => {
    const before = digestOf(place.path);
    const stages: string[] = [];
    let turns = 0;
    const clock = setInterval(() => {
      turns += 1;
    }, 1);
    await rekeyBeside({ path: place.path, key: KEY, newKey: OTHER_KEY }, (stage, fraction) => {
      if (fraction === 0) stages.push(stage);
    });
    clearInterval(clock);
    expect(turns).toBeGreaterThan(0);
    expect(new Set(stages)).toEqual(new Set(fileStages));
    expect(digestOf(place.path, OTHER_KEY)).toBe(before);
  });

  test('changes nothing where somebody has the file open', async () => {
    const file = openSqliteFile({ path: place.path, key: KEY });
    const rekey = rekeyBeside({ path: place.path, key: KEY, newKey: OTHER_KEY }, () => undefined);
    await expect(rekey).rejects.toMatchObject({ code: 'STORAGE_LOCKED' });
    file.close();
    openSqliteFile({ path: place.path, key: KEY }).close();
  });
});
