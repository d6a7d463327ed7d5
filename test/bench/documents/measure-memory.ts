import { askChild } from '../harness/child-program.ts';
import { distributionOf } from '../harness/distribution.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';

/**
 * Flat: at the end at most so much more than after the second tenth. In the first the heap grows to the size at which it
 * works, however little of it is kept.
 */
const mostGrowthMb = 20;

/** Memory of a process that makes many statements, none alike, one after the other. */
export async function measureMemory(seed: number, documents: number): Promise<Measurement> {
  const path = new URL('./memory-process.ts', import.meta.url).pathname;
  const answer = await askChild(path, { seed, documents });
  if (!Array.isArray(answer)) throw new Error('the process told no memory');
  const samples = answer.map(Number);
  const [, settled = 0] = samples;
  const last = samples.at(-1) ?? settled;
  return {
    name: 'documents-memory',
    part: 'documents',
    title: `memory over ${documents} statements of 40 lines`,
    figures: [
      { side: 'after each tenth, garbage collected', unit: 'MB', distribution: distributionOf(samples) },
    ],
    verdicts: [verdict('last tenth − second tenth', last - settled, { unit: 'MB', atMost: mostGrowthMb })],
  };
}
