import { readOptions } from '../test/simulation-processes/options.ts';
import { runSimulation } from '../test/simulation-processes/run-simulation.ts';
import { requireNode24 } from './require-node.ts';
import { readOrExplain } from './script-usage.ts';

const usage = `npm run simulate:processes -- [--minutes N] [--seed N] [--workstations N]

  --minutes       how long people work while things break (default: 3); healing and checks come on top
  --seed          repeats the run of this seed (default: one is drawn)
  --workstations  how many of them, at least 2 (default: 20)`;

/** Level 2 of the simulation: real processes that are killed, real sockets that break, real disks that are full. */
requireNode24();
const options = readOrExplain(process.argv.slice(2), usage, (args) => readOptions(args, Math.random));
if (options !== undefined) {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const { violations, folder, lastLine } = await runSimulation(options);
  for (const violation of violations) console.log(violation);
  if (folder !== undefined) console.log(`logs and files are kept in ${folder}`);
  console.log(lastLine);
  process.exit(violations.length === 0 ? 0 : 1);
}
