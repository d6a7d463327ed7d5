import type { RetiredDevice } from '../world/retired-device.ts';
import type { StoredCommand } from '../world/server-rows.ts';
import type { World } from '../world/world.ts';
import type { Violation } from './violation.ts';

const judgedStates: Readonly<Record<string, string>> = {
  applied: 'applied',
  settled: 'applied',
  refused: 'refused',
  dismissed: 'refused',
};

/**
 * Promise 1 on a device that was revoked: its outbox stays, whatever the server has said of it or not. What it still
 * waits for is never answered, and what a restore undid is never offered again.
 */
export function checkRetired(
  world: Pick<World, 'forged'>,
  { confirmed, states }: RetiredDevice,
  byId: ReadonlyMap<string, StoredCommand>,
): readonly Violation[] {
  const check = 'promise 1: a confirmed command is never lost';
  return [...confirmed.keys()].flatMap((id): Violation[] => {
    const state = states.get(id);
    if (state === undefined) return [{ check, detail: `retired device, ${id}: gone` }];
    const known = byId.get(id)?.outcome.status;
    if (world.forged.has(id) && known === 'applied') {
      const promise = 'promise 5: one bad document or command never stops the others';
      return [{ check: promise, detail: `retired device, ${id}: forged and applied` }];
    }
    if (state === 'withdrawn' && known !== undefined) {
      return [{ check, detail: `retired device, ${id}: withdrawn and known to the server` }];
    }
    const own = judgedStates[state];
    if (own === undefined || known === undefined || known === own) return [];
    return [{ check, detail: `retired device, ${id}: ${own} here, ${known} at the server` }];
  });
}
