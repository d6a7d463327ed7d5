import { describe, expect, it } from 'vitest';
import { shortcutList } from '../../src-shared/contract/shortcut-list.ts';
import { pressesOf } from './press-shortcut.ts';

describe('keys that a menu presses', () => {
  it.each([
    ['G W', [{ key: 'g' }, { key: 'w' }]],
    ['Ctrl Shift L', [{ key: 'L', ctrlKey: true, shiftKey: true }]],
    ['Ctrl Enter', [{ key: 'Enter', ctrlKey: true, shiftKey: false }]],
    ['Shift J', [{ key: 'J', shiftKey: true }]],
    ['Esc', [{ key: 'Escape' }]],
    ['Space', [{ key: ' ' }]],
    ['↑', [{ key: 'ArrowUp' }]],
    ['?', [{ key: '?' }]],
  ])('%s', (printed, presses) => {
    expect(pressesOf(printed)).toMatchObject(presses);
  });

  it('are known for every shortcut but a choice of digits', () => {
    const names = /^(?:.|Enter|Escape|Arrow\w+)$/u;
    const strange = shortcutList
      .flatMap(({ keys }) => keys)
      .filter((printed) => !pressesOf(printed).every(({ key }) => names.test(key)));
    expect(strange).toEqual(['1–9']);
  });
});
