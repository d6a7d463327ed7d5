import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkSqliteFile } from '../../src-main/storage/sqlite-file/check-sqlite-file.ts';
import {
  codeOf,
  digestOf,
  KEY,
  makeSampleFolder,
} from '../../src-main/storage/sqlite-file/sample-file.fixture.ts';

const PAGE_BYTES = 4096;
const RUNS = 40;
const seed = Math.floor(Math.random() * 2 ** 31);

let place: ReturnType<typeof makeSampleFolder>;
let intact: Buffer;
let digest: string;
beforeEach(() => {
  place = makeSampleFolder({ rows: 200 });
  digest = digestOf(place.path);
  intact = readFileSync(place.path);
});
afterEach(() => place.remove());

function flip(offset: number, bit: number): void {
  const altered = Buffer.from(intact);
  altered.writeUInt8(altered.readUInt8(offset) ^ (1 << bit), offset);
  writeFileSync(place.path, altered);
}

/** What reading everything gives: the content as it was, or a code. Anything else would be a wrong answer. */
function readEverything(): 'as it was' | string {
  let found = '';
  const code = codeOf(() => {
    found = digestOf(place.path);
  });
  if (code !== undefined) return code;
  return found === digest ? 'as it was' : 'WRONG CONTENT';
}

function damageFound(): number {
  return checkSqliteFile({ path: place.path, key: KEY }).damage.length;
}

const regions: readonly (readonly [name: string, offset: (page: number, random: number) => number])[] = [
  ['key mark and clear header', (_page, random) => random % 24],
  ['first page', (_page, random) => 24 + (random % (PAGE_BYTES - 24))],
  ['body of any page', (page, random) => page * PAGE_BYTES + 24 + (random % (PAGE_BYTES - 88))],
  ['tag of any page', (page, random) => (page + 1) * PAGE_BYTES - 64 + (random % 32)],
  ['nonce of any page', (page, random) => (page + 1) * PAGE_BYTES - 32 + (random % 32)],
  ['last page', (_page, random) => -PAGE_BYTES + (random % PAGE_BYTES)],
];

describe(`damage to the file (seed ${seed})`, () => {
  test.each(regions)(
    'a flipped bit in %s is never answered with wrong content, and always found',
    (_name, offsetOf) => {
      const pages = intact.length / PAGE_BYTES;
      const position = fc.record({
        page: fc.nat({ max: pages - 1 }),
        random: fc.nat({ max: 2 ** 20 }),
        bit: fc.nat({ max: 7 }),
      });
      fc.assert(
        fc.property(position, ({ page, random, bit }) => {
          const offset = offsetOf(page, random);
          flip(offset < 0 ? intact.length + offset : offset, bit);
          const answer = readEverything();
          // A free page is never read; only the check looks at it.
          if (answer === 'as it was') expect(damageFound()).toBeGreaterThan(0);
          else expect(answer).toBe('STORAGE_DAMAGED');
        }),
        { seed, numRuns: RUNS },
      );
    },
  );

  test('the sample has free pages, and the check finds a flipped bit in each of them', () => {
    const pages = intact.length / PAGE_BYTES;
    const unread = Array.from({ length: pages }, (_, page) => page).filter((page) => {
      flip(page * PAGE_BYTES + 1_000, 3);
      return readEverything() === 'as it was';
    });
    expect(unread.length).toBeGreaterThan(5);
    for (const page of unread.slice(0, 20)) {
      flip(page * PAGE_BYTES + 1_000, 3);
      expect([page, damageFound()]).not.toEqual([page, 0]);
    }
  });

  test('a file cut at any length is damage', () => {
    fc.assert(
      fc.property(fc.nat({ max: intact.length - 1 }), fc.boolean(), (length, isWholePages) => {
        writeFileSync(place.path, intact);
        truncateSync(place.path, isWholePages ? length - (length % PAGE_BYTES) : length);
        expect(codeOf(() => digestOf(place.path))).toBe('STORAGE_DAMAGED');
        expect(damageFound()).toBeGreaterThan(0);
      }),
      { seed, numRuns: RUNS },
    );
  });

  test('pages that changed places are damage', () => {
    const swapped = Buffer.from(intact);
    intact.copy(swapped, 2 * PAGE_BYTES, 3 * PAGE_BYTES, 4 * PAGE_BYTES);
    intact.copy(swapped, 3 * PAGE_BYTES, 2 * PAGE_BYTES, 3 * PAGE_BYTES);
    writeFileSync(place.path, swapped);
    expect(codeOf(() => digestOf(place.path))).toBe('STORAGE_DAMAGED');
  });
});
