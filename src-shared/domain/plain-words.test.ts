import { expect, it } from 'vitest';
import { isPlainWords, plainWords } from './plain-words.ts';

it('words are plain that leave those around them as they are, in any script', () => {
  for (const text of ['', 'Müller & Söhne', 'שלום', 'a\u200fb', '字 😀', '<b>']) {
    expect(isPlainWords(text)).toBe(true);
    expect(plainWords(text, 80)).toBe(text);
  }
});

it('what ends a line, steers a terminal or turns a direction is made visible', () => {
  for (const sign of ['\n', '\r', '\u0000', '\u001b', '\u0085', '\u202e', '\u2066']) {
    expect(isPlainWords(`a${sign}b`)).toBe(false);
    expect(plainWords(`a${sign}b`, 80)).toBe('a\ufffdb');
  }
  expect(plainWords('x'.repeat(100), 80)).toHaveLength(80);
});
