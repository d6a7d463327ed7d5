import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { entryAt } from './entry-documents.ts';

const entries = Array.from({ length: 500 }, (_, index) => entryAt(7, index));

test('the same seed makes the same documents, another seed makes others', () => {
  const hash = createHash('sha256').update(JSON.stringify(entries)).digest('hex');
  expect(hash).toBe('28468258f7f4afcbceda29a89c649dcae87d2c3c00e2e9d347397c9e0db1bf42');
  expect(entryAt(7, 499)).toEqual(entries[499]);
  expect(entryAt(8, 499)).not.toEqual(entries[499]);
});

test('a document weighs one kilobyte', () => {
  for (const entry of entries) {
    const bytes = Buffer.byteLength(JSON.stringify(entry));
    expect(bytes).toBeGreaterThanOrEqual(1023);
    expect(bytes).toBeLessThanOrEqual(1024);
  }
});

test('ids and update times are unique, and later documents are newer', () => {
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
  const times = entries.map(({ updatedAt }) => updatedAt);
  expect([...times].sort((a, b) => a - b)).toEqual(times);
  expect(new Set(times).size).toBe(times.length);
});
