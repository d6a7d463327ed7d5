import { powerMonitor } from 'electron';
import type { EngineProcess } from './engine-process.ts';

/** Locks with the system: when it goes to sleep and when its screen is locked; and has the sync look when it is back. */
export function lockWithSystem(engine: Pick<EngineProcess, 'tell'>): void {
  const lock = (): void => engine.tell({ type: 'lock' });
  const wake = (): void => engine.tell({ type: 'wake' });
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('resume', wake);
  powerMonitor.on('unlock-screen', wake);
}
