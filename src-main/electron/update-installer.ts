import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { UpdateFailure } from '../../src-shared/contract/updates-view.ts';
import type { HandedOver } from '../desktop/updates/hand-over.ts';
import type { CheckedUpdate } from '../desktop/updates/update-ports.ts';
import type { Log } from '../engine/ports/log.ts';

/** What the installer of the system was given last; undefined where it has nothing. */
let handed: HandedOver | undefined;

/** Loaded when something is to be installed, and never else. */
async function updaterOfSystem(): Promise<AppUpdater> {
  const { default: updaters } = await import('electron-updater');
  return updaters.autoUpdater;
}

/** Hands a checked file to the installers of the system; answers why they do not take it. */
export async function takeChecked(update: CheckedUpdate): Promise<UpdateFailure | undefined> {
  const [updater, { handOver }] = await Promise.all([
    updaterOfSystem(),
    import('../desktop/updates/hand-over.ts'),
  ]);
  // It says on this event what handing over answers as well; an event that nobody hears would end the program.
  updater.on('error', () => undefined);
  const taken = await handOver(updater, update);
  handed = taken.ok ? taken.value : undefined;
  return taken.ok ? undefined : taken.failure;
}

/** Throws away what they were handed of files in this folder. */
export async function forgetHanded(loadedFolder: string): Promise<void> {
  const [updater, { forgetHandedOver }] = await Promise.all([
    updaterOfSystem(),
    import('../desktop/updates/hand-over.ts'),
  ]);
  handed = undefined;
  await forgetHandedOver(updater, loadedFolder);
}

/** Ends the program into the installer; without it, and back where it was to come back, where that cannot be started. */
export async function installChecked(isRestart: boolean, log: Log): Promise<void> {
  const updater = await updaterOfSystem();
  const endWithout = (): void => {
    log('error', 'updates.install-failed');
    if (isRestart) app.relaunch();
    app.quit();
  };
  updater.once('error', endWithout);
  // Seconds pass while windows and engine end, and an installer may run with more rights than this program.
  if (!(await isUnchanged())) return endWithout();
  updater.autoRunAppAfterInstall = isRestart;
  updater.quitAndInstall(true, isRestart);
}

async function isUnchanged(): Promise<boolean> {
  const { isFile } = await import('../desktop/updates/partial-file.ts');
  return handed !== undefined && isFile(handed.path, handed.file).catch(() => false);
}
