import { join } from 'node:path';
import { projectFolder } from '../../../scripts/project-folder.ts';
import { compressedBytes, firstScripts } from '../../fixtures/bundle/first-scripts.ts';
import { distributionOf } from '../harness/distribution.ts';
import { type Figure, type Measurement, type Unit, verdict } from '../harness/measurement.ts';
import type { PageMemory } from './screens-page.ts';

const gapMs = 1_000;
const windowMs = 5_000;

function single(side: string, unit: Unit, value: number): Figure {
  return { side, unit, distribution: distributionOf([value]) };
}

/** What a renderer has for itself in work, judged at its greatest. */
export function memoryMeasurement(memories: readonly PageMemory[]): Measurement {
  const own = memories.map(({ ownBytes }) => ownBytes).filter((bytes) => bytes !== undefined);
  const heaps = memories.map(({ heapBytes }) => heapBytes / 1e6);
  const most = own.length === 0 ? undefined : Math.max(...own) / 1e6;
  return {
    name: 'renderer-memory',
    part: 'screens',
    title: 'memory of the renderer',
    figures: [
      ...(own.length === 0
        ? [{ side: 'own memory of the process', unit: 'MB', notMeasured: 'Linux only' } as const]
        : [
            {
              side: 'own memory of the process',
              unit: 'MB',
              distribution: distributionOf(own.map((bytes) => bytes / 1e6)),
            } as const,
          ]),
      { side: 'heap of its scripts', unit: 'MB', distribution: distributionOf(heaps) },
    ],
    verdicts: [verdict('own memory, greatest', most, { unit: 'MB', atMost: 250 })],
  };
}

type Shift = { readonly at: number; readonly value: number };

/** As the web's own measure counts it: the worst five seconds of shifts less than a second apart. */
export function shiftMeasurement(shifts: readonly Shift[]): Measurement {
  const worst = worstWindow(shifts);
  return {
    name: 'shift',
    part: 'screens',
    title: 'layout shift without an input',
    figures: [
      single('worst five seconds', 'score', worst),
      single(
        'all together',
        'score',
        shifts.reduce((sum, { value }) => sum + value, 0),
      ),
    ],
    verdicts: [verdict('worst five seconds', worst, { unit: 'score', atMost: 0.05 })],
  };
}

/** @returns the greatest sum of a window of shifts, 0 without any. */
export function worstWindow(shifts: readonly Shift[]): number {
  let [worst, sum, beganAt, lastAt] = [0, 0, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { at, value } of shifts) {
    if (at - lastAt > gapMs || at - beganAt > windowMs) [sum, beganAt] = [0, at];
    sum += value;
    lastAt = at;
    worst = Math.max(worst, sum);
  }
  return worst;
}

/** Everything that is loaded before the worklist stands. */
export function scriptMeasurement(): Measurement {
  const renderer = join(projectFolder, 'out', 'renderer');
  const kilobytes = compressedBytes(renderer, firstScripts(renderer)) / 1000;
  return {
    name: 'first-script',
    part: 'screens',
    title: 'first script, compressed (gzip)',
    figures: [single('all of it', 'kB', kilobytes)],
    verdicts: [verdict('all of it', kilobytes, { unit: 'kB', atMost: 400 })],
  };
}
