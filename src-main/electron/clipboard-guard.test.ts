import { beforeEach, expect, test, vi } from 'vitest';
import { statusAtStart } from '../engine/ports/work-status.ts';

const standIn = vi.hoisted(() => {
  const place = () => ({
    text: '',
    async readText() {
      return this.text;
    },
    clear() {
      this.text = '';
    },
  });
  return { ...place(), selection: place() };
});
vi.mock('electron', () => ({ clipboard: standIn }));

const { guardClipboard } = await import('./clipboard-guard.ts');

const open = { ...statusAtStart, screens: 'open' } as const;
const locked = { ...statusAtStart, screens: 'locked' } as const;

beforeEach(() => {
  standIn.text = '';
  standIn.selection.text = '';
});

test('what a window has copied is there until the screens are locked', async () => {
  const guard = guardClipboard('win32');
  standIn.text = 'Riverside Bakery';
  await guard.doings['note-copy']({ action: 'note-copy' });
  guard.follow(open);
  guard.follow(statusAtStart);
  await new Promise(setImmediate);
  expect(standIn.text).toBe('Riverside Bakery');
  guard.follow(locked);
  await expect.poll(() => standIn.text).toBe('');
});

test('what was selected in a window leaves the clipboard of selections on Linux, and nothing else with it', async () => {
  const guard = guardClipboard('linux');
  guard.follow(open);
  standIn.text = 'a recipe';
  standIn.selection.text = 'Riverside Bakery';
  await guard.doings['note-selection']({ action: 'note-selection' });
  guard.follow(locked);
  await expect.poll(() => standIn.selection.text).toBe('');
  expect(standIn.text).toBe('a recipe');
});

test('what was selected in another program since stays', async () => {
  const guard = guardClipboard('linux');
  standIn.selection.text = 'Riverside Bakery';
  await guard.doings['note-selection']({ action: 'note-selection' });
  standIn.selection.text = 'a recipe';
  guard.follow(locked);
  await new Promise(setImmediate);
  expect(standIn.selection.text).toBe('a recipe');
});

test('a selection whose message comes after the lock leaves at once', async () => {
  const guard = guardClipboard('linux');
  guard.follow(locked);
  standIn.selection.text = 'Riverside Bakery';
  await guard.doings['note-selection']({ action: 'note-selection' });
  expect(standIn.selection.text).toBe('');
});

test('a system without a clipboard of selections is not asked for it', async () => {
  const guard = guardClipboard('darwin');
  standIn.selection.text = 'elsewhere';
  await guard.doings['note-selection']({ action: 'note-selection' });
  guard.follow(locked);
  await new Promise(setImmediate);
  expect(standIn.selection.text).toBe('elsewhere');
});
