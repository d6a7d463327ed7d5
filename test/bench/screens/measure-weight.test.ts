import { expect, test } from 'vitest';
import { worstWindow } from './measure-weight.ts';

test('shifts add up while less than a second lies between two of them, for five seconds at most', () => {
  expect(worstWindow([])).toBe(0);
  expect(
    worstWindow([
      { at: 0, value: 1 },
      { at: 900, value: 2 },
    ]),
  ).toBe(3);
  expect(
    worstWindow([
      { at: 0, value: 1 },
      { at: 1_100, value: 2 },
    ]),
  ).toBe(2);
  const steady = Array.from({ length: 12 }, (_, index) => ({ at: index * 900, value: 1 }));
  expect(worstWindow(steady)).toBe(6);
});
