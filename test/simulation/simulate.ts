import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addTallies, describeTally, emptyTally, neverApplied } from './runs/command-tally.ts';
import { openGround } from './runs/open-ground.ts';
import { runSimulation } from './runs/run-simulation.ts';
import { describeTrace, traceOf } from './runs/trace.ts';

const traceFolder = join(import.meta.dirname, 'traces');

/** So many seeds are enough that the server applies every command of the rule book. */
const seedsForEveryCommand = 200;

/**
 * Runs seeds one after the other; a failing one is shrunk, told, and kept as a trace that the tests replay. In the end
 * tells what became of each command. True where every promise was kept and, in a run that is long enough for that, every
 * command was applied.
 */
export async function simulate(first: number, seeds: number): Promise<boolean> {
  const ground = await openGround();
  let operations = 0;
  let violations = 0;
  let tally = emptyTally;
  for (let seed = first; seed < first + seeds; seed += 1) {
    const run = await runSimulation(ground, seed);
    operations += run.operations;
    violations += run.violations.length;
    tally = addTallies(tally, run.commands);
    const [violation] = run.violations;
    if (violation !== undefined) {
      const trace = await traceOf(ground, run, violation);
      console.log(describeTrace(trace));
      mkdirSync(traceFolder, { recursive: true });
      writeFileSync(join(traceFolder, `seed-${seed}.json`), `${JSON.stringify(trace, null, 2)}\n`);
    }
    if ((seed - first) % 100 === 99) console.log(`${seed - first + 1} seeds done`);
  }
  await ground.close();
  const missing = seeds < seedsForEveryCommand ? [] : neverApplied(tally);
  console.log(describeTally(tally));
  console.log(`${seeds} seeds, ${operations} operations, ${violations} violations`);
  if (missing.length > 0) console.log(`never applied: ${missing.join(', ')}`);
  return violations === 0 && missing.length === 0;
}
