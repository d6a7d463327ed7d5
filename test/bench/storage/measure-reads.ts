import type { Rounds } from '../harness/interleave.ts';
import { type Measurement, type MeasurementName, type Verdict, verdict } from '../harness/measurement.ts';
import { seededRandom } from '../harness/seeded-random.ts';
import { bareReader } from './bare-driver.ts';
import {
  compareReaders,
  figuresOf,
  medianOf,
  type NamedReader,
  ratioVerdicts,
  type Samples,
} from './compare-readers.ts';
import { dayOf, entryIdAt, entryStates } from './entry-documents.ts';
import type { EntryStore } from './entry-stores.ts';
import { instanceReader } from './instance-reader.ts';
import { sides } from './side-names.ts';
import type { DueQuery } from './storage-side.ts';

export type ReadSetting = { readonly seed: number; readonly rounds: Rounds; readonly withoutDexie: string };

const callsPerRound = 10;
/** Dexie takes part in each round of this number where it reads all documents of the store. */
export const slowRounds = 5;

export async function measureFind(store: EntryStore, setting: ReadSetting): Promise<Measurement> {
  const ids = (question: number) => {
    const random = seededRandom(setting.seed, 1, question);
    return callInputs(() => entryIdAt(setting.seed, random.integer(0, store.size - 1)));
  };
  const samples = await compareReaders({
    readers: readersOf(store),
    rounds: setting.rounds,
    call: (reader, question) => reader.findById(ids(question)),
  });
  return measurement('find', `find by id, of ${store.size}`, samples, setting);
}

export async function measureDue(store: EntryStore, setting: ReadSetting): Promise<Measurement> {
  const samples = await compareReaders({
    readers: readersOf(store),
    rounds: setting.rounds,
    call: (reader, question) => {
      const random = seededRandom(setting.seed, 2, question);
      return reader.due(
        callInputs((): DueQuery => {
          const first = random.integer(0, 300);
          return { state: random.pick(entryStates), from: dayOf(first), to: dayOf(first + 60) };
        }),
      );
    },
  });
  return measurement('due', `range + sort + limit 50, of ${store.size}`, samples, setting);
}

export async function measureCount(store: EntryStore, setting: ReadSetting): Promise<Measurement> {
  const samples = await compareReaders({
    readers: withSlowDexie(readersOf(store)),
    rounds: setting.rounds,
    call: (reader) => reader.count(entryStates),
  });
  const title = `count by index, a quarter of ${store.size}`;
  const verdicts = ratioVerdicts(samples, { ofBareAtMost: 2 });
  return {
    name: 'count',
    part: 'storage',
    title,
    figures: figuresOf(samples, setting.withoutDexie),
    verdicts,
  };
}

type NewestOfSize = { readonly measurement: Measurement; readonly medianMs: number | undefined };

/** The newest 50 in stores of several sizes, and whether the time stays flat. */
export async function measureNewest(
  stores: readonly EntryStore[],
  setting: ReadSetting,
): Promise<readonly Measurement[]> {
  const found: NewestOfSize[] = [];
  for (const store of stores) found.push(await measureNewestOf(store, setting));
  const [smallest, largest] = [found[0]?.medianMs, found.at(-1)?.medianMs];
  const growth = smallest === undefined || largest === undefined ? undefined : largest / smallest;
  const words = `median of ${stores.at(-1)?.size} ÷ median of ${stores[0]?.size}`;
  const flat = verdict(words, growth, { unit: 'times', atMost: 2 });
  return found.map(({ measurement: one }, index) =>
    index === found.length - 1 ? { ...one, verdicts: [...one.verdicts, flat] } : one,
  );
}

async function measureNewestOf(store: EntryStore, setting: ReadSetting): Promise<NewestOfSize> {
  const { withoutDexie } = setting;
  const samples = await compareReaders({
    readers: withSlowDexie(readersOf(store)),
    rounds: setting.rounds,
    call: (reader, _question, side) => reader.newest(side === sides.dexie ? 1 : callsPerRound),
  });
  const medianMs = medianOf(samples, sides.rx);
  const verdicts: Verdict[] = [verdict('median', medianMs, { unit: 'ms', atMost: 2 })];
  const title = `newest 50, descending, of ${store.size}`;
  const figures = figuresOf(samples, withoutDexie);
  return { measurement: { name: 'newest', part: 'storage', title, figures, verdicts }, medianMs };
}

function measurement(
  name: MeasurementName,
  title: string,
  samples: Samples,
  setting: ReadSetting,
): Measurement {
  const figures = figuresOf(samples, setting.withoutDexie);
  const verdicts = ratioVerdicts(samples, { ofBareAtMost: 3, fasterThanDexieAtLeast: 10 });
  return { name, part: 'storage', title, figures, verdicts };
}

function callInputs<Input>(make: () => Input): readonly Input[] {
  return Array.from({ length: callsPerRound }, make);
}

function withSlowDexie(readers: readonly NamedReader[]): readonly NamedReader[] {
  return readers.map((one) => (one.name === sides.dexie ? { ...one, everyRounds: slowRounds } : one));
}

function readersOf(store: EntryStore): readonly NamedReader[] {
  const { dexie } = store;
  return [
    { name: sides.rx, reader: store.rxSide },
    { name: sides.instance, reader: instanceReader(store.rx.entries) },
    { name: sides.bare, reader: bareReader(store.bareFile.database, store.table) },
    ...(dexie === undefined ? [] : [{ name: sides.dexie, reader: dexie }]),
  ];
}
