import { expect, test } from 'vitest';
import { StorageError } from '../storage/sqlite-file/storage-error.ts';
import { EngineStartFailure } from './engine-start-failure.ts';
import { fatalWords } from './fatal-words.ts';

test('a damaged file or a failed start has words, a bug has none: it may quote personal data', () => {
  expect(fatalWords(new StorageError('STORAGE_DAMAGED'))).toContain('damaged');
  expect(fatalWords(new EngineStartFailure('The key does not fit.'))).toBe('The key does not fit.');
  expect(fatalWords(new TypeError('Müller & Söhne is not a function'))).toBeUndefined();
  expect(fatalWords('text')).toBeUndefined();
});
