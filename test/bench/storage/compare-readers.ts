import { distributionOf, percentile } from '../harness/distribution.ts';
import { interleave, type Rounds } from '../harness/interleave.ts';
import { type Figure, type Verdict, verdict } from '../harness/measurement.ts';
import { type SideName, sides } from './side-names.ts';
import type { Answers, StorageReader } from './storage-side.ts';

export type NamedReader = {
  readonly name: SideName;
  readonly reader: StorageReader;
  /** Takes part in each round of this number only: for a side on which one call takes seconds. */
  readonly everyRounds?: number;
};

export type Comparison = {
  readonly readers: readonly NamedReader[];
  readonly rounds: Rounds;
  /** Asks what belongs to this number, the same on every side. */
  readonly call: (reader: StorageReader, question: number, side: SideName) => Promise<Answers>;
};

export type Samples = ReadonlyMap<SideName, readonly number[]>;

/**
 * Times the same calls on all sides by turns. In a round each side is asked something else, in the end all of them the
 * same: the first to read a page would pay for bringing it into memory, and those after it would not.
 * @throws {Error} where two sides answer differently: then they did not do the same work.
 */
export async function compareReaders({ readers, rounds, call }: Comparison): Promise<Samples> {
  const total = rounds.warmUp + rounds.counted;
  const apart = Math.floor(total / readers.length);
  const firstAnswers = new Map<number, readonly string[]>();
  const timedSides = readers.map(({ name, reader, everyRounds = 1 }, position) => ({
    name,
    round: async (index: number) => {
      if (index % everyRounds !== 0) return [];
      const question = (index + position * apart) % total;
      const { durationsMs, answers } = await call(reader, question, name);
      const known = firstAnswers.get(question);
      if (known !== undefined) assertSame(name, known, answers);
      else firstAnswers.set(question, answers);
      return durationsMs;
    },
  }));
  return interleave(timedSides, rounds);
}

function assertSame(name: string, known: readonly string[], answers: readonly string[]): void {
  const shared = Math.min(known.length, answers.length);
  const differs = answers.slice(0, shared).some((answer, index) => answer !== known[index]);
  if (differs) throw new Error(`${name} answers differently`);
}

/** One figure per side that took part, and a reason for Dexie where it did not. */
export function figuresOf(samples: Samples, withoutDexie: string): readonly Figure[] {
  const figures = [...samples].map(
    ([side, durationsMs]): Figure => ({ side, unit: 'ms', distribution: distributionOf(durationsMs) }),
  );
  if (samples.has(sides.dexie)) return figures;
  return [...figures, { side: sides.dexie, unit: 'ms', notMeasured: withoutDexie }];
}

export function medianOf(samples: Samples, side: SideName): number | undefined {
  const durationsMs = samples.get(side);
  return durationsMs === undefined ? undefined : percentile(durationsMs, 0.5);
}

function ratioOf(samples: Samples, side: SideName, of: SideName): number | undefined {
  const [value, base] = [medianOf(samples, side), medianOf(samples, of)];
  return value === undefined || base === undefined ? undefined : value / base;
}

type Limits = { readonly ofBareAtMost: number; readonly fasterThanDexieAtLeast?: number };

/** The ratios of medians that the targets speak of: for RxDB's documents and for the storage below them. */
export function ratioVerdicts(samples: Samples, limits: Limits): readonly Verdict[] {
  const { ofBareAtMost, fasterThanDexieAtLeast } = limits;
  const ofBare = [sides.instance, sides.rx].map((side) =>
    verdict(`median, ${side} ÷ ${sides.bare}`, ratioOf(samples, side, sides.bare), {
      unit: 'times',
      atMost: ofBareAtMost,
    }),
  );
  if (fasterThanDexieAtLeast === undefined) return ofBare;
  const faster = verdict(`median, ${sides.dexie} ÷ ${sides.rx}`, ratioOf(samples, sides.dexie, sides.rx), {
    unit: 'times',
    atLeast: fasterThanDexieAtLeast,
  });
  return [...ofBare, faster];
}
