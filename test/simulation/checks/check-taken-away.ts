import { readDocuments } from '../../../src-main/storage/replica/read-documents.ts';
import { isTakenAway } from '../../../src-main/sync/access-guard.ts';
import { collectionNames } from '../../../src-shared/protocol/collections.ts';
import type { ServerRows } from '../world/server-rows.ts';
import type { WorkstationProcess } from '../world/workstation-process.ts';
import type { World } from '../world/world.ts';
import type { Violation } from './violation.ts';

const check = 'promise 4: nobody receives what is outside of their scope';
const connectedPhases: ReadonlySet<string> = new Set(['first-sync', 'syncing', 'up-to-date']);

/**
 * Promise 4, once everybody had contact: whoever lost access is not connected and was told why, and what was taken away
 * is gone. A server that was restored may know nothing of the session, and so of whom it has to tell.
 */
export async function checkTakenAway(
  world: Pick<World, 'workstations' | 'wasRestored'>,
  rows: Pick<ServerRows, 'users' | 'revokedDevices'>,
): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  for (const workstation of world.workstations) {
    const { device } = workstation;
    const process = workstation.running();
    if (process === undefined) continue;
    const { phase } = process.sync.state();
    const isTold = isTakenAway(process.device.lock());
    const isWrong = world.wasRestored ? connectedPhases.has(phase) : !isTold;
    if (hasLostAccess(process, rows) && isWrong) {
      violations.push({ check, detail: `device ${device} is ${phase} without any access` });
    }
    const held = isTold ? await countHeld(process) : 0;
    if (held > 0)
      violations.push({ check, detail: `device ${device} holds ${held} documents that were taken away` });
  }
  return violations;
}

/** The device was revoked, or the person whose session it has is not active. */
export function hasLostAccess(
  process: WorkstationProcess | undefined,
  { users, revokedDevices }: Pick<ServerRows, 'users' | 'revokedDevices'>,
): boolean {
  const userId = process?.device.session()?.actor.userId;
  if (process === undefined || userId === undefined) return false;
  return (
    revokedDevices.has(process.device.deviceId()) || users.some(({ id, active }) => id === userId && !active)
  );
}

async function countHeld({ held }: WorkstationProcess): Promise<number> {
  let count = 0;
  for (const name of collectionNames) {
    count += (await readDocuments(held.collections[name], { selector: {}, sort: [{ id: 'asc' }] })).length;
  }
  return count;
}
