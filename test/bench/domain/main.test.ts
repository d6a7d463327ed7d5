import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { projectFolder } from '../../../scripts/project-folder.ts';
import { measurementNames } from '../harness/measurement.ts';

const runSchema = z.object({
  size: z.literal(200),
  measurements: z.array(
    z.object({
      name: z.string(),
      figures: z
        .array(z.object({ side: z.string(), distribution: z.object({ samples: z.number().min(1) }) }))
        .min(1),
      verdicts: z.array(z.object({ what: z.string(), value: z.number().positive() })),
    }),
  ),
});

test('a quick run measures every rule, none of whose commands is refused, and ends well whatever it measured', () => {
  const args = ['test/bench/domain/main.ts', '--quick', '--size', '200', '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const { measurements } = runSchema.parse(JSON.parse(stdout));
  expect(measurements.map(({ name }) => name).sort()).toEqual([...measurementNames.domain].sort());
  const targets = measurements.flatMap(({ verdicts }) => verdicts.map(({ what }) => what));
  expect(targets.length).toBeGreaterThan(10);
  expect(new Set(targets).has('promise.record, after a pull, p95')).toBe(true);
});
