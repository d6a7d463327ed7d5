import { expect, it } from 'vitest';
import { isNextDateNeeded } from './next-date.ts';

it('a next action with words or a way needs its date, one without may do without', () => {
  expect(isNextDateNeeded({ nextText: 'Call again' })).toBe(true);
  expect(isNextDateNeeded({ nextText: '', nextChannel: 'visit' })).toBe(true);
  expect(isNextDateNeeded({ nextText: '  ', nextChannel: null })).toBe(false);
  expect(isNextDateNeeded({ nextText: '' })).toBe(false);
});
