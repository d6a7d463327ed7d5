import { activate } from '../steps/administration-steps.ts';
import { people } from '../world/people.ts';
import type { World } from '../world/world.ts';

/** Everybody is active again, and whose device was revoked gets another one. */
export async function giveBackAccess(world: World): Promise<void> {
  const { users } = await world.access();
  const inactive = new Set(users.filter(({ active }) => !active).map(({ id }) => id));
  for (const [person, { userId }] of people.entries()) {
    if (inactive.has(userId)) await activate(world, { kind: 'activate', person, active: true, afterMs: 0 });
  }
  for (const workstation of world.workstations) {
    // Told so by the server of today: one that was restored may know nothing of it.
    if (workstation.refusal === 'DEVICE_REVOKED') await world.time.hold(workstation.replaceDevice());
  }
}

/** Where commands of somebody else wait, that person sits down next; false where none do. */
export function takeTurns(world: World): boolean {
  let isAnybody = false;
  for (const workstation of world.workstations) {
    const outbox = workstation.running()?.outbox;
    const next = people.find(({ userId }) => (outbox?.counts(userId).waiting ?? 0) > 0);
    if (next === undefined) continue;
    workstation.person = next;
    isAnybody = true;
  }
  return isAnybody;
}
