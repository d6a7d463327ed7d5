import { expect, test } from 'vitest';
import { z } from 'zod';
import { measurementNames } from './harness/measurement.ts';
import { isWhole, quickRun } from './harness/quick-run.ts';

const runSchema = z.object({
  size: z.literal(100),
  machine: z.object({ node: z.string(), sqlite: z.string(), disk: z.string() }),
  measurements: z.array(
    z.object({
      name: z.string(),
      figures: z.array(
        z.object({ side: z.string(), distribution: z.object({ samples: z.number().min(1) }).optional() }),
      ),
      verdicts: z.array(z.object({ value: z.number().positive().optional() })),
    }),
  ),
});

const names = isWhole
  ? [...measurementNames.storage, ...measurementNames['read-models']]
  : (['find', 'windows'] as const);
/** Compared with Dexie, which takes a browser. */
const compared = ['insert', 'find', 'due'] as const;

test('a quick run measures what it is asked for, with the same answers on all sides, and ends well whatever it measured', () => {
  const { measurements } = runSchema.parse(quickRun('test/bench/main.ts', names, '--without-chromium'));
  const measured = new Set(measurements.map(({ name }) => name));
  expect([...measured].sort()).toEqual([...names].sort());
  const withoutValue = measurements.filter(({ verdicts }) =>
    verdicts.some(({ value }) => value === undefined),
  );
  expect([...new Set(withoutValue.map(({ name }) => name))]).toEqual(
    compared.filter((name) => measured.has(name)),
  );
});
