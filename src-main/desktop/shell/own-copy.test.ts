import { expect, test } from 'vitest';
import { createOwnCopy } from './own-copy.ts';

function startClipboard() {
  const clipboard = {
    text: '',
    reads: 0,
    readText: async () => {
      clipboard.reads += 1;
      return clipboard.text;
    },
    clear: () => {
      clipboard.text = '';
    },
  };
  return { clipboard, copies: createOwnCopy(clipboard) };
}

test('what was copied here goes, and once', async () => {
  const { clipboard, copies } = startClipboard();
  clipboard.text = 'Riverside Bakery, 4,711.09 EUR';
  await copies.note();
  await copies.clear();
  expect(clipboard.text).toBe('');
  clipboard.text = 'Riverside Bakery, 4,711.09 EUR';
  await copies.clear();
  expect(clipboard.text).not.toBe('');
});

test('what another program has copied since stays', async () => {
  const { clipboard, copies } = startClipboard();
  clipboard.text = 'ours';
  await copies.note();
  clipboard.text = 'a recipe';
  await copies.clear();
  expect(clipboard.text).toBe('a recipe');
});

test('a clipboard is not looked at before something was copied here', async () => {
  const { clipboard, copies } = startClipboard();
  clipboard.text = 'a recipe';
  await copies.clear();
  expect([clipboard.text, clipboard.reads]).toEqual(['a recipe', 0]);
});
