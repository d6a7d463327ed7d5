import { parseArgs } from 'node:util';
import { simulate } from '../test/simulation/simulate.ts';
import { requireNode24 } from './require-node.ts';
import { readOrExplain } from './script-usage.ts';

const usage = `npm run simulate -- [--seeds N] [--first N]

  --seeds  how many seeds are run, one after the other (default: 200)
  --first  the first of them (default: 1)`;

function readSeeds(args: readonly string[]): { readonly first: number; readonly seeds: number } {
  const { values } = parseArgs({
    args: [...args],
    options: { seeds: { type: 'string', default: '200' }, first: { type: 'string', default: '1' } },
  });
  return { first: whole('first', values.first), seeds: whole('seeds', values.seeds) };
}

function whole(name: string, text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new TypeError(`--${name} is a whole number from 1, not "${text}"`);
  return Number(text);
}

/** `npm run simulate -- --seeds 10000 --first 1`: the simulation with many seeds; for the night. */
requireNode24();
const options = readOrExplain(process.argv.slice(2), usage, readSeeds);
if (options !== undefined) {
  const isKept = await simulate(options.first, options.seeds);
  // Time limits of requests that were lost may still be running.
  process.exit(isKept ? 0 : 1);
}
