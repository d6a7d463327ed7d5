import { BrowserWindow, ipcMain } from 'electron';
import { isAppAddress } from './app-address.ts';
import { portChannel, requestPortChannel } from './engine-messages.ts';
import type { EngineProcess } from './engine-process.ts';

type PortSource = Pick<EngineProcess, 'connect'>;

/**
 * The one gate between renderer and main: the top frame of a window, on the renderer's own address, may ask for a port to
 * the engine. Anything else is refused.
 */
export function openPortGate(engine: PortSource): void {
  ipcMain.on(requestPortChannel, (event) => {
    const window = BrowserWindow.fromWebContents(event.sender);
    const frame = event.senderFrame;
    const isOwnTopFrame = frame !== null && frame === event.sender.mainFrame && isAppAddress(frame.url);
    if (window !== null && isOwnTopFrame) handOverPort(window, engine);
  });
}

/** Gives every window a new port; the renderers move over to it. */
export function handOverPorts(engine: PortSource): void {
  for (const window of BrowserWindow.getAllWindows()) handOverPort(window, engine);
}

function handOverPort(window: BrowserWindow, engine: PortSource): void {
  if (window.isDestroyed()) return;
  const port = engine.connect();
  // While the engine is being started again there is no port; the restart hands one over.
  if (port !== undefined) window.webContents.postMessage(portChannel, null, [port]);
}
