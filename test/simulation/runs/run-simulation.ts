import { checkIdle, checkKnown, checkQuiet, checkWorld } from '../checks/check-world.ts';
import { lookBack } from '../checks/look-back.ts';
import type { Violation } from '../checks/violation.ts';
import { makeSteps } from '../steps/make-steps.ts';
import { runStep } from '../steps/run-step.ts';
import type { Step } from '../steps/step.ts';
import { signIn } from '../steps/workstation-steps.ts';
import type { SharedStore } from '../world/shared-store.ts';
import { World } from '../world/world.ts';
import { type CommandTally, tallyOf } from './command-tally.ts';
import { heal, rest } from './heal.ts';

/** Where runs happen: a database for all of them, a folder for the files of the workstations. */
export type Ground = { readonly shared: SharedStore; readonly folder: string };

export type RunResult = {
  readonly seed: number;
  readonly steps: readonly Step[];
  /** Steps and requests. */
  readonly operations: number;
  readonly violations: readonly Violation[];
  /** What became of commands, by name. */
  readonly commands: CommandTally;
  /** The same for the same seed and steps. */
  readonly course: string;
};

/** Doing nothing for a quarter of an hour costs more heartbeats than all else: every so-manieth seed does. */
const restingSeeds = 4;
const signInMs = 4000;

/** Runs the steps of a seed, heals the world, and checks what was promised. */
export async function runSimulation(
  { shared, folder }: Ground,
  seed: number,
  steps: readonly Step[] = makeSteps(seed),
): Promise<RunResult> {
  const world = new World(seed, shared, folder);
  try {
    await world.begin();
    for (const { device } of world.workstations) signIn(world, device);
    await world.time.pass(signInMs);
    for (const step of steps) await runStep(world, step);
    const isQuiet = await heal(world);
    const found = await lookBack(world);
    const broken = await checkWorld(world, found);
    const violations = [...world.violations, ...checkQuiet(world, isQuiet), ...broken];
    const isWatched = isQuiet && seed % restingSeeds === 0;
    const idle = isWatched ? [...checkIdle(await rest(world)), ...checkKnown(world.workstations)] : [];
    const { requests } = world.network;
    return {
      seed,
      steps,
      operations: steps.length + requests.length,
      violations: [...new Set([...violations, ...idle])],
      commands: tallyOf(world.drawn, found.judged),
      course: courseOf(world),
    };
  } finally {
    await world.end();
  }
}

function courseOf({ network, time, workstations }: World): string {
  const confirmed = workstations.map((one) => one.confirmed.size);
  return JSON.stringify([time.now(), network.requests.length, confirmed, network.requests]);
}
