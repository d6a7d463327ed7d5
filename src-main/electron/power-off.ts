import { app, powerMonitor } from 'electron';

export type PowerOff = {
  /** The system is going down: what takes long is left for the next time. */
  readonly isComing: () => boolean;
};

/** Ends the program in order before the system goes down. */
export function endWithSystem(): PowerOff {
  let isComing = false;
  const leave = (): void => {
    isComing = true;
    app.quit();
  };
  // The types forget the event, which is what asks the system to wait until the file is closed.
  (powerMonitor as NodeJS.EventEmitter).on('shutdown', (event: Electron.Event) => {
    event.preventDefault();
    leave();
  });
  // Windows tells its windows instead; what is recorded is in the file already, should it not wait.
  app.on('browser-window-created', (_event, window) => window.on('session-end', leave));
  return { isComing: () => isComing };
}
