import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../test/bench/harness/seeded-random.ts';
import { checkSqliteFile } from './check-sqlite-file.ts';
import { readLog } from './log-frames.ts';
import { surveyLog } from './log-survey.ts';
import { openSqliteFile } from './open-sqlite-file.ts';
import { KEY, makeFolder } from './sample-file.fixture.ts';

const COMMITS = 8;
const FRAME_BYTES = 4096 + 24;
const BLOCK_BYTES = 4096;
/** Commits that do not wait for the disk. */
const REBUILDABLE = 6;

const seed = Math.floor(Math.random() * 2 ** 31);
const random = seededRandom(seed);

let place: ReturnType<typeof makeFolder>;
let crashed: string;
let file: Buffer;
let log: Buffer;
beforeEach(() => {
  place = makeFolder();
  crashed = join(place.folder, 'crashed.sqlite');
  ({ file, log } = leaveLog());
});
afterEach(() => place.remove());

/** A file whose last commits are in the log only, as a killed program leaves it. */
function leaveLog() {
  openSqliteFile({ path: place.path, key: KEY }).close();
  const writer = openSqliteFile({ path: place.path, key: KEY });
  writer.write(() => writer.database.exec('CREATE TABLE step (number INTEGER)'));
  for (let step = 1; step < COMMITS; step += 1) {
    writer.write(() => writer.statements.rows('INSERT INTO step VALUES (?)').run(step));
  }
  const bytes = { file: readFileSync(place.path), log: readFileSync(`${place.path}-wal`) };
  writer.close();
  return bytes;
}

/**
 * The log of a file at the last commit that waited for the disk, and after some more that did not.
 * @param earlier commits in a log before that, whose frames lie where these are written
 */
function leaveUnsynced(earlier = 0): { synced: Buffer; written: Buffer; firstUnsynced: number } {
  rmSync(place.path);
  openSqliteFile({ path: place.path, key: KEY }).close();
  const writer = openSqliteFile({ path: place.path, key: KEY });
  const insert = (step: number) => writer.statements.rows('INSERT INTO step VALUES (?)').run(step);
  writer.write(() => writer.database.exec('CREATE TABLE step (number INTEGER)'));
  for (let step = 0; step < earlier; step += 1) writer.write(() => insert(step));
  writer.write(() => writer.database.exec('DELETE FROM step'));
  writer.database.pragma('wal_checkpoint(RESTART)');
  for (let step = 1; step < COMMITS; step += 1) writer.write(() => insert(step));
  const inOrder = [...readLog(`${place.path}-wal`)].filter((part) => 'isInOrder' in part && part.isInOrder);
  const synced = readFileSync(`${place.path}-wal`);
  for (let step = 0; step < REBUILDABLE; step += 1) writer.writeRebuildable(() => insert(step));
  const written = readFileSync(`${place.path}-wal`);
  file = readFileSync(place.path);
  writer.close();
  return { synced, written, firstUnsynced: inOrder.length };
}

/** The log as a power cut leaves it: some blocks are as they were before. */
function withoutBlocks(written: Buffer, before: Buffer, missing: readonly number[]): Buffer {
  const left = Buffer.from(written);
  for (const block of missing) {
    const [start, end] = [block * BLOCK_BYTES, Math.min((block + 1) * BLOCK_BYTES, written.length)];
    left.fill(0, start, end);
    if (before.length > start) before.copy(left, start, start, Math.min(end, before.length));
  }
  return left;
}

/** Opens the crashed file with this log; gives how many commits it holds, and whether a loss was told. */
function recover(logBytes: Buffer): { commits: number; isTold: boolean } {
  lay(logBytes);
  const opened = openSqliteFile({ path: crashed, key: KEY });
  const tables = opened.database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  const steps =
    tables === 0 ? 0 : (opened.database.prepare('SELECT count(*) FROM step').pluck().get() as number);
  opened.close();
  return { commits: tables + steps, isTold: opened.damagedLogPath !== undefined };
}

function lay(logBytes: Buffer): void {
  for (const name of readdirSync(place.folder)) rmSync(join(place.folder, name));
  writeFileSync(crashed, file);
  writeFileSync(`${crashed}-wal`, logBytes);
}

function flip(bytes: Buffer, offset: number, mask = 1): Buffer {
  const altered = Buffer.from(bytes);
  altered.writeUInt8(altered.readUInt8(offset) ^ mask, offset);
  return altered;
}

const frames = () => (log.length - 32) / FRAME_BYTES;
const frameStart = (frame: number) => 32 + frame * FRAME_BYTES;

describe(`the log that a killed program left (seed ${seed})`, () => {
  test('an intact log is recovered whole, and nothing is told', () => {
    expect(recover(log)).toEqual({ commits: COMMITS, isTold: false });
  });

  test('a log that ends anywhere is an interrupted write, never damage', () => {
    for (let length = 0; length < log.length; length += 997) {
      expect([length, recover(log.subarray(0, length)).isTold]).toEqual([length, false]);
    }
  });

  test('a flipped bit before the last two commits is told; what was committed before it is there', () => {
    for (let frame = 0; frame < frames(); frame += 1) {
      const found = recover(flip(log, frameStart(frame) + 24 + ((frame * 571) % 4096), 1 << (frame % 8)));
      expect(found.commits).toBeLessThan(COMMITS);
      const isLastCommit = found.commits === COMMITS - 1;
      expect([frame, found.isTold]).toEqual([frame, !isLastCommit]);
    }
  });

  test('a flipped bit in the salts, checksum, page number or size of a frame is told', () => {
    for (let offset = 0; offset < 24; offset += 1) {
      const found = recover(flip(log, frameStart(1) + offset, 1 << (offset % 8)));
      expect([offset, found.isTold]).toEqual([offset, true]);
    }
  });

  test('a flipped bit anywhere in the header of the log is told', () => {
    for (let offset = 0; offset < 32; offset += 1) {
      const found = recover(flip(log, offset, 1 << (offset % 8)));
      expect([offset, found]).toEqual([offset, { commits: 0, isTold: true }]);
    }
  });

  test('a copy of the altered log is kept, and the check tells of it too', () => {
    const altered = flip(log, frameStart(1) + 100);
    recover(altered);
    const copies = readdirSync(place.folder).filter((name) => name.endsWith('.damaged-log'));
    expect(copies).toHaveLength(1);
    expect(readFileSync(join(place.folder, copies[0] ?? '')).equals(altered)).toBe(true);
    writeFileSync(crashed, file);
    writeFileSync(`${crashed}-wal`, altered);
    expect(checkSqliteFile({ path: crashed, key: KEY }).damage.join()).toContain('last commits are lost');
  });

  test('what a power cut leaves of commits that did not wait for the disk is never told', () => {
    for (const { synced, written, firstUnsynced } of [leaveUnsynced(), leaveUnsynced(30)]) {
      const blocks = Math.ceil(written.length / BLOCK_BYTES);
      const first = Math.floor(frameStart(firstUnsynced) / BLOCK_BYTES);
      const atRisk = Array.from({ length: blocks - first }, (_, index) => first + index);
      const single = atRisk.map((block) => [block]);
      const mixed = atRisk.map(() => atRisk.filter(() => random.chance(0.5)));
      for (const missing of [...single, ...mixed]) {
        const found = recover(withoutBlocks(written, synced, missing));
        expect([missing, found.isTold]).toEqual([missing, false]);
        expect(found.commits).toBeGreaterThanOrEqual(COMMITS);
      }
      expect(recover(written)).toEqual({ commits: COMMITS + REBUILDABLE, isTold: false });
    }
  });

  test('what was written over the remains of a power cut is not told after the next crash', () => {
    const { synced, written, firstUnsynced } = leaveUnsynced();
    const block = Math.floor(frameStart(firstUnsynced) / BLOCK_BYTES) + 1;
    lay(withoutBlocks(written, synced, [block]));
    const opened = openSqliteFile({ path: crashed, key: KEY });
    opened.write(() => opened.statements.rows('INSERT INTO step VALUES (?)').run(1));
    const after = { file: readFileSync(crashed), log: readFileSync(`${crashed}-wal`) };
    opened.close();
    file = after.file;
    expect(recover(after.log).isTold).toBe(false);
  });

  test('a flipped bit in commits that did not wait for the disk is told where they are all there', () => {
    const { written, firstUnsynced } = leaveUnsynced();
    for (const offset of [9, 20, 24, 2_000, 4_119]) {
      expect([offset, recover(flip(written, frameStart(firstUnsynced) + offset)).isTold]).toEqual([
        offset,
        true,
      ]);
    }
  });

  test('a flipped bit in a long log is told at every place but four in 512 frames', () => {
    const writer = openSqliteFile({ path: place.path, key: KEY });
    writer.database.pragma('wal_autocheckpoint = 0');
    for (let step = 0; step < 600; step += 1) {
      writer.write(() => writer.statements.rows('INSERT INTO step VALUES (?)').run(step));
    }
    const long = readFileSync(`${place.path}-wal`);
    writer.close();
    expect((long.length - 32) / FRAME_BYTES).toBeGreaterThan(520);
    const looked = [0, 100, 167, 168, 169, 170, 300, 338, 339, 340, 400, 509, 510, 511, 512, 513];
    const untold = looked.filter((frame) => {
      writeFileSync(crashed, flip(long, frameStart(frame) + 24 + random.integer(0, 4095)));
      return !surveyLog(crashed).hasLostCommits;
    });
    // Their salts lie beyond a block boundary, so a power cut cannot be ruled out.
    expect(untold).toEqual([168, 169, 339, 510]);
  });

  test('frames of an earlier log behind the present one are no damage', () => {
    copyFileSync(place.path, crashed);
    const writer = openSqliteFile({ path: crashed, key: KEY });
    for (let step = 0; step < 20; step += 1) {
      writer.write(() => writer.statements.rows('INSERT INTO step VALUES (?)').run(step));
    }
    writer.database.pragma('wal_checkpoint(RESTART)');
    writer.write(() => writer.statements.rows('INSERT INTO step VALUES (99)').run());
    const bytes = readFileSync(`${crashed}-wal`);
    file = readFileSync(crashed);
    writer.close();
    expect(bytes.length).toBeGreaterThan(10 * FRAME_BYTES);
    expect(recover(bytes).isTold).toBe(false);
  });
});
