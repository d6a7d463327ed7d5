import { distributionOf } from '../harness/distribution.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { preciseNow, withEngine } from './engine-child.ts';
import type { EngineInput } from './engine-messages.ts';
import { openingQuery, readWindow } from './live-worklist.ts';

/** Starts the engine again and again, each time in a fresh process, until the first window is there. */
export async function measureStart(input: EngineInput, starts: number): Promise<Measurement> {
  const ofProcess: number[] = [];
  const ofEngine: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    await withEngine(input, async ({ client, spawnedAt, startedAt }) => {
      await readWindow(client, openingQuery);
      const arrivedAt = preciseNow();
      ofProcess.push(arrivedAt - spawnedAt);
      ofEngine.push(arrivedAt - startedAt);
    });
  }
  const wholeStart = distributionOf(ofProcess);
  return {
    name: 'start',
    part: 'read-models',
    title: 'engine start to first window',
    figures: [
      { side: 'from the start of the process', unit: 'ms', distribution: wholeStart },
      { side: 'from the call of startEngine', unit: 'ms', distribution: distributionOf(ofEngine) },
    ],
    verdicts: [verdict('p95, from the start of the process', wholeStart.p95, { unit: 'ms', atMost: 1_500 })],
  };
}
