import { expect, it } from 'vitest';
import { createLatelyUsed } from './lately-used.ts';

it('makes a value once while it is asked for again and again, however many others come between', () => {
  const lately = createLatelyUsed<number>(10);
  let made = 0;
  for (let index = 0; index < 1_000; index += 1) {
    lately.get('again', () => ++made);
    lately.get(`once ${index}`, () => index);
    expect(lately.size).toBeLessThanOrEqual(10);
  }
  expect(made).toBe(1);
});

it('forgets what nobody asked for since, and makes it anew', () => {
  const lately = createLatelyUsed<string>(4);
  expect(lately.get('a', () => 'first')).toBe('first');
  for (const key of ['b', 'c', 'd', 'e']) lately.get(key, () => key);
  expect(lately.get('a', () => 'anew')).toBe('anew');
  expect(lately.get('a', () => 'never')).toBe('anew');
});
