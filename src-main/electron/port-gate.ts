import { type BrowserWindow, ipcMain } from 'electron';
import { isAppAddress } from './app-address.ts';
import { portChannel, requestPortChannel } from './engine-messages.ts';
import type { EngineProcess } from './engine-process.ts';

/**
 * The one gate between renderer and main: the top frame of the main window, on the renderer's own address, may ask for
 * a port to the engine. Anything else is refused.
 */
export function openPortGate(window: BrowserWindow, engine: EngineProcess): void {
  ipcMain.on(requestPortChannel, (event) => {
    const frame = event.senderFrame;
    const isOwnTopFrame = frame !== null && frame === window.webContents.mainFrame && isAppAddress(frame.url);
    if (isOwnTopFrame) handOverPort(window, engine);
  });
}

/** Gives the window a new port; the renderer moves over to it. */
export function handOverPort(window: BrowserWindow, engine: EngineProcess): void {
  if (window.isDestroyed()) return;
  const port = engine.connect();
  // While the engine is being started again there is no port; the restart hands one over.
  if (port !== undefined) window.webContents.postMessage(portChannel, null, [port]);
}
