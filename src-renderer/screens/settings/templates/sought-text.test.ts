import { expect, test } from 'vitest';
import { soughtWords } from './sought-text.ts';

test.each([
  ['Your account {account}', 'Your account'],
  ['{customer}, please pay {total}.\nThank you for your business!', 'Thank you for your business!'],
  ['{organisation} {phone}', null],
  ['', null],
])('a preview finds %j by %j', (text, words) => {
  expect(soughtWords(text)).toBe(words);
});
