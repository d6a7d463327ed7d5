import type { TFunction } from 'i18next';
import {
  type Shortcut,
  type ShortcutScope,
  shortcutList,
  shortcutScopes,
} from '../../../src-shared/contract/shortcut-list.ts';
import { toSearchText } from '../../../src-shared/domain/search/search-text.ts';

/** What a shortcut does, in words. */
export function shortcutWords({ scope, name }: Shortcut, t: TFunction): string {
  return t(`shortcuts.${scope}.${name}`);
}

/** A scope with its shortcuts, none of them without one. */
export type ScopeOfShortcuts = { readonly scope: ShortcutScope; readonly shortcuts: readonly Shortcut[] };

/** The shortcuts whose words, keys or scope hold every word that is typed; all of them for nothing. */
export function findShortcuts(typed: string, t: TFunction): readonly ScopeOfShortcuts[] {
  const words = toSearchText(typed)
    .split(/\s+/)
    .filter((word) => word !== '');
  const matches = (shortcut: Shortcut): boolean => {
    const title = t(`shortcuts.${shortcut.scope}.title`);
    const text = toSearchText([shortcutWords(shortcut, t), ...shortcut.keys, title].join(' '));
    return words.every((word) => text.includes(word));
  };
  return shortcutScopes
    .map((scope) => ({ scope, shortcuts: shortcutList.filter((one) => one.scope === scope && matches(one)) }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}
