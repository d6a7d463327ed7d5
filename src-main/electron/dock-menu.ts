import { app, type MenuItemConstructorOptions as Item, Menu } from 'electron';
import type { ShellWay } from '../desktop/shell/shell-ways.ts';
import type { TrayDoing, TrayLine, TrayModel } from '../desktop/shell/tray-model.ts';
import type { TrayOptions } from './tray.ts';

const shown: ReadonlySet<TrayDoing | null> = new Set<TrayDoing>(['sync', 'lock']);

/** What a long click on the program in the dock of a Mac offers besides what the system does. */
export function showDockMenu(
  ways: readonly (ShellWay & { readonly click: () => void })[],
  { lines }: TrayModel,
  doings: TrayOptions['doings'],
): void {
  const itemOf = (line: TrayLine): Item[] =>
    line === 'between' || line.doing === null || !shown.has(line.doing)
      ? []
      : [{ label: line.label, enabled: line.isEnabled, click: doings[line.doing] }];
  const items: Item[] = ways.map(({ label, click }) => ({ label, click }));
  app.dock?.setMenu(Menu.buildFromTemplate([...items, { type: 'separator' }, ...lines.flatMap(itemOf)]));
}
