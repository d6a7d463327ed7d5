import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyCluster } from '../fixtures/server/empty-cluster.ts';
import { addTallies, type CommandTally, emptyTally, neverApplied } from './runs/command-tally.ts';
import { type OpenGround, openGround } from './runs/open-ground.ts';
import { runSimulation } from './runs/run-simulation.ts';
import { describeTrace, traceOf } from './runs/trace.ts';

const seedsPerTest = 10;
/** Only for a run that hangs and for the shrinking of one that fails. */
const limitMs = 600_000;

/**
 * Tests of a range of seeds, ten by ten. A failing one is shrunk and told step by step. Of all of them together, the
 * server has applied every command of the rule book: what nobody gives is not proved.
 */
export function seedTests(first: number, last: number): void {
  let ground: OpenGround;
  let tally = emptyTally;
  beforeAll(async () => {
    ground = await openGround(await emptyCluster());
  });
  afterAll(() => ground.close());
  for (let from = first; from <= last; from += seedsPerTest) {
    const to = Math.min(last, from + seedsPerTest - 1);
    it(`keeps every promise with the seeds ${from} to ${to}`, { timeout: limitMs }, async () => {
      for (let seed = from; seed <= to; seed += 1) {
        tally = addTallies(tally, await keepsPromises(ground, seed));
      }
    });
  }
  it(`applies every command with the seeds ${first} to ${last}`, () => {
    expect(neverApplied(tally)).toEqual([]);
  });
}

async function keepsPromises(ground: OpenGround, seed: number): Promise<CommandTally> {
  const run = await runSimulation(ground, seed);
  const [violation] = run.violations;
  if (violation === undefined) return run.commands;
  expect.fail(describeTrace(await traceOf(ground, run, violation)));
}
