import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readRecords, recordPath } from './record-file.ts';
import { openRecordRoom } from './record-room.ts';
import { sealedRecordAt } from './sealed-record.fixture.ts';

const sectorBytes = 512;

let base: string;
let folder: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'duebook-room-'));
  folder = join(base, 'sealed-outbox');
});
afterEach(() => rmSync(base, { recursive: true }));

const positions = (of = folder) => readRecords(of).records.map(({ position }) => position);
const sizeBytes = () => statSync(recordPath(folder)).size;

describe('records with room behind them', () => {
  it('are written into bytes that the file has already, and the room is none of what is read', () => {
    const { append } = openRecordRoom(folder);
    append([sealedRecordAt(1)]);
    const size = sizeBytes();
    for (const position of [2, 3, 4]) append([sealedRecordAt(position)]);
    expect(sizeBytes()).toBe(size);
    expect(readRecords(folder)).toMatchObject({ damagedCount: 0 });
    expect(positions()).toEqual([1, 2, 3, 4]);
  });

  it('are given more room where it is used up', () => {
    const { append } = openRecordRoom(folder);
    const count = 12;
    for (let position = 0; position < count; position += 1) append([sealedRecordAt(position, 60_000)]);
    expect(sizeBytes()).toBeGreaterThan(count * 60_000);
    expect(positions()).toHaveLength(count);
    expect(readRecords(folder).damagedCount).toBe(0);
  });

  it('are found again by whoever opens the folder next, and go on behind the last one', () => {
    openRecordRoom(folder).append([sealedRecordAt(1), sealedRecordAt(2)]);
    openRecordRoom(folder).append([sealedRecordAt(3)]);
    expect(positions()).toEqual([1, 2, 3]);
  });

  it('go on at the right place after the file was written anew with fewer, however alike it looks', () => {
    const room = openRecordRoom(folder);
    for (let round = 0; round < 5; round += 1) {
      const all = [1, 2, 3, 4, 5].map((n) => sealedRecordAt(round * 10 + n));
      room.append(all);
      room.replace(all.slice(-1));
      room.append([sealedRecordAt(round * 10 + 6)]);
      expect(positions()).toEqual([round * 10 + 5, round * 10 + 6]);
      room.replace([]);
    }
    expect(positions()).toEqual([]);
  });

  it('go on where somebody has cut the file', () => {
    const { append } = openRecordRoom(folder);
    append([sealedRecordAt(1)]);
    truncateSync(recordPath(folder), readFileSync(recordPath(folder)).indexOf(0) - 20);
    append([sealedRecordAt(2)]);
    expect(positions()).toEqual([2]);
    expect(readRecords(folder).damagedCount).toBe(1);
  });

  it('are as they were before or after a writing of which a power cut left any sectors, and go on behind that', () => {
    const kept = [1, 2].map((position) => sealedRecordAt(position));
    openRecordRoom(folder).append(kept);
    const before = readFileSync(recordPath(folder));
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 1, maxLength: 3 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }),
        (sizes, isOnDisk) => {
          writeFileSync(recordPath(folder), before);
          openRecordRoom(folder).append(sizes.map((letters, n) => sealedRecordAt(10 + n, letters)));
          const after = readFileSync(recordPath(folder));
          expect(after.length).toBe(before.length);
          const changed = sectorsThatDiffer(before, after);
          const torn = Buffer.from(before);
          changed.forEach((at, n) => {
            if (isOnDisk[n % isOnDisk.length]) after.copy(torn, at, at, at + sectorBytes);
          });
          writeFileSync(recordPath(folder), torn);
          const found = positions();
          expect(found.slice(0, 2)).toEqual([1, 2]);
          expect(sizes.map((_size, n) => 10 + n)).toEqual(expect.arrayContaining(found.slice(2)));
          openRecordRoom(folder).append([sealedRecordAt(50)]);
          expect(positions()).toEqual([...found, 50]);
        },
      ),
      { numRuns: 150 },
    );
  });
});

function sectorsThatDiffer(before: Buffer, after: Buffer): readonly number[] {
  const starts = Array.from({ length: Math.ceil(after.length / sectorBytes) }, (_none, n) => n * sectorBytes);
  const sectorOf = (bytes: Buffer, at: number) => bytes.subarray(at, at + sectorBytes);
  return starts.filter((at) => !sectorOf(after, at).equals(sectorOf(before, at)));
}
