import { join } from 'node:path';
import { maxPullLimit } from '../../../src-shared/protocol/sync-api.ts';
import { distributionOf } from '../harness/distribution.ts';
import { type Figure, type Measurement, verdict } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { openBareWriter, storedRows } from './bare-driver.ts';
import { entryIdAt } from './entry-documents.ts';
import type { EntryStore, StoreSetting } from './entry-stores.ts';
import { sides } from './side-names.ts';

/** Documents in one write, on every side: as many as the greatest page of sync has. */
export const batchSize = maxPullLimit;

type Batch = { readonly documents: number; readonly durationMs: number };
export type InsertTimes = {
  readonly rx: readonly Batch[];
  /** Undefined where these were not filled. */
  readonly bare: readonly Batch[] | undefined;
  readonly dexie: readonly Batch[] | undefined;
};

/**
 * Fills the store, one side after the other: Chromium works on after it has answered, and would take the processor from
 * whoever comes next.
 */
export async function fillStore(store: EntryStore, setting: StoreSetting): Promise<InsertTimes> {
  const { name, rxSide, dexie, isCompared } = store;
  const rx = await fillSide(`${name}, SQLite`, store, (from, to) => rxSide.insert(from, to));
  const bare = isCompared ? await fillBare(store, setting) : undefined;
  const times = dexie && (await fillSide(`${name}, Dexie`, store, (from, to) => dexie.insert(from, to)));
  return { rx, bare, dexie: times };
}

/** The driver gets the rows that the storage has written, ready to bind. */
async function fillBare(store: EntryStore, { seed, key }: StoreSetting): Promise<readonly Batch[]> {
  const { bareFile, table, directory, name } = store;
  const bare = openBareWriter(join(directory, 'bare.sqlite'), key, bareFile.database, table);
  const batches = await fillSide(`${name}, bare driver`, store, (from, to) => {
    const ids = Array.from({ length: to - from }, (_, index) => entryIdAt(seed, from + index));
    return bare.insert(storedRows(bareFile.database, table, ids));
  });
  bare.close();
  return batches;
}

/** @param insert stores the documents of these positions; answers its duration in milliseconds */
async function fillSide(
  title: string,
  { size }: EntryStore,
  insert: (from: number, to: number) => Promise<number> | number,
): Promise<readonly Batch[]> {
  const batches: Batch[] = [];
  for (let from = 0; from < size; from += batchSize) {
    const to = Math.min(from + batchSize, size);
    batches.push({ documents: to - from, durationMs: await insert(from, to) });
    if (to % 50_000 === 0 || to === size) progress(`${title}: ${to} of ${size} documents`);
  }
  return batches;
}

/** Documents per second over all batches. */
function rateOf(batches: readonly Batch[]): number {
  const documents = batches.reduce((sum, batch) => sum + batch.documents, 0);
  const seconds = batches.reduce((sum, batch) => sum + batch.durationMs, 0) / 1000;
  return documents / seconds;
}

function rateFigure(side: string, batches: readonly Batch[] | undefined, reason: string): Figure {
  if (batches === undefined) return { side, unit: 'documents/s', notMeasured: reason };
  const rates = batches.map(({ documents, durationMs }) => (documents * 1000) / durationMs);
  return { side, unit: 'documents/s', distribution: distributionOf(rates), overall: rateOf(batches) };
}

type Insert = {
  readonly title: string;
  readonly times: InsertTimes;
  /** Why sides are missing. */
  readonly reason: string;
};

export function insertMeasurement({ title, times, reason }: Insert): Measurement {
  const { rx, bare, dexie } = times;
  const figures = [
    rateFigure(sides.rx, rx, reason),
    rateFigure(sides.bare, bare, reason),
    rateFigure(sides.dexie, dexie, reason),
  ];
  const ratio = (of: readonly Batch[] | undefined) => of && rateOf(rx) / rateOf(of);
  const verdicts = [
    verdict('rate ÷ bare driver', ratio(bare), { unit: 'times', atLeast: 0.5 }),
    verdict('rate ÷ Dexie', ratio(dexie), { unit: 'times', atLeast: 7 }),
  ];
  return { name: 'insert', part: 'storage', title, figures, verdicts: bare === undefined ? [] : verdicts };
}
