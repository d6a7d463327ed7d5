import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkPlaintext } from './check-plaintext.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duebook-plaintext-'));
  mkdirSync(join(folder, 'deep'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each(['utf8', 'utf16le'] as const)('a word in %s is found wherever it lies in a file', (encoding) => {
  const path = join(folder, 'deep', 'file');
  writeFileSync(path, Buffer.concat([Buffer.alloc(5_000), Buffer.from('the secret word', encoding)]));
  expect(checkPlaintext(folder, ['secret'])).toEqual([`${path} holds text of a document readably`]);
});

test('a folder without the word is clean', () => {
  writeFileSync(join(folder, 'file'), 'nothing');
  expect(checkPlaintext(folder, ['secret'])).toEqual([]);
});
