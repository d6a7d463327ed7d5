import { expect, test } from 'vitest';
import { addressWords } from './address-words.ts';

test.each([
  ['without the country', ['Kai 2', '04329 Leipzig'], 'DE', 'Kai 2, 04329 Leipzig, Germany', 'Deutschland'],
  ['with a blank line', ['Kai 2', ' '], 'AT', 'Kai 2, Austria', 'Österreich'],
])('an address %s ends in the name of its country', (_title, lines, country, english, german) => {
  expect(addressWords(lines, country, 'en-GB')).toBe(english);
  expect(addressWords(lines, country, 'de-DE')).toMatch(new RegExp(`, ${german}$`));
});

test.each([
  [['Leipzig', 'Germany'], 'DE'],
  [['Leipzig', 'DEUTSCHLAND'], 'DE'],
  [['Leipzig', 'de'], 'DE'],
  [['Leipzig'], ''],
])('the address %j of the country %j stays as it is written', (lines, country) => {
  expect(addressWords(lines, country, 'de-DE')).toBe(lines.join(', '));
});

test('a country that is none of ISO stays as it is, and no address at all is empty', () => {
  expect(addressWords(['Leipzig'], 'Saxony', 'en-GB')).toBe('Leipzig, Saxony');
  expect(addressWords([], '', 'en-GB')).toBe('');
});
