import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openGround } from './runs/open-ground.ts';
import { runSimulation } from './runs/run-simulation.ts';
import { describeTrace, traceOf } from './runs/trace.ts';

const traceFolder = join(import.meta.dirname, 'traces');

/**
 * Runs seeds one after the other; a failing one is shrunk, told, and kept as a trace that the tests replay. Answers how
 * many violations there were.
 */
export async function simulate(first: number, seeds: number): Promise<number> {
  const ground = await openGround();
  let operations = 0;
  let violations = 0;
  for (let seed = first; seed < first + seeds; seed += 1) {
    const run = await runSimulation(ground, seed);
    operations += run.operations;
    violations += run.violations.length;
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
  console.log(`${seeds} seeds, ${operations} operations, ${violations} violations`);
  return violations;
}
