import { menu as germanMenu, shortcuts as germanShortcuts } from '../../../resources/locales/de.json';
import { menu as englishMenu, shortcuts as englishShortcuts } from '../../../resources/locales/en.json';
import type { ShortcutWords } from './shortcut-menus.ts';

/** What the menus of the system say, in the language of the screens; the build takes these parts of the files alone. */
export type MenuWords = { readonly menu: typeof englishMenu; readonly shortcuts: ShortcutWords };

export const menuWords: Readonly<Record<'en' | 'de', MenuWords>> = {
  en: { menu: englishMenu, shortcuts: englishShortcuts },
  de: { menu: germanMenu, shortcuts: germanShortcuts },
};
