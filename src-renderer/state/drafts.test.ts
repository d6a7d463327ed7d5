import { expect, it } from 'vitest';
import { isDraftGone, noDrafts } from './drafts.ts';

const typing = { ...noDrafts, action: { a: { note: 'Half' }, b: { note: 'a word' } } };

it('a draft is gone when it was dropped, and not while it is typed or begun', () => {
  expect(isDraftGone({ ...noDrafts, action: { a: { note: 'Half' } } }, typing)).toBe(true);
  expect(isDraftGone(noDrafts, typing)).toBe(true);
  expect(isDraftGone({ ...typing, action: { ...typing.action, a: { note: 'Half a' } } }, typing)).toBe(false);
  expect(isDraftGone(typing, noDrafts)).toBe(false);
  expect(isDraftGone(typing, typing)).toBe(false);
});
