import type { BrowserWindow, WebFrameMain } from 'electron';
import { isAppAddress } from './app-address.ts';

/** The windows of the screens: they alone may speak with main and with the engine. */
export type OwnWindows = {
  /** It is one of them until it is closed. */
  readonly add: (window: BrowserWindow) => void;
  /** Those that are there, the one opened first in front. */
  readonly all: () => readonly BrowserWindow[];
  /** The one that the person works in, or worked in last; undefined where none is open. */
  readonly present: () => BrowserWindow | undefined;
  /** The window of which this is the top frame, on the renderer's own address; undefined for anything else. */
  readonly ofTopFrame: (frame: WebFrameMain | null) => BrowserWindow | undefined;
};

export function createOwnWindows(): OwnWindows {
  const windows = new Set<BrowserWindow>();
  let focused: BrowserWindow | undefined;
  const all = (): readonly BrowserWindow[] => [...windows].filter((window) => !window.isDestroyed());
  return {
    add(window) {
      windows.add(window);
      window.on('focus', () => {
        focused = window;
      });
      window.once('closed', () => {
        windows.delete(window);
        if (focused === window) focused = undefined;
      });
    },
    all,
    present: () => (focused?.isDestroyed() === false ? focused : all().at(-1)),
    ofTopFrame: (frame) =>
      frame !== null && isAppAddress(frame.url)
        ? all().find((window) => window.webContents.mainFrame === frame)
        : undefined,
  };
}

/** Those of this program: every window of the screens enters itself as it is opened. */
export const ownWindows: OwnWindows = createOwnWindows();
