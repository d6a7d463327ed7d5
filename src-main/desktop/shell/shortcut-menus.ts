import {
  type ShortcutScope,
  shortcutList,
  shortcutScopes,
} from '../../../src-shared/contract/shortcut-list.ts';

/** The words of shortcuts, as the locale files have them under `shortcuts`. */
export type ShortcutWords = Readonly<
  Record<ShortcutScope, Readonly<Record<string, string>> & { readonly title: string }>
>;

/** A shortcut as a menu shows it, with its keys behind its words. */
export type ShortcutItem = { readonly label: string; readonly keys: string };

/** Shortcuts of one scope, under its words. */
export type ShortcutMenu = { readonly label: string; readonly items: readonly ShortcutItem[] };

type Place = 'file' | 'view' | 'go' | 'account' | 'help';

const placeOfScope: Readonly<Record<Exclude<ShortcutScope, 'everywhere'>, Place>> = {
  palette: 'go',
  lists: 'view',
  worklist: 'view',
  focus: 'view',
  decide: 'view',
  cash: 'view',
  document: 'view',
  settings: 'view',
  account: 'account',
  invoices: 'account',
  forms: 'account',
};
const placeOfName: Readonly<Record<string, Place>> = { lock: 'file', sheet: 'help' };

/** Every shortcut that there is, by the menu that it stands in. */
export function shortcutMenus(words: ShortcutWords): Readonly<Record<Place, readonly ShortcutMenu[]>> {
  const menusOf = (place: Place): readonly ShortcutMenu[] =>
    shortcutScopes.flatMap((scope) => {
      const items = shortcutList
        .filter((one) => one.scope === scope && placeOf(scope, one.name) === place)
        .flatMap(({ name, keys }) => keys.map((key) => itemOf(words[scope][name] ?? name, key)));
      return items.length === 0 ? [] : [{ label: words[scope].title, items }];
    });
  return {
    file: menusOf('file'),
    view: menusOf('view'),
    go: menusOf('go'),
    account: menusOf('account'),
    help: menusOf('help'),
  };
}

function placeOf(scope: ShortcutScope, name: string): Place {
  return scope === 'everywhere' ? (placeOfName[name] ?? 'go') : placeOfScope[scope];
}

function itemOf(words: string, keys: string): ShortcutItem {
  return { label: `${words} (${keys})`, keys };
}
