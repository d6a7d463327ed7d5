import { type BenchOptions, isWanted } from '../harness/bench-options.ts';
import type { Measurement } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { measureLines } from './measure-lines.ts';
import { measureMemory } from './measure-memory.ts';
import { measureRate } from './measure-rate.ts';

/** Documents from their content to the bytes of the file: no storage, no screen. */
export async function measureDocuments(options: BenchOptions): Promise<readonly Measurement[]> {
  const { seed, isQuick } = options;
  const found: Measurement[] = [];
  if (isWanted(options, 'rate')) {
    progress('statements of 40 lines');
    found.push(
      await measureRate(seed, isQuick ? { documents: 10, rounds: 2 } : { documents: 200, rounds: 8 }),
    );
  }
  if (isWanted(options, 'lines')) {
    progress('statements of 40 to 5,000 lines');
    found.push(await measureLines(seed, isQuick ? 1 : 7));
  }
  if (isWanted(options, 'documents-memory')) {
    progress('memory over many statements');
    found.push(await measureMemory(seed, isQuick ? 50 : 5_000));
  }
  return found;
}
