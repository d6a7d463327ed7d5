import { strFromU8, strToU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { archiveOf } from './archive-of.ts';

const entry = (name: string, text = name) => ({ name, content: strToU8(text) });

test('an archive has its files as they are, under names of their own', () => {
  const files = unzipSync(archiveOf([entry('a.pdf', 'one'), entry('A.pdf', 'two'), entry('ä.pdf', 'three')]));
  const texts = Object.entries(files).map(([name, content]) => [name, strFromU8(content)]);
  expect(texts).toEqual([
    ['a.pdf', 'one'],
    ['A-2.pdf', 'two'],
    ['ä.pdf', 'three'],
  ]);
});

test('the same files are the same archive, whatever the clock says', () => {
  const files = [entry('a.pdf'), entry('b.pdf')];
  const archive = Buffer.from(archiveOf(files));
  expect(archive.equals(archiveOf(files))).toBe(true);
  expect(archive.includes('a.pdf')).toBe(true);
});
