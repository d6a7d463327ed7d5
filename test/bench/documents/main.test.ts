import { expect, test } from 'vitest';
import { z } from 'zod';
import { measurementNames } from '../harness/measurement.ts';
import { isWhole, quickRun } from '../harness/quick-run.ts';

const runSchema = z.object({
  measurements: z.array(
    z.object({
      name: z.string(),
      figures: z
        .array(z.object({ side: z.string(), distribution: z.object({ samples: z.number().min(1) }) }))
        .min(1),
      verdicts: z.array(z.object({ what: z.string(), value: z.number() })).min(1),
    }),
  ),
});

const names = isWhole ? measurementNames.documents : (['rate'] as const);

test('a quick run measures rate, and in the long run lines and memory, and ends well whatever it measured', () => {
  const { measurements } = runSchema.parse(quickRun('test/bench/documents/main.ts', names));
  expect(measurements.map(({ name }) => name)).toEqual([...names]);
});
