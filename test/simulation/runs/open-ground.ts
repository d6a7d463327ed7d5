import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSharedStore } from '../world/shared-store.ts';
import type { Ground } from './run-simulation.ts';

/** Files in memory where the system has a place for that: nothing here survives the machine anyway. */
const filesIn = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export type OpenGround = Ground & { readonly close: () => Promise<void> };

/** @param cluster the dump of an empty cluster for the database to begin with, where there is one */
export async function openGround(cluster?: Blob): Promise<OpenGround> {
  const folder = mkdtempSync(join(filesIn, 'duebook-simulation-'));
  const shared = await openSharedStore(cluster);
  return {
    shared,
    folder,
    async close() {
      await shared.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
