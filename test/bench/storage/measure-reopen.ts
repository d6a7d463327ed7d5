import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { askChild } from '../harness/child-program.ts';
import { distributionOf, percentile } from '../harness/distribution.ts';
import { interleave, type Rounds } from '../harness/interleave.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import type { EntryStore } from './entry-stores.ts';
import { sides } from './side-names.ts';

const program = fileURLToPath(new URL('./reopen-process.ts', import.meta.url));
const reportSchema = z.object({ durationMs: z.number(), answers: z.array(z.string()).length(1) });

type Closed = Pick<EntryStore, 'name' | 'directory' | 'table' | 'size'>;

/** Opens a store that is closed in fresh processes; the clock runs from the first call to the newest 50. */
export async function measureReopen(store: Closed, key: Uint8Array, rounds: Rounds): Promise<Measurement> {
  const { name, directory, table } = store;
  const input = { name, directory, key: [...key], table };
  const seen = new Set<string>();
  const round = (side: 'rx' | 'bare') => async () => {
    const { durationMs, answers } = reportSchema.parse(await askChild(program, { ...input, side }));
    seen.add(answers.join());
    if (seen.size > 1) throw new Error('a reopened store answers differently');
    return [durationMs];
  };
  const samples = await interleave(
    [
      { name: sides.rx, round: round('rx') },
      { name: sides.bare, round: round('bare') },
    ],
    rounds,
  );
  const figures = [...samples].map(([side, durationsMs]) => ({
    side,
    unit: 'ms' as const,
    distribution: distributionOf(durationsMs),
  }));
  const median = percentile(samples.get(sides.rx) ?? [], 0.5);
  return {
    name: 'reopen',
    part: 'storage',
    title: `reopen ${store.size} documents to the first answer`,
    figures,
    verdicts: [verdict('median', median, { unit: 'ms', atMost: 50 })],
  };
}
