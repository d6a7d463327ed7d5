import { describe, expect, test } from 'vitest';
import { askAfterCrash } from './ask-after-crash.ts';
import { crashLanguage, crashWords } from './crash-words.ts';
import { createGoneWindows } from './gone-windows.ts';

/** A person who presses these buttons, one after the other. */
function openDesk(presses: readonly number[], isSaved = true) {
  const done: string[] = [];
  const shown: string[] = [];
  const left = [...presses];
  const desk = {
    show: async ({ detail }: { readonly detail: string }) => {
      shown.push(detail);
      return left.shift() ?? 2;
    },
    saveDiagnostics: async () => {
      done.push('diagnostics');
      return isSaved;
    },
    restart: () => void done.push('restart'),
    quit: () => void done.push('quit'),
  };
  return { desk, done, shown };
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

  test('words are in the language of the screens, else in one of the system, else in English', () => {
    expect(crashLanguage('de', ['en-GB'])).toBe('de');
    expect(crashLanguage(undefined, ['fr-FR', 'de-AT', 'en-GB'])).toBe('de');
    expect(crashLanguage(undefined, ['ja'])).toBe('en');
    expect(crashWords.de.engineGone('Der Schlüssel passt nicht.').detail).toContain('Der Schlüssel');
  });
});
