import { expect, test } from 'vitest';
import { z } from 'zod';
import { measurementNames } from './harness/measurement.ts';
import { quickRun } from './harness/quick-run.ts';

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

test('a quick run measures everything, with the same answers on all sides, and ends well whatever it measured', () => {
  const { measurements } = runSchema.parse(quickRun('test/bench/main.ts', '--without-chromium'));
  const names = new Set(measurements.map(({ name }) => name));
  expect([...names].sort()).toEqual([...measurementNames.storage, ...measurementNames['read-models']].sort());
  const withoutValue = measurements.filter(({ verdicts }) =>
    verdicts.some(({ value }) => value === undefined),
  );
  // Compared with Dexie, which takes a browser.
  expect([...new Set(withoutValue.map(({ name }) => name))]).toEqual(['insert', 'find', 'due']);
}, 120_000);
