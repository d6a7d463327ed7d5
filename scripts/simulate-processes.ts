import { readOptions } from '../test/simulation-processes/options.ts';
import { runSimulation } from '../test/simulation-processes/run-simulation.ts';
import { requireNode24 } from './require-node.ts';

/** Level 2 of the simulation: real processes that are killed, real sockets that break, real disks that are full. */
requireNode24();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const { violations, folder, lastLine } = await runSimulation(readOptions(process.argv.slice(2), Math.random));
for (const violation of violations) console.log(violation);
if (folder !== undefined) console.log(`logs and files are kept in ${folder}`);
console.log(lastLine);
process.exit(violations.length === 0 ? 0 : 1);
