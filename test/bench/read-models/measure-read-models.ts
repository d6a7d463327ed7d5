import { statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { storageFileName } from '../../../src-main/engine/start-engine.ts';
import { type BenchOptions, isWanted } from '../harness/bench-options.ts';
import { askChild } from '../harness/child-program.ts';
import { distributionOf } from '../harness/distribution.ts';
import {
  type Figure,
  type Measurement,
  type MeasurementName,
  measurementNames,
  verdict,
} from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { type EngineClient, type EngineMemory, withEngine } from './engine-child.ts';
import type { EngineInput } from './engine-messages.ts';
import { ledgerToday } from './ledger.ts';
import { ledgerShape } from './ledger-shape.ts';
import { openingQuery, readWindow } from './live-worklist.ts';
import { buildMeasurement, measureFirstBuild, measureRebuild } from './measure-build.ts';
import { measureCommands } from './measure-commands.ts';
import { measureSearch } from './measure-search.ts';
import { measureStart } from './measure-start.ts';
import { measureFilters, measureLists, measureWindows } from './measure-windows.ts';

const key = Array.from({ length: 32 }, (_, index) => index + 1);
const ledgerProgram = fileURLToPath(new URL('./write-ledger-process.ts', import.meta.url));
const ledgerReportSchema = z.object({ documents: z.number(), durationMs: z.number() });

/** Samples of each kind: a full run, and a quick one to see that it works. */
const fullCounts = { windows: 100, filters: 3, lists: 20, search: 3, ordinary: 60, largest: 20, starts: 7 };
const quickCounts = { windows: 3, filters: 1, lists: 1, search: 1, ordinary: 2, largest: 1, starts: 1 };

/** Part B: the engine over a ledger of `size` accounts with ten times as many invoices. */
export async function measureReadModels(
  options: BenchOptions,
  folder: string,
): Promise<readonly Measurement[]> {
  if (!measurementNames['read-models'].some((name) => isWanted(options, name))) return [];
  const directory = join(folder, 'workstation');
  const input = { directory, key, today: ledgerToday };
  const found = [await writeLedger(options, input)];
  progress('read models: first build');
  const firstBuild = await measureFirstBuild(input, options.size);
  found.push(buildMeasurement('first build of the read models', firstBuild));
  const peaks: Record<string, EngineMemory> = { 'first build': firstBuild.memory };
  if (isWanted(options, 'rebuild') || isWanted(options, 'memory')) {
    progress('read models: rebuild');
    const rebuild = await measureRebuild(input, options.size);
    found.push(buildMeasurement('rebuild of the read models', rebuild));
    peaks.rebuild = rebuild.memory;
  }
  if (isWanted(options, 'start')) {
    progress('engine start');
    found.push(await measureStart(input, countsOf(options).starts));
  }
  const session = await measureSession(options, input);
  found.push(
    ...session.measurements,
    memoryMeasurement(session.afterStart, { ...peaks, session: session.memory }),
  );
  return found.filter(({ name }) => isWanted(options, name));
}

async function writeLedger(options: BenchOptions, input: EngineInput): Promise<Measurement> {
  const { directory, key: bytes } = input;
  const order = { directory, key: bytes, seed: options.seed, accounts: options.size };
  const { documents, durationMs } = ledgerReportSchema.parse(await askChild(ledgerProgram, order));
  const megabytes = statSync(join(directory, storageFileName)).size / 1e6;
  return {
    name: 'ledger',
    part: 'read-models',
    title: 'ledger into the replica, checked and written in pages of 2000',
    figures: [
      { side: 'documents', unit: 'count', distribution: distributionOf([documents]) },
      { side: 'rate', unit: 'documents/s', distribution: distributionOf([(documents * 1000) / durationMs]) },
      { side: 'file', unit: 'MB', distribution: distributionOf([megabytes]) },
    ],
    verdicts: [],
  };
}

function countsOf({ isQuick }: BenchOptions) {
  return isQuick ? quickCounts : fullCounts;
}

type Session = {
  readonly measurements: readonly Measurement[];
  readonly afterStart: EngineMemory;
  readonly memory: EngineMemory;
};

/** One engine that a person works with. */
function measureSession(options: BenchOptions, input: EngineInput): Promise<Session> {
  return withEngine(input, async ({ client, memory }) => {
    await readWindow(client, openingQuery);
    const afterStart = await memory();
    const measurements: Measurement[] = [];
    for (const { name, measure } of stepsOf(options, client)) {
      if (!isWanted(options, name)) continue;
      progress(name);
      measurements.push(...(await measure()));
    }
    return { measurements, afterStart, memory: await memory() };
  });
}

type Step = { readonly name: MeasurementName; readonly measure: () => Promise<readonly Measurement[]> };

function stepsOf(options: BenchOptions, client: EngineClient): readonly Step[] {
  const shape = ledgerShape(options.seed, options.size);
  const counts = countsOf(options);
  return [
    { name: 'windows', measure: async () => [await measureWindows(client, counts.windows)] },
    { name: 'filters', measure: async () => [await measureFilters(client, counts.filters)] },
    { name: 'lists', measure: async () => [await measureLists(client, counts.lists)] },
    { name: 'search', measure: async () => [await measureSearch(client, shape, counts.search)] },
    { name: 'commands', measure: () => measureCommands(client, shape, counts) },
  ];
}

function memoryMeasurement(
  afterStart: EngineMemory,
  runs: Readonly<Record<string, EngineMemory>>,
): Measurement {
  const megabytes = (bytes: number) => bytes / 1e6;
  const figure = (side: string, bytes: number): Figure => ({
    side,
    unit: 'MB',
    distribution: distributionOf([megabytes(bytes)]),
  });
  const peaks = Object.entries(runs).map(([name, { peakBytes }]) => ({ side: `peak, ${name}`, peakBytes }));
  return {
    name: 'memory',
    part: 'read-models',
    title: 'memory of the engine (resident set)',
    figures: [
      figure('after start and first window', afterStart.presentBytes),
      ...peaks.map(({ side, peakBytes }) => figure(side, peakBytes)),
    ],
    verdicts: peaks.map(({ side, peakBytes }) =>
      verdict(side, megabytes(peakBytes), { unit: 'MB', atMost: 400 }),
    ),
  };
}
