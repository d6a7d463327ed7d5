import { app } from 'electron';
import type { ShellPlace } from '../../src-shared/contract/shell-message.ts';
import { shellWords } from '../desktop/shell/shell-words.ts';
import { attentionWords, trayModel } from '../desktop/shell/tray-model.ts';
import { statusAtStart, type WorkStatus } from '../engine/ports/work-status.ts';
import type { EngineProcess } from './engine-process.ts';

export type ShellFaceOptions = {
  readonly platform: NodeJS.Platform;
  readonly language: () => keyof typeof shellWords;
  readonly tell: EngineProcess['tell'];
  /** Brings a window to the front, at a place where one is named. */
  readonly open: (place?: ShellPlace) => void;
};

/** What the program shows of the work outside of its windows. */
export type ShellFace = {
  /** The work stands so from now on. */
  readonly show: (status: WorkStatus) => void;
  /** The screens have changed their language. */
  readonly repaint: () => void;
};

/** Opened beside everything else: its pictures are loaded while windows are. */
export function openShellFace({ platform, language, tell, open }: ShellFaceOptions): ShellFace {
  let status = statusAtStart;
  const opened = Promise.all([import('./tray.ts'), import('./badge.ts')]).then(([tray, badge]) => ({
    showBadge: badge.createBadge(platform),
    showTray: tray.createTray({
      platform,
      doings: {
        open: () => open(),
        attention: () => open('attention'),
        sync: () => tell({ type: 'wake' }),
        lock: () => tell({ type: 'lock' }),
        quit: () => app.quit(),
      },
    }),
  }));
  const paint = async (): Promise<void> => {
    const { showTray, showBadge } = await opened;
    const words = shellWords[language()];
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
