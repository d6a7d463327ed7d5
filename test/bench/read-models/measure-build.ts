import { setTimeout as wait } from 'node:timers/promises';
import { distributionOf, percentile } from '../harness/distribution.ts';
import { type Measurement, verdict } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { type EngineClient, type EngineMemory, preciseNow, withEngine } from './engine-child.ts';
import type { EngineInput } from './engine-messages.ts';
import { openingQuery, timeWindow } from './live-worklist.ts';

type Build = {
  readonly seconds: number;
  readonly memory: EngineMemory;
  /** How long a screen waited for its window meanwhile, in milliseconds. */
  readonly windowsMs: readonly number[];
};

const pollMs = 500;
const accountsQuery = { ...openingQuery, filter: 'all' } as const;

/** The first start on a replica without read models: everything is computed. */
export function measureFirstBuild(input: EngineInput, accounts: number): Promise<Build> {
  return withEngine(input, async ({ client, startedAt, memory, atRest }) => {
    const windowsMs = await waitUntilBuilt(client, accounts);
    const seconds = (preciseNow() - startedAt) / 1000;
    progress('waiting for the engine to come to rest');
    // What is measured later must not pay for the first start on a new file.
    await atRest();
    return { seconds, windowsMs, memory: await memory() };
  });
}

/** Everything dropped and computed again by one call, while a screen asks for its window twice a second. */
export function measureRebuild(input: EngineInput, accounts: number): Promise<Build> {
  return withEngine(input, async ({ client, memory }) => {
    await timeWindow(client, openingQuery);
    const startedAt = performance.now();
    await client.worklist.rebuild();
    const windowsMs = await waitUntilBuilt(client, accounts);
    const seconds = (performance.now() - startedAt) / 1000;
    return { seconds, windowsMs, memory: await memory() };
  });
}

/** Resolves when the rows of all accounts are computed; the durations of the windows asked for meanwhile, in milliseconds. */
export async function waitUntilBuilt(client: EngineClient, accounts: number): Promise<readonly number[]> {
  const windowsMs: number[] = [];
  let reported = 0;
  for (;;) {
    const { window, durationMs } = await timeWindow(client, accountsQuery);
    windowsMs.push(durationMs);
    const { total, staleCount } = window.head;
    if (total === accounts && staleCount === 0) return windowsMs;
    const done = Math.floor(((accounts - staleCount) / accounts) * 10);
    if (done !== reported) progress(`read models: ${total} accounts, ${staleCount} to compute`);
    reported = done;
    await wait(pollMs);
  }
}

export function buildMeasurement(title: string, build: Build): Measurement {
  const { seconds, windowsMs } = build;
  return {
    name: 'rebuild',
    part: 'read-models',
    title,
    figures: [
      { side: 'whole', unit: 's', distribution: distributionOf([seconds]) },
      { side: 'a window meanwhile', unit: 'ms', distribution: distributionOf(windowsMs) },
    ],
    verdicts: [verdict('whole', percentile([seconds], 1), { unit: 's', atMost: 90 })],
  };
}
