import { describe, expect, test } from 'vitest';
import { downOf, pagesToDraw } from './find-words.ts';

const runs = [
  { text: 'Statement of open items', down: 0.2 },
  { text: 'Please pay what is', down: 0.5 },
  { text: 'due. Thank', down: 0.52 },
  { text: 'you.', down: 0.54 },
];

test('words are found wherever the paper breaks its lines', () => {
  expect(downOf(runs, 'what is due.')).toBe(0.5);
  expect(downOf(runs, 'Thank\nyou')).toBe(0.52);
  expect(downOf(runs, 'Statement')).toBe(0.2);
  expect(downOf(runs, 'Goodbye')).toBeUndefined();
  expect(downOf(runs, ' \u200b')).toBeUndefined();
});

describe('of a long file', () => {
  test.each([
    [2, undefined, null, [1, 2]],
    [9, 4, null, [1, 2, 3, 4]],
    [9, 4, 3, [1, 2, 3, 4]],
    [9, 4, 4, [2, 3, 4, 5]],
    [9, 4, 9, [6, 7, 8, 9]],
    [3, 4, 3, [1, 2, 3]],
  ])('with %i pages, at most %s at once and words on page %s, the pages %j are drawn', (...given) => {
    const [count, most, page, pages] = given;
    expect(pagesToDraw(count, most, page === null ? null : { page, down: 0 })).toEqual(pages);
  });
});
