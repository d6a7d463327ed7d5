import { expect, it } from 'vitest';
import { wholeAddress } from './address.ts';

it.each([
  ['/account/1', '/account/1?'],
  ['/account/1/statement?from=2026-03-01', '/account/1/statement?from=2026-03-01'],
])('%s takes along nothing of the address before it: %s', (path, whole) => {
  expect(wholeAddress(path)).toBe(whole);
});
