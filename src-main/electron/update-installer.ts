import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { CheckedUpdate } from '../desktop/updates/update-ports.ts';
import type { Log } from '../engine/ports/log.ts';

/** Loaded when something is to be installed, and never else. */
async function updaterOfSystem(): Promise<AppUpdater> {
  const { default: updaters } = await import('electron-updater');
  return updaters.autoUpdater;
}

/** Hands a checked file to the installers of the system; false where they do not take it. */
export async function takeChecked(update: CheckedUpdate): Promise<boolean> {
  const [updater, { handOver }] = await Promise.all([
    updaterOfSystem(),
    import('../desktop/updates/hand-over.ts'),
  ]);
  // It says on this event what handing over answers as well; an event that nobody hears would end the program.
  updater.on('error', () => undefined);
  return handOver(updater, update);
}

/** Ends the program into the installer; without it where that cannot be started. */
export async function installChecked(isRestart: boolean, log: Log): Promise<void> {
  const updater = await updaterOfSystem();
  updater.once('error', () => {
    log('error', 'updates.install-failed');
    app.quit();
  });
  updater.autoRunAppAfterInstall = isRestart;
  updater.quitAndInstall(true, isRestart);
}
