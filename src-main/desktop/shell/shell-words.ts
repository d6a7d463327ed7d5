import { shortcuts as germanShortcuts, sync as germanSync } from '../../../resources/locales/de.json';
import { shortcuts as englishShortcuts, sync as englishSync } from '../../../resources/locales/en.json';
import german from '../../../resources/locales/shell/de.json';
import english from '../../../resources/locales/shell/en.json';
import type { ShortcutWords } from './shortcut-menus.ts';

/** What the system shows for the shell, in the language of the screens; the build takes these parts of the files alone. */
export type ShellWords = typeof english & {
  readonly shortcuts: ShortcutWords;
  readonly sync: typeof englishSync;
};

export const shellWords: Readonly<Record<'en' | 'de', ShellWords>> = {
  en: { ...english, shortcuts: englishShortcuts, sync: englishSync },
  de: { ...german, shortcuts: germanShortcuts, sync: germanSync },
};

/** `waiting_one` or `waiting_other` and their like, with the number; both languages tell one from all others. */
export function counted(words: { readonly one: string; readonly other: string }, count: number): string {
  return (count === 1 ? words.one : words.other).replace('{{count}}', count.toString());
}
