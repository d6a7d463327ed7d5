import { contextBridge, ipcRenderer } from 'electron';

// One sandboxed file that imports nothing but Electron: the channel names are those of engine-messages.ts, and its
// test compares them.
const requestPortChannel = 'duebook:request-engine-port';
const portChannel = 'duebook:engine-port';
const shellChannel = 'duebook:shell';

// A MessagePort cannot cross the context bridge; it is transferred into the page with a message of its own window.
ipcRenderer.on(portChannel, (event) => {
  window.postMessage(portChannel, window.location.origin, [...event.ports]);
});

// What the shell asks of the page, which looks at its shape itself.
ipcRenderer.on(shellChannel, (_event, message: unknown) => {
  window.postMessage({ type: shellChannel, message }, window.location.origin);
});

contextBridge.exposeInMainWorld('duebook', {
  requestEnginePort: (): void => ipcRenderer.send(requestPortChannel),
});
