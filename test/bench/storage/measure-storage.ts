import { join } from 'node:path';
import { type BenchOptions, isWanted } from '../harness/bench-options.ts';
import { type Measurement, measurementNames } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { chromiumPath, type DexieBrowser, openDexieBrowser } from './dexie-browser.ts';
import { type EntryStore, openEntryStore, type StoreSetting, type StoreSize } from './entry-stores.ts';
import { fillStore, insertMeasurement } from './measure-insert.ts';
import {
  measureCount,
  measureDue,
  measureFind,
  measureNewest,
  type ReadSetting,
  slowRounds,
} from './measure-reads.ts';
import { measureReopen } from './measure-reopen.ts';

const key = Uint8Array.from({ length: 32 }, (_, index) => index + 1);
const noBrowser = 'no Chromium';
const tooSlow = 'filling it would take many minutes';

type Result = {
  readonly measurements: readonly Measurement[];
  /** Undefined where nothing was measured in one. */
  readonly chromium: string | undefined;
};

/** Part A: documents of one kilobyte through RxDB, through the bare driver and in Chromium. */
export async function measureStorage(options: BenchOptions, folder: string): Promise<Result> {
  if (!measurementNames.storage.some((name) => isWanted(options, name)))
    return { measurements: [], chromium: undefined };
  const path = options.isWithoutChromium ? undefined : chromiumPath(process.env);
  const browser = path === undefined ? undefined : await openDexieBrowser(path, join(folder, 'chromium'));
  try {
    const setting = { folder, key, seed: options.seed, browser };
    return { measurements: await measureAll(options, setting), chromium: browser?.version };
  } finally {
    await browser?.close();
  }
}

async function measureAll(options: BenchOptions, setting: StoreSetting): Promise<readonly Measurement[]> {
  const sizes = sizesOf(options);
  const inserts = await fillStores(options, setting, sizes);
  // Reading begins with nothing in memory.
  await setting.browser?.reload();
  const stores: EntryStore[] = [];
  for (const size of sizes) stores.push(await openEntryStore(setting, size));
  const reads = await measureReads(options, stores, setting.browser);
  for (const store of stores) await store.close();
  const largest = stores.at(-1);
  const found = [...inserts, ...reads];
  if (largest === undefined || !isWanted(options, 'reopen')) return found;
  progress('reopen');
  const rounds = options.isQuick ? { warmUp: 0, counted: 1 } : { warmUp: 1, counted: 15 };
  return [...found, await measureReopen(largest, key, rounds)];
}

function sizesOf({ size, only }: BenchOptions): readonly StoreSize[] {
  const sizes = [
    { name: 'small', size: Math.ceil(size / 10), isCompared: true },
    { name: 'base', size, isCompared: true },
    { name: 'large', size: size * 10, isCompared: false },
  ];
  const needsLarge =
    only.length === 0 || (['newest', 'reopen'] as const).some((name) => isWanted({ only }, name));
  return needsLarge ? sizes : sizes.slice(0, 2);
}

/** The small store comes first and warms everything up for the one that is judged. */
async function fillStores(
  options: BenchOptions,
  setting: StoreSetting,
  sizes: readonly StoreSize[],
): Promise<readonly Measurement[]> {
  const found: Measurement[] = [];
  for (const size of sizes) {
    const store = await openEntryStore(setting, size);
    const times = await fillStore(store, setting);
    await store.close();
    if (size.name === 'small' || !isWanted(options, 'insert')) continue;
    const title = `bulk insert of ${size.size}`;
    found.push(insertMeasurement({ title, times, reason: size.isCompared ? noBrowser : tooSlow }));
  }
  return found;
}

async function measureReads(
  options: BenchOptions,
  stores: readonly EntryStore[],
  browser: DexieBrowser | undefined,
): Promise<readonly Measurement[]> {
  const rounds = options.isQuick ? { warmUp: 1, counted: slowRounds } : { warmUp: 10, counted: 50 };
  const withoutDexie = browser === undefined ? noBrowser : tooSlow;
  const setting: ReadSetting = { seed: options.seed, rounds, withoutDexie };
  const base = stores.find(({ name }) => name === 'base');
  if (base === undefined) throw new Error('the store that is judged is missing');
  const found: Measurement[] = [];
  const each = [
    { name: 'find', measure: measureFind },
    { name: 'due', measure: measureDue },
    { name: 'count', measure: measureCount },
  ] as const;
  for (const { name, measure } of each) {
    if (!isWanted(options, name)) continue;
    progress(name);
    found.push(await measure(base, setting));
  }
  if (!isWanted(options, 'newest')) return found;
  progress('newest');
  const fewer = options.isQuick ? rounds : { warmUp: 5, counted: 25 };
  return [...found, ...(await measureNewest(stores, { ...setting, rounds: fewer }))];
}
