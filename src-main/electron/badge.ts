import { app, type BrowserWindow } from 'electron';
import { ownWindows } from './own-windows.ts';
import { badgePicture } from './shell-pictures.ts';

export type Badge = {
  /** How much needs attention; 0 for nothing. */
  readonly count: number;
  /** The same in words. */
  readonly words: string;
};

/** The number upon the program in the dock or the task bar: there once for a program, on Windows upon each window. */
export function createBadge(platform: NodeJS.Platform): (badge: Badge) => void {
  let shown: Badge = { count: 0, words: '' };
  if (platform !== 'win32') {
    return (badge) => {
      if (badge.count !== shown.count) app.setBadgeCount(badge.count);
      shown = badge;
    };
  }
  const cover = (window: BrowserWindow): void =>
    window.setOverlayIcon(shown.count === 0 ? null : badgePicture(shown.count), shown.words);
  // A window has no button in the task bar before it is shown.
  app.on('browser-window-created', (_event, window) => window.on('show', () => cover(window)));
  return (badge) => {
    shown = badge;
    for (const window of ownWindows.all()) cover(window);
  };
}
