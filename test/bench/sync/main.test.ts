import { expect, test } from 'vitest';
import { z } from 'zod';
import { measurementNames } from '../harness/measurement.ts';
import { isWhole, quickRun } from '../harness/quick-run.ts';

const runSchema = z.object({
  size: z.literal(100),
  machine: z.object({ programs: z.object({ PostgreSQL: z.string().min(1) }) }),
  measurements: z.array(
    z.object({
      name: z.string(),
      figures: z.array(
        z.object({ side: z.string(), distribution: z.object({ samples: z.number().min(1) }) }),
      ),
      verdicts: z.array(z.object({ what: z.string(), value: z.number() })).min(1),
    }),
  ),
});

const names = isWhole ? measurementNames.sync : (['first-sync'] as const);

test('a quick run measures the way between server and workstations, and ends well whatever it measured', () => {
  const { measurements } = runSchema.parse(quickRun('test/bench/sync/main.ts', names));
  const measured = new Set(measurements.map(({ name }) => name));
  expect([...measured].sort()).toEqual([...names].sort());
  const failed = measurements.flatMap(({ figures }) =>
    figures.filter(({ side }) => side.startsWith('replies 5xx')),
  );
  expect(failed).toMatchObject(isWhole ? [{ distribution: { samples: 1 } }] : []);
});
