import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BenchOptions, isWanted } from '../harness/bench-options.ts';
import { distributionOf } from '../harness/distribution.ts';
import { interleave, type Rounds, timed } from '../harness/interleave.ts';
import { type Measurement, type MeasurementName, verdict } from '../harness/measurement.ts';
import { openSide, type SealingSide } from './open-side.ts';

const sideNames = { alone: 'stored alone', sealed: 'stored and sealed' } as const;
const notesARound = 20;
const fileBytes = 5_000_000;

type Case = {
  readonly name: MeasurementName;
  readonly title: string;
  readonly rounds: Rounds;
  /** The times of one round, in milliseconds. */
  readonly round: (side: SealingSide) => Promise<readonly number[]>;
  /** How much longer it may take sealed, at the median; and milliseconds at the 95th percentile. */
  readonly atMost: { readonly times: number; readonly ms: number };
};

/** What sealing adds to a command that is recorded, and to a file: the same work with and without it, by turns. */
export async function measureSealing(options: BenchOptions, folder: string): Promise<readonly Measurement[]> {
  const cases: readonly Case[] = [
    {
      name: 'sealed-command',
      title: 'a command is recorded',
      rounds: options.isQuick ? { warmUp: 0, counted: 1 } : { warmUp: 2, counted: 30 },
      round: giveNotes,
      atMost: { times: 3, ms: 20 },
    },
    {
      name: 'sealed-file',
      title: 'a file of 5 MB is added and recorded',
      rounds: options.isQuick ? { warmUp: 0, counted: 1 } : { warmUp: 2, counted: 40 },
      round: giveFile,
      atMost: { times: 2, ms: 250 },
    },
  ];
  const found: Measurement[] = [];
  for (const one of cases) if (isWanted(options, one.name)) found.push(await measure(one, folder));
  return found;
}

async function measure({ name, title, rounds, round, atMost }: Case, folder: string): Promise<Measurement> {
  const open = (which: keyof typeof sideNames): SealingSide => {
    const directory = join(folder, name, which);
    mkdirSync(directory, { recursive: true });
    return openSide(directory, which === 'sealed');
  };
  const [alone, sealed] = [open('alone'), open('sealed')];
  const samples = await interleave(
    [
      { name: 'alone', round: () => round(alone) },
      { name: 'sealed', round: () => round(sealed) },
    ],
    rounds,
  );
  for (const side of [alone, sealed]) side.close();
  const of = (which: keyof typeof sideNames) => distributionOf(samples.get(which) ?? []);
  const ratio = of('sealed').median / of('alone').median;
  return {
    name,
    part: 'sealing',
    title,
    figures: (['alone', 'sealed'] as const).map((which) => ({
      side: sideNames[which],
      unit: 'ms',
      distribution: of(which),
    })),
    verdicts: [
      verdict('median, sealed ÷ alone', ratio, { unit: 'times', atMost: atMost.times }),
      verdict('sealed, p95', of('sealed').p95, { unit: 'ms', atMost: atMost.ms }),
    ],
  };
}

async function giveNotes(side: SealingSide): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < notesARound; n += 1) {
    const { result: id, durationMs } = await timed(() => side.giveNote());
    times.push(durationMs);
    side.settle(id);
  }
  return times;
}

async function giveFile(side: SealingSide): Promise<readonly number[]> {
  const content = randomBytes(fileBytes);
  const { result, durationMs } = await timed(() => side.giveFile(content));
  side.settle(result.id, result.facts);
  return [durationMs];
}
