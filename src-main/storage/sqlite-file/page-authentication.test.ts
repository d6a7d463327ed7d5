import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Aegis256 } from './aegis-256.ts';
import { createPageAuthentication, PAGE_BYTES } from './page-authentication.ts';
import { KEY, makeFolder, makeSampleFile, OTHER_KEY } from './sample-file.fixture.ts';

const bytes = (hex: string) => Buffer.from(hex.padEnd(64, '0'), 'hex');

let place: ReturnType<typeof makeFolder>;
beforeEach(() => {
  place = makeFolder();
});
afterEach(() => place.remove());

describe('AEGIS-256', () => {
  test('gives the keystream and the tag of the first test vector of the draft', () => {
    const aegis = new Aegis256();
    const start = () => aegis.reset(bytes('1001'), bytes('100002'));
    start();
    const ciphertext = aegis.keystream(16);
    expect(Buffer.from(ciphertext).toString('hex')).toBe('754fc3d8c973246dcc6d741412a4b236');
    start();
    const tag = Buffer.from(aegis.tagOf(ciphertext)).toString('hex');
    expect(tag).toBe('1181a1d18091082bf0266f66297d167d2e68b845f61a3b0527d31fc7b7b89f13');
  });
});

describe('a page', () => {
  test('of a file that SQLite wrote is authentic at its own place under its own key, and nowhere else', () => {
    makeSampleFile(place.path);
    const file = readFileSync(place.path);
    const isAuthentic = createPageAuthentication(KEY);
    const isAuthenticElsewhere = createPageAuthentication(OTHER_KEY);
    const pages = file.length / PAGE_BYTES;
    for (let number = 1; number <= pages; number += 1) {
      const page = file.subarray((number - 1) * PAGE_BYTES, number * PAGE_BYTES);
      const found = [
        isAuthentic(page, number),
        isAuthentic(page, number + 1),
        isAuthenticElsewhere(page, number),
      ];
      expect([number, ...found]).toEqual([number, true, false, false]);
    }
  });
});
