import { expect, test } from 'vitest';
import { downloadFailureWords } from './download-failure.ts';

function failed(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

test('a download that fails is told with its cause and with what helps', () => {
  const words = downloadFailureWords(failed('RequestError', 'getaddrinfo ENOTFOUND github.com'));
  expect(words).toContain('could not be downloaded: getaddrinfo ENOTFOUND github.com.');
  expect(words).toContain('ELECTRON_MIRROR');
  expect(words).toContain('--electron DIR');
  expect(downloadFailureWords(failed('HTTPError', 'Response code 404 (Not Found)'))).toContain('404');
});

test('another error is not taken for a download', () => {
  expect(downloadFailureWords(new TypeError('x is not a function'))).toBeUndefined();
  expect(downloadFailureWords('a text')).toBeUndefined();
});
