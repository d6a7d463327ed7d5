import { expect, test } from 'vitest';
import { z } from 'zod';
import { measurementNames } from '../harness/measurement.ts';
import { quickRun } from '../harness/quick-run.ts';

const runSchema = z.object({
  measurements: z.array(
    z.object({
      name: z.string(),
      figures: z
        .array(z.object({ side: z.string(), distribution: z.object({ samples: z.number().min(1) }) }))
        .length(2),
      verdicts: z.array(z.object({ value: z.number().positive() })).length(2),
    }),
  ),
});

test('a quick run measures a command and a file with and without sealing', () => {
  const { measurements } = runSchema.parse(quickRun('test/bench/sealing/main.ts', measurementNames.sealing));
  expect(measurements.map(({ name }) => name)).toEqual([...measurementNames.sealing]);
});
