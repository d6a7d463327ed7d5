import { app, Menu } from 'electron';
import type { WorkStatus } from '../engine/ports/work-status.ts';
import { type MenuOptions, menuTemplate } from './menu.ts';
import { ownWindows } from './own-windows.ts';

export type MenuParts = Pick<MenuOptions, 'platform'> & {
  readonly press: MenuOptions['onShortcut'];
  readonly saveDiagnostics: MenuOptions['onDiagnostics'];
};

/** The application menu: roles of the system, and every shortcut of the screens while a window can take it. */
export function createMenu({
  platform,
  press,
  saveDiagnostics,
}: MenuParts): (language: MenuOptions['language'], status: WorkStatus) => void {
  let shown = '';
  let present: Parameters<typeof show> | undefined;
  function show(language: MenuOptions['language'], status: WorkStatus): void {
    present = [language, status];
    const canTake = status.screens === 'open' && ownWindows.all().length > 0;
    const next = `${language} ${canTake.toString()}`;
    // A menu that is open would close.
    if (next === shown) return;
    shown = next;
    const options = { platform, language, canTake, onShortcut: press, onDiagnostics: saveDiagnostics };
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)));
  }
  // Only after the event is a window of the screens known as one, or gone.
  const lookAgain = (): void =>
    queueMicrotask(() => {
      if (present !== undefined) show(...present);
    });
  app.on('browser-window-created', (_event, window) => {
    window.once('show', lookAgain);
    window.once('closed', lookAgain);
  });
  return show;
}
