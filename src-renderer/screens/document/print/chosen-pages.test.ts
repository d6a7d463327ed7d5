import { expect, test } from 'vitest';
import { chosenPages } from './chosen-pages.ts';

test('all pages, whatever was typed before', () => {
  expect(chosenPages({ isRange: false, from: 9, to: '' }, 3)).toEqual([1, 2, 3]);
});

test.each([
  [1, 1, [1]],
  [2, 3, [2, 3]],
  ['2', '4', [2, 3, 4]],
])('from %j to %j', (from, to, pages) => {
  expect(chosenPages({ isRange: true, from, to }, 4)).toEqual(pages);
});

test.each([
  [0, 2],
  [3, 2],
  [1, 5],
  ['', 2],
  [1, ''],
  [1.5, 2],
  ['x', 2],
])('from %j to %j is no part of four pages', (from, to) => {
  expect(chosenPages({ isRange: true, from, to }, 4)).toBeNull();
});
