import { expect, test, vi } from 'vitest';
import { statusAtStart } from '../engine/ports/work-status.ts';

const standIn = vi.hoisted(() => ({ text: '' }));
vi.mock('electron', () => ({
  clipboard: {
    readText: async () => standIn.text,
    clear: () => {
      standIn.text = '';
    },
  },
}));

const { guardClipboard } = await import('./clipboard-guard.ts');

test('what a window has copied is there until the screens are locked', async () => {
  const guard = guardClipboard();
  standIn.text = 'Riverside Bakery';
  await guard.doings['note-copy']({ action: 'note-copy' });
  guard.follow({ ...statusAtStart, screens: 'open' });
  guard.follow(statusAtStart);
  await new Promise(setImmediate);
  expect(standIn.text).toBe('Riverside Bakery');
  guard.follow({ ...statusAtStart, screens: 'locked' });
  await vi.waitFor(() => expect(standIn.text).toBe(''));
});
