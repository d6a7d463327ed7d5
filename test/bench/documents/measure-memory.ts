import { z } from 'zod';
import { askChild } from '../harness/child-program.ts';
import { distributionOf } from '../harness/distribution.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';

/** Flat: at the end at most so much more is kept than after the first tenth. */
const mostGrowthMb = 20;

/** In megabytes, after a collection of garbage: what the program holds, and what the system has given to the process. */
const samplesSchema = z.array(z.object({ kept: z.number(), resident: z.number() })).min(2);

/** Memory of a process that makes many statements, none alike, one after the other. */
export async function measureMemory(seed: number, documents: number): Promise<Measurement> {
  const path = new URL('./memory-process.ts', import.meta.url).pathname;
  const answer = await askChild(path, { seed, documents });
  const samples = samplesSchema.parse(answer);
  const kept = samples.map((sample) => sample.kept);
  const growth = (kept.at(-1) ?? 0) - (kept[0] ?? 0);
  const resident = distributionOf(samples.map((sample) => sample.resident));
  return {
    name: 'documents-memory',
    part: 'documents',
    title: `memory over ${documents} statements of 40 lines`,
    figures: [
      { side: 'kept after each tenth, garbage collected', unit: 'MB', distribution: distributionOf(kept) },
      { side: 'resident set of the process', unit: 'MB', distribution: resident },
    ],
    verdicts: [verdict('kept, last tenth − first tenth', growth, { unit: 'MB', atMost: mostGrowthMb })],
  };
}
