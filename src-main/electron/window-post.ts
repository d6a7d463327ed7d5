import type { BrowserWindow } from 'electron';
import { type ShellMessage, shellChannel } from '../../src-shared/contract/shell-message.ts';

/** Messages to windows of the screens. */
export type WindowPost = {
  /** Sent at once to a page that listens, else as soon as it does. */
  readonly send: (window: BrowserWindow, message: ShellMessage) => void;
  /** The page of this window listens. */
  readonly begin: (window: BrowserWindow) => void;
};

export function openWindowPost(): WindowPost {
  const listening = new WeakSet<BrowserWindow>();
  const kept = new WeakMap<BrowserWindow, ShellMessage>();
  return {
    send(window, message) {
      if (listening.has(window)) window.webContents.send(shellChannel, message);
      // Somebody who clicks again and again wants to see what they clicked last.
      else kept.set(window, message);
    },
    begin(window) {
      listening.add(window);
      const message = kept.get(window);
      if (message !== undefined) window.webContents.send(shellChannel, message);
      kept.delete(window);
    },
  };
}
