import {
  type WorklistQuery,
  worklistQuerySchema,
  worklistSorts,
} from '../../../src-shared/contract/worklist-view.ts';
import { distributionOf, percentile } from '../harness/distribution.ts';
import { timed } from '../harness/interleave.ts';
import { type Figure, type Measurement, type MeasurementName, verdict } from '../harness/measurement.ts';
import type { EngineClient } from './engine-child.ts';
import { firstWindow, openingQuery, timeWindow } from './live-worklist.ts';

const warmUp = 3;
const keystrokeMs = 50;

/** Opening the worklist as it opens by itself. */
export async function measureWindows(client: EngineClient, rounds: number): Promise<Measurement> {
  const durationsMs: number[] = [];
  for (let round = 0; round < warmUp + rounds; round += 1) {
    const { window, durationMs } = await timeWindow(client, openingQuery);
    if (window.rows.length === 0) throw new Error('the worklist is empty');
    if (round >= warmUp) durationsMs.push(durationMs);
  }
  const figure: Figure = { side: 'all', unit: 'ms', distribution: distributionOf(durationsMs) };
  return judged('windows', 'first worklist window', [figure]);
}

/** Every filter with every sort in both directions. */
export async function measureFilters(client: EngineClient, rounds: number): Promise<Measurement> {
  const { filter, direction } = worklistQuerySchema.shape;
  const queries = filter.options.flatMap((wanted) =>
    worklistSorts.flatMap((sort) =>
      direction.options.map(
        (way): WorklistQuery => ({ ...openingQuery, filter: wanted, sort, direction: way }),
      ),
    ),
  );
  const byQuery = new Map<string, number[]>(queries.map((query) => [wordsOf(query), []]));
  for (let round = 0; round < 1 + rounds; round += 1) {
    for (const query of queries) {
      const { durationMs } = await timeWindow(client, query);
      if (round > 0) byQuery.get(wordsOf(query))?.push(durationMs);
    }
  }
  return judged('filters', 'every filter and sort', [overall(byQuery), slowest(byQuery)]);
}

/** The lists of what is due, and the counts of the rail. */
export async function measureLists(client: EngineClient, rounds: number): Promise<Measurement> {
  const page = { offset: 0, limit: 150 };
  const calls: Readonly<Record<string, () => Promise<unknown>>> = {
    'promises due': async () => firstWindow(await client.promises.watch({ ...page, filter: 'due' })),
    'promises not kept': async () =>
      firstWindow(await client.promises.watch({ ...page, filter: 'not-kept' })),
    'disputes late': async () => firstWindow(await client.disputes.watch({ ...page, filter: 'late' })),
    'follow-ups due': async () => firstWindow(await client.followUps.watch({ ...page, filter: 'due' })),
    'counts of the rail': async () => firstValue(await client.worklist.counts()),
  };
  const byList = new Map<string, number[]>(Object.keys(calls).map((name) => [name, []]));
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (const [name, call] of Object.entries(calls)) {
      const { durationMs } = await timed(call);
      if (round >= warmUp) byList.get(name)?.push(durationMs);
    }
  }
  return judged('lists', 'lists of what is due, counts', [overall(byList), slowest(byList)]);
}

async function firstValue<Value>(view: AsyncIterable<Value>): Promise<Value> {
  for await (const value of view) return value;
  throw new Error('the view ended without a value');
}

function wordsOf({ filter, sort, direction }: WorklistQuery): string {
  return `${filter} by ${sort}, ${direction}`;
}

/** All samples of all kinds together. */
export function overall(byKind: ReadonlyMap<string, readonly number[]>): Figure {
  return { side: 'all', unit: 'ms', distribution: distributionOf([...byKind.values()].flat()) };
}

/** The kind with the greatest median, named. */
export function slowest(byKind: ReadonlyMap<string, readonly number[]>): Figure {
  const [name, samples] = [...byKind].reduce((worst, one) =>
    percentile(one[1], 0.5) > percentile(worst[1], 0.5) ? one : worst,
  );
  return { side: `slowest: ${name}`, unit: 'ms', distribution: distributionOf(samples) };
}

/** Judges the first figure by what a person notices as delay. */
export function judged(name: MeasurementName, title: string, figures: readonly Figure[]): Measurement {
  const [first] = figures;
  const p95 = first !== undefined && 'distribution' in first ? first.distribution.p95 : undefined;
  const verdicts = [verdict('p95', p95, { unit: 'ms', atMost: keystrokeMs })];
  return { name, part: 'read-models', title, figures, verdicts };
}
