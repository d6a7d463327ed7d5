import { join } from 'node:path';
import { distributionOf } from '../harness/distribution.ts';
import { type Figure, type Measurement, verdict } from '../harness/measurement.ts';
import { progress } from '../harness/progress.ts';
import { openBareWriter, storedRows } from './bare-driver.ts';
import { entryIdAt } from './entry-documents.ts';
import type { EntryStore, StoreSetting } from './entry-stores.ts';
import { sides } from './side-names.ts';

/** Documents in one write, on every side. */
export const batchSize = 1_000;

type Batch = { readonly documents: number; readonly durationMs: number };
export type InsertTimes = {
  readonly rx: readonly Batch[];
  /** Undefined where these were not filled. */
  readonly bare: readonly Batch[] | undefined;
  readonly dexie: readonly Batch[] | undefined;
};

/** Fills the store batch by batch, each batch on all sides before the next one. */
export async function fillStore(store: EntryStore, { seed, key }: StoreSetting): Promise<InsertTimes> {
  const { bareFile, table, dexie, isCompared } = store;
  const barePath = join(store.directory, 'bare.sqlite');
  const bare = isCompared ? openBareWriter(barePath, key, bareFile.database, table) : undefined;
  const times = { rx: [] as Batch[], bare: [] as Batch[], dexie: [] as Batch[] };
  for (let from = 0; from < store.size; from += batchSize) {
    const to = Math.min(from + batchSize, store.size);
    const documents = to - from;
    times.rx.push({ documents, durationMs: await store.rxSide.insert(from, to) });
    if (bare !== undefined) {
      const ids = Array.from({ length: documents }, (_, index) => entryIdAt(seed, from + index));
      // The driver gets the rows that the storage has just written, ready to bind.
      const rows = storedRows(bareFile.database, table, ids);
      times.bare.push({ documents, durationMs: bare.insert(rows) });
    }
    if (dexie !== undefined) times.dexie.push({ documents, durationMs: await dexie.insert(from, to) });
    if (to % 50_000 === 0 || to === store.size) progress(`${store.name}: ${to} of ${store.size} documents`);
  }
  bare?.close();
  return { rx: times.rx, bare: bare && times.bare, dexie: dexie && times.dexie };
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
