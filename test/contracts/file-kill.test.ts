import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readRecords } from '../../src-main/storage/sealed-outbox/record-file.ts';
import { backupSqliteFile } from '../../src-main/storage/sqlite-file/backup-sqlite-file.ts';
import { keyOfSqliteFile } from '../../src-main/storage/sqlite-file/file-header.ts';
import { openSqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { rekeySqliteFile } from '../../src-main/storage/sqlite-file/rekey-sqlite-file.ts';
import {
  digestOf,
  filesShowingMarker,
  KEY,
  makeSampleFolder,
  OTHER_KEY,
} from '../../src-main/storage/sqlite-file/sample-file.fixture.ts';
import { seededRandom } from '../bench/harness/seeded-random.ts';
import { startFileWorker } from './file-process.ts';

// More rounds on demand: DUEBOOK_KILL_ROUNDS=50.
const ROUNDS = Number(process.env.DUEBOOK_KILL_ROUNDS ?? 5);
const seed = Math.floor(Math.random() * 2 ** 31);
const random = seededRandom(seed);

let place: ReturnType<typeof makeSampleFolder>;
beforeEach(() => {
  place = makeSampleFolder({ rows: 2_000 });
});
afterEach(() => place.remove());

const names = () => readdirSync(place.folder).sort();

/** Lets a process work on the file, and kills it at some moment of its second turn or a later one. */
async function workUntilKilled(work: string, round: number): Promise<void> {
  const worker = startFileWorker(work, place.folder, round);
  await worker.printed('turn 1\n');
  await wait(random.next() * 200);
  await worker.kill();
}

describe(`a process killed (kill -9) while it works on the whole file (seed ${seed})`, {
  timeout: 20_000 + ROUNDS * 10_000,
}, () => {
  test('changing the key leaves the file whole under one of the two keys, and nothing to read', async () => {
    const digest = digestOf(place.path);
    for (let round = 0; round < ROUNDS; round += 1) {
      await workUntilKilled('rekey', round);
      expect(filesShowingMarker(place.folder)).toEqual([]);
      const key = keyOfSqliteFile(place.path, [KEY, OTHER_KEY]);
      expect(digestOf(place.path, key)).toBe(digest);
      expect(names()).toEqual(['replica.sqlite']);
    }
    const key = keyOfSqliteFile(place.path, [KEY, OTHER_KEY]) ?? KEY;
    rekeySqliteFile({ path: place.path, key, newKey: new Uint8Array(32).fill(9) });
    expect(names()).toEqual(['replica.sqlite']);
  });

  test('backing up leaves complete backups, and a draft that the next one to that name removes', async () => {
    const digest = digestOf(place.path);
    for (let round = 0; round < ROUNDS; round += 1) {
      await workUntilKilled('backup', round);
      expect(filesShowingMarker(place.folder)).toEqual([]);
      const backups = names().filter((name) => name.endsWith('.backup'));
      expect(backups.length).toBeGreaterThan(0);
      for (const name of backups) expect(digestOf(join(place.folder, name))).toBe(digest);
      const drafts = names().filter((name) => name.endsWith('.draft'));
      const targetPath = join(place.folder, drafts[0]?.split('.backup')[0] ?? 'none').concat('.backup');
      backupSqliteFile({ path: place.path, key: KEY, targetPath });
      expect(names().filter((name) => name.includes('.draft'))).toEqual([]);
      for (const name of names().filter((one) => one.endsWith('.backup'))) rmSync(join(place.folder, name));
    }
  });

  test('restoring leaves the old file or the restored one, never none and never a mixture', async () => {
    const first = join(place.folder, 'from-0.sqlite');
    const second = join(place.folder, 'from-1.sqlite');
    copyFileSync(place.path, first);
    const file = openSqliteFile({ path: place.path, key: KEY });
    file.write(() => file.database.exec('DELETE FROM debtor WHERE rowid % 3 = 0'));
    file.close();
    copyFileSync(place.path, second);
    const digests = [digestOf(first), digestOf(second)];
    for (let round = 0; round < ROUNDS; round += 1) {
      await workUntilKilled('restore', round);
      expect(filesShowingMarker(place.folder)).toEqual([]);
      expect(digests).toContain(digestOf(place.path));
      for (const name of names().filter((one) => one.includes('.replaced-'))) {
        expect(digests).toContain(digestOf(join(place.folder, name)));
        rmSync(join(place.folder, name));
      }
    }
    expect(names()).toEqual(['from-0.sqlite', 'from-1.sqlite', 'replica.sqlite']);
  });

  test('writing leaves a log that is never taken for an altered one, with everything acknowledged', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const writer = startFileWorker('spill', place.folder, round);
      await writer.printed('spilled 4\n');
      await wait(random.next() * 100);
      await writer.kill();
      const acknowledged = writer.output().split('spilled ').length - 1;
      const file = openSqliteFile({ path: place.path, key: KEY });
      expect(file.damagedLogPath).toBeUndefined();
      const found = Number(file.database.prepare('SELECT count(*) FROM letter').pluck().get());
      expect([acknowledged, acknowledged + 1]).toContain((found - 1) / 60);
      file.write(() => file.database.exec('DELETE FROM letter WHERE id > 1'));
      file.close();
    }
  });

  test('sealing leaves every record that it has acknowledged, and goes on behind them', async () => {
    const sealed = join(place.folder, 'sealed-outbox');
    let last = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const writer = startFileWorker('seal', place.folder, round);
      await writer.printed(`sealed ${last + 5}\n`);
      await wait(random.next() * 200);
      await writer.kill();
      const acknowledged = Number(/sealed (\d+)\n(?!.*sealed \d+\n)/s.exec(writer.output())?.[1]);
      const { records, damagedCount } = readRecords(sealed);
      const positions = records.map(({ position }) => position);
      last = positions.at(-1) ?? 0;
      expect([acknowledged, acknowledged + 1]).toContain(last);
      expect(positions.length).toBeGreaterThanOrEqual(Math.min(last, 10));
      expect(positions).toEqual(positions.map((_position, n) => last - positions.length + 1 + n));
      // What a killed process had begun to write is whole or torn, and nothing else is.
      expect(damagedCount).toBeLessThanOrEqual(round + 1);
    }
  });
});
