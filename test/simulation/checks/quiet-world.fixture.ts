import { expect } from 'vitest';
import { emptyCluster } from '../../fixtures/server/empty-cluster.ts';
import { heal } from '../runs/heal.ts';
import { openGround } from '../runs/open-ground.ts';
import { runStep } from '../steps/run-step.ts';
import type { Step } from '../steps/step.ts';
import { World } from '../world/world.ts';
import { checkWorld } from './check-world.ts';
import { lookBack } from './look-back.ts';

/** The first workstation is the administrator's, who sees everything. */
const seed = 5;

/** A world in which all kinds of documents came to be, and which is quiet and without any violation. */
export async function openQuietWorld() {
  const ground = await openGround(await emptyCluster());
  const world = new World(seed, ground.shared, ground.folder);
  await world.begin();
  const steps = world.workstations.flatMap(({ device }) => stepsOf(device));
  for (const step of steps) await runStep(world, step);
  expect(await heal(world)).toBe(true);
  expect([...world.violations, ...(await checkWorld(world, await lookBack(world)))]).toEqual([]);
  return {
    world,
    async close() {
      await world.end();
      await ground.close();
    },
  };
}

function stepsOf(device: number): readonly Step[] {
  const afterMs = 1500;
  const commands = Array.from(
    { length: 10 },
    (_, index): Step => ({ kind: 'command', device, seed: 100 * device + index, afterMs }),
  );
  const ledger = Array.from(
    { length: 6 },
    (_, index): Step => ({ kind: 'ledger', account: index % 4, seed: 100 * device + 50 + index, afterMs }),
  );
  return [
    { kind: 'sign-in', device, afterMs: 10_000 },
    ...commands,
    ...ledger,
    { kind: 'forge', device, seed: 100 * device + 60, afterMs },
    { kind: 'receipts', device, count: 20, afterMs },
  ];
}
