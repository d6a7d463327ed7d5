import { expect, it } from 'vitest';
import { retryAfterSeconds } from './retry-after.ts';

const nowMs = Date.parse('2026-03-31T10:00:00Z');

it.each([
  [null, undefined],
  ['', undefined],
  ['soon', undefined],
  ['0', 0],
  ['7', 7],
  [' 7 ', 7],
  ['-7', undefined],
  ['1e9', undefined],
  ['31536000', 600],
  ['Tue, 31 Mar 2026 10:00:30 GMT', 30],
  ['Tue, 31 Mar 2026 09:00:00 GMT', 0],
  ['Wed, 31 Mar 2027 10:00:00 GMT', 600],
])('Retry-After %j asks for %j seconds', (header, seconds) => {
  expect(retryAfterSeconds(header, nowMs)).toBe(seconds);
});
