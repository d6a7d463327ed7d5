import type { MenuItemConstructorOptions as Item } from 'electron';
import { type ShellWords, shellWords } from '../desktop/shell/shell-words.ts';
import { type ShortcutItem, type ShortcutMenu, shortcutMenus } from '../desktop/shell/shortcut-menus.ts';

export type MenuOptions = {
  readonly platform: NodeJS.Platform;
  readonly language: keyof typeof shellWords;
  /** There is a window whose screens are open: it can take what is chosen. */
  readonly canTake: boolean;
  /** By its keys as they are printed. */
  readonly onShortcut: (keys: string) => void;
  readonly onDiagnostics: () => void;
};

/**
 * The keys stand in the labels and are no accelerators: the screens hear them themselves, and a letter that a menu took
 * could not be typed any more.
 */
export function menuTemplate({
  platform,
  language,
  canTake,
  onShortcut,
  onDiagnostics,
}: MenuOptions): Item[] {
  const { menu, shortcuts }: ShellWords = shellWords[language];
  const { file, view, go, account, help } = shortcutMenus(shortcuts);
  const itemOf = ({ label, keys }: ShortcutItem): Item => ({
    label,
    // "1–9" is one of several: a menu cannot know which.
    enabled: canTake && !keys.includes('–'),
    click: () => onShortcut(keys),
  });
  const itemsOf = (menus: readonly ShortcutMenu[]): Item[] => menus.flatMap(({ items }) => items.map(itemOf));
  const submenusOf = (menus: readonly ShortcutMenu[]): Item[] =>
    menus.map(({ label, items }) => ({ label, submenu: items.map(itemOf) }));
  const separator: Item = { type: 'separator' };
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: menu.file,
      submenu: [...itemsOf(file), separator, platform === 'darwin' ? { role: 'close' } : { role: 'quit' }],
    },
    { label: menu.edit, role: 'editMenu' },
    { label: menu.view, submenu: [...submenusOf(view), separator, ...viewRoles] },
    { label: menu.go, submenu: submenusOf(go) },
    { label: menu.account, submenu: submenusOf(account) },
    { label: menu.window, role: 'windowMenu' },
    {
      label: menu.help,
      role: 'help',
      submenu: [...itemsOf(help), separator, { label: menu.diagnostics, click: onDiagnostics }],
    },
  ];
}

const viewRoles: readonly Item[] = [
  { role: 'reload' },
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  { role: 'togglefullscreen' },
];
