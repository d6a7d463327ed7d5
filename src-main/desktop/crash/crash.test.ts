import { describe, expect, test } from 'vitest';
import { askAfterCrash } from './ask-after-crash.ts';
import { crashWords } from './crash-words.ts';
import { createGoneWindows } from './gone-windows.ts';

/** A person who presses these buttons, one after the other. */
function openDesk(presses: readonly (number | 'outdated')[], isSaved = true) {
  const done: string[] = [];
  const shown: string[] = [];
  const buttons: (readonly string[])[] = [];
  const left = [...presses];
  const world = { newVersion: undefined as string | undefined };
  const desk = {
    show: async ({ detail }: { readonly detail: string }, offered: readonly string[]) => {
      shown.push(detail);
      buttons.push(offered);
      return left.shift() ?? offered.length - 1;
    },
    newVersion: () => world.newVersion,
    install: async () => {
      done.push('install');
      return true;
    },
    saveDiagnostics: async () => {
      done.push('diagnostics');
      return isSaved;
    },
    restart: () => void done.push('restart'),
    quit: () => void done.push('quit'),
  };
  return Object.assign(world, { desk, done, shown, buttons });
}

describe('after a crash', () => {
  test('a window comes back by itself once, and is asked about when it ends again soon', () => {
    let now = 0;
    const gone = createGoneWindows(() => now);
    expect(gone.ended(1)).toBe('reload');
    expect(gone.ended(2)).toBe('reload');
    now = 60_000;
    expect(gone.ended(1)).toBe('ask');
    now = 60_000 + 5 * 60_000;
    expect(gone.ended(1)).toBe('reload');
    gone.forget(1);
    expect(gone.ended(1)).toBe('reload');
  });

  test('the person restarts, quits, or saves diagnostics and is asked again', async () => {
    const words = crashWords.en.programGone;
    const restarted = openDesk([0]);
    await askAfterCrash(restarted.desk, 'en', words);
    expect(restarted.done).toEqual(['restart']);
    const saved = openDesk([1, 1, 2]);
    await askAfterCrash(saved.desk, 'en', words);
    expect(saved.done).toEqual(['diagnostics', 'diagnostics', 'quit']);
    expect(saved.shown).toEqual([words.detail, words.detail, words.detail]);
  });

  test('who could not save is told to choose another folder', async () => {
    const { desk, shown } = openDesk([1, 2], false);
    await askAfterCrash(desk, 'de', crashWords.de.programGone);
    expect(shown.at(-1)).toBe(crashWords.de.notSaved);
  });

  test('a new version that is ready can be installed, also one that is ready only while it is asked', async () => {
    const waiting = openDesk(['outdated', 0]);
    const first = askAfterCrash(waiting.desk, 'en', crashWords.en.programGone);
    waiting.newVersion = '1.5.1';
    await first;
    expect(waiting.buttons.map(([first]) => first)).toEqual(['Restart Duebook', 'Install version 1.5.1']);
    expect(waiting.done).toEqual(['install']);
  });

  test('whoever cannot install it now is told so, and can restart, save diagnostics or quit all the same', async () => {
    const { desk, done, shown, buttons } = openDesk([0, 2, 1]);
    const refused = { ...desk, newVersion: () => '1.5.1', install: async () => false };
    await askAfterCrash(refused, 'de', crashWords.de.programGone);
    expect(shown[1]).toBe(crashWords.de.notInstalled);
    expect(buttons[1]).toHaveLength(4);
    expect(done).toEqual(['diagnostics', 'restart']);
  });
});
