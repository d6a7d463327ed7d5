import { type BrowserWindow, ipcMain } from 'electron';
import { portChannel, requestPortChannel } from './engine-messages.ts';
import type { EngineProcess } from './engine-process.ts';
import type { OwnWindows } from './own-windows.ts';

type PortSource = Pick<EngineProcess, 'connect'>;

/**
 * The one gate between renderer and main: the top frame of a window of the screens, on the renderer's own address, may ask
 * for a port to the engine. Anything else is refused.
 * @param onPage told of the page that asked: from now on it listens
 */
export function openPortGate(
  engine: PortSource,
  windows: Pick<OwnWindows, 'ofTopFrame'>,
  onPage: (window: BrowserWindow) => void,
): void {
  ipcMain.on(requestPortChannel, (event) => {
    const window = windows.ofTopFrame(event.senderFrame);
    if (window === undefined) return;
    handOverPort(window, engine);
    onPage(window);
  });
}

/** Gives every window a new port; the renderers move over to it. */
export function handOverPorts(engine: PortSource, windows: Pick<OwnWindows, 'all'>): void {
  for (const window of windows.all()) handOverPort(window, engine);
}

function handOverPort(window: BrowserWindow, engine: PortSource): void {
  if (window.isDestroyed()) return;
  const port = engine.connect();
  // While the engine is being started again there is no port; the restart hands one over.
  if (port !== undefined) window.webContents.postMessage(portChannel, null, [port]);
}
