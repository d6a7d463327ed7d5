import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { projectFolder } from '../../../scripts/project-folder.ts';
import { measurementNames } from '../harness/measurement.ts';

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

test('a quick run measures rate, lines and memory, and ends well whatever it measured', () => {
  const args = ['test/bench/documents/main.ts', '--quick', '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  expect(status, stderr).toBe(0);
  const { measurements } = runSchema.parse(JSON.parse(stdout));
  expect(measurements.map(({ name }) => name)).toEqual([...measurementNames.documents]);
}, 120_000);
