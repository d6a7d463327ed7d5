import { parseArgs } from 'node:util';
import { simulate } from '../test/simulation/simulate.ts';
import { requireNode24 } from './require-node.ts';

/** `npm run simulate -- --seeds 10000 --first 1`: the simulation with many seeds; for the night. */
requireNode24();
const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '200' }, first: { type: 'string', default: '1' } },
});
const violations = await simulate(Number(values.first), Number(values.seeds));
// Time limits of requests that were lost may still be running.
process.exit(violations === 0 ? 0 : 1);
