import { describe, expect, it } from 'vitest';
import { type KeyPress, sequenceKey, shortcutKey } from './shortcut-key.ts';

const press: KeyPress = {
  key: 'j',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  target: 'other',
  isFormOpen: false,
};

describe('shortcutKey', () => {
  it('names a key in lower case', () => {
    expect(shortcutKey({ ...press, key: 'J' })).toBe('j');
    expect(shortcutKey({ ...press, key: 'Enter' })).toBe('enter');
  });

  it('is never a shortcut while somebody types', () => {
    expect(shortcutKey({ ...press, target: 'text' })).toBeUndefined();
  });

  it('leaves Enter and Space to a button, but not what would scroll the list below it', () => {
    expect(shortcutKey({ ...press, key: 'Enter', target: 'button' })).toBeUndefined();
    expect(shortcutKey({ ...press, key: ' ', target: 'button' })).toBeUndefined();
    expect(shortcutKey({ ...press, key: 'End', target: 'button' })).toBe('end');
    expect(shortcutKey({ ...press, key: 'ArrowDown', target: 'button' })).toBe('arrowdown');
  });

  it('leaves Enter and arrows to one of several choices, but not letters', () => {
    expect(shortcutKey({ ...press, key: 'Enter', target: 'choice' })).toBeUndefined();
    expect(shortcutKey({ ...press, key: 'ArrowDown', target: 'choice' })).toBeUndefined();
    expect(shortcutKey({ ...press, key: 'p', target: 'choice' })).toBe('p');
  });

  it('knows Enter with Ctrl or the command key, on a button too', () => {
    for (const modifier of [{ ctrlKey: true }, { metaKey: true }]) {
      expect(shortcutKey({ ...press, key: 'Enter', ...modifier })).toBe('ctrl enter');
      expect(shortcutKey({ ...press, key: 'Enter', ...modifier, target: 'button' })).toBe('ctrl enter');
      expect(shortcutKey({ ...press, key: 'Enter', ...modifier, target: 'choice' })).toBeUndefined();
      expect(shortcutKey({ ...press, key: 'Enter', ...modifier, isFormOpen: true })).toBeUndefined();
    }
  });

  it('leaves other keys with modifiers to the browser and keys in dialogs to the dialog', () => {
    expect(shortcutKey({ ...press, ctrlKey: true })).toBeUndefined();
    expect(shortcutKey({ ...press, isFormOpen: true })).toBeUndefined();
  });
});

describe('sequenceKey', () => {
  it('joins "g" with the key that follows within a second', () => {
    expect(sequenceKey({ key: 'g', atMs: 0 }, 'w', 400)).toBe('g w');
    expect(sequenceKey({ key: 'g', atMs: 0 }, 'w', 1400)).toBe('w');
    expect(sequenceKey(null, 'w', 0)).toBe('w');
  });
});
