import { isReplicaShown } from '../../../src-main/engine/replica-shown.ts';
import { personAt } from '../world/people.ts';
import type { SimulatedWorkstation } from '../world/simulated-workstation.ts';
import type { World } from '../world/world.ts';
import type { Violation } from './violation.ts';

/** Promise 4: where people take turns at a device, nobody is shown an account that they were never to see. */
export async function checkShown(
  world: Pick<World, 'workstations' | 'onceVisible'>,
): Promise<readonly Violation[]> {
  const violations: Violation[] = [];
  for (const workstation of world.workstations) violations.push(...(await checkDevice(world, workstation)));
  return violations;
}

async function checkDevice(
  { onceVisible }: Pick<World, 'onceVisible'>,
  workstation: SimulatedWorkstation,
): Promise<readonly Violation[]> {
  const process = workstation.running();
  const userId = process?.device.session()?.actor.userId;
  // Whoever was always alone at the device is looked at in the end.
  const isShared = userId !== personAt(workstation.device).userId || workstation.wasShared;
  if (process === undefined || userId === undefined || !isShared) return [];
  workstation.wasShared = true;
  if (!isReplicaShown(process.device)) return [];
  const known = onceVisible.get(userId) ?? new Set();
  const shown = await process.replica.accountIds('', 1000);
  return shown
    .filter((accountId) => !known.has(accountId))
    .map((accountId) => ({
      check: 'promise 4: nobody receives what is outside of their scope',
      detail: `device ${workstation.device} shows ${accountId} to ${userId}`,
    }));
}
