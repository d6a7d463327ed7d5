import { setTimeout as wait } from 'node:timers/promises';
import { brokenPromise } from './broken-promise.ts';
import type { Workstation } from './workstation.ts';
import type { World } from './world.ts';

/** Longer than any pause, time limit and silence that a workstation may need to notice that all is well again. */
const healingLimitMs = 240_000;
const restNeeded = 3;

/**
 * Nobody works and nothing breaks any more: waits until every workstation says that it is up to date and has nothing
 * left to say, again and again.
 */
export async function heal(world: World): Promise<void> {
  for (const workstation of world.workstations) workstation.setWorking(false);
  const deadline = Date.now() + healingLimitMs;
  let rested = 0;
  let left: readonly string[] = [];
  while (Date.now() < deadline) {
    left = await notAtRest(world);
    rested = left.length === 0 ? rested + 1 : 0;
    if (rested === restNeeded) return;
    await wait(1_000);
  }
  for (const text of left)
    world.tally.violation(brokenPromise('promise 3: replicas converge and know it', text));
}

async function notAtRest({ workstations, server, cluster }: World): Promise<readonly string[]> {
  if (!cluster.process.isReady()) return ['PostgreSQL is away'];
  if (!server.process.isReady()) return ['the server is away'];
  const texts = await Promise.all(workstations.map(describeUnrest));
  return texts.filter((text) => text !== undefined);
}

async function describeUnrest(workstation: Workstation): Promise<string | undefined> {
  const { name } = workstation.seat;
  const state = await workstation.state();
  if (state === undefined) return `${name} gives no answer`;
  const { phase, waiting, applied } = state;
  if (phase === 'up-to-date' && waiting === 0 && applied === 0) return undefined;
  return `${name} is ${phase}, ${waiting} commands not answered, ${applied} not settled`;
}
