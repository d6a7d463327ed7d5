import { app } from 'electron';
import type { ShellPlace } from '../../src-shared/contract/shell-message.ts';
import { shellWays } from '../desktop/shell/shell-ways.ts';
import { type ShellWords, shellWords } from '../desktop/shell/shell-words.ts';
import { attentionWords, trayModel } from '../desktop/shell/tray-model.ts';
import { statusAtStart, type WorkStatus } from '../engine/ports/work-status.ts';
import { createMenu } from './app-menu.ts';
import { showDockMenu } from './dock-menu.ts';
import type { EngineProcess } from './engine-process.ts';
import { showJumpList } from './jump-list.ts';
import type { TrayOptions } from './tray.ts';

export type ShellFaceOptions = {
  readonly platform: NodeJS.Platform;
  readonly language: () => keyof typeof shellWords;
  readonly tell: EngineProcess['tell'];
  /** Brings a window to the front, at a place where one is named. */
  readonly open: (place?: ShellPlace) => void;
  /** Has the present window do what a shortcut does. */
  readonly press: (keys: string) => void;
  readonly saveDiagnostics: () => void;
};

/** What the program shows outside of its windows: menus, the sign of the tray, the number, lists of dock and task bar. */
export type ShellFace = {
  /** The work stands so from now on. */
  readonly show: (status: WorkStatus) => void;
  /** The screens have changed their language. */
  readonly repaint: () => void;
};

/** Opened beside everything else: its pictures are loaded while windows are. */
export function openShellFace(options: ShellFaceOptions): ShellFace {
  const { platform, language, tell, open } = options;
  let status = statusAtStart;
  const showMenu = createMenu(options);
  const doings: TrayOptions['doings'] = {
    open: () => open(),
    attention: () => open('attention'),
    sync: () => tell({ type: 'wake' }),
    lock: () => tell({ type: 'lock' }),
    quit: () => app.quit(),
  };
  const showWays = (words: ShellWords): void => {
    const ways = shellWays(words).map((way) => ({ ...way, click: () => open(way.place) }));
    if (platform === 'win32') showJumpList(ways);
    if (platform === 'darwin') showDockMenu(ways, trayModel(status, words), doings);
  };
  const opened = Promise.all([import('./tray.ts'), import('./badge.ts')]).then(([tray, badge]) => ({
    showBadge: badge.createBadge(platform),
    showTray: tray.createTray({ platform, doings }),
  }));
  let waysIn = '';
  const paint = async (): Promise<void> => {
    showMenu(language(), status);
    const { showTray, showBadge } = await opened;
    const words = shellWords[language()];
    // Windows keeps the list by itself, and a Mac's menu follows what can be done.
    if (platform !== 'win32' || waysIn !== language()) showWays(words);
    waysIn = language();
    const { attentionCount: count } = status;
    showTray(trayModel(status, words));
    showBadge({ count, words: count === 0 ? '' : attentionWords(count, words) });
  };
  void paint();
  return {
    show(next) {
      status = next;
      void paint();
    },
    repaint: () => void paint(),
  };
}
