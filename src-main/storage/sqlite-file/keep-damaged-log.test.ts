import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSqliteFile } from './check-sqlite-file.ts';
import { openSqliteFile } from './open-sqlite-file.ts';
import { KEY, makeFolder } from './sample-file.fixture.ts';

const COMMITS = 8;
const FRAME_BYTES = 4096 + 24;

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

/** Opens the crashed file with this log; gives how many commits it holds, and whether a loss was told. */
function recover(logBytes: Buffer): { commits: number; isTold: boolean } {
  for (const name of readdirSync(place.folder)) rmSync(join(place.folder, name));
  writeFileSync(crashed, file);
  writeFileSync(`${crashed}-wal`, logBytes);
  const opened = openSqliteFile({ path: crashed, key: KEY });
  const tables = opened.database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() as number;
  const steps =
    tables === 0 ? 0 : (opened.database.prepare('SELECT count(*) FROM step').pluck().get() as number);
  opened.close();
  return { commits: tables + steps, isTold: opened.damagedLogPath !== undefined };
}

function flip(bytes: Buffer, offset: number, mask = 1): Buffer {
  const altered = Buffer.from(bytes);
  altered.writeUInt8(altered.readUInt8(offset) ^ mask, offset);
  return altered;
}

const frames = () => (log.length - 32) / FRAME_BYTES;
const frameStart = (frame: number) => 32 + frame * FRAME_BYTES;

describe('the log that a killed program left', () => {
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
