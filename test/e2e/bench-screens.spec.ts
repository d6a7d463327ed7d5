import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { measurementNames } from '../bench/harness/measurement.ts';
import { quickRun } from '../bench/harness/quick-run.ts';

const runSchema = z.object({
  size: z.literal(100),
  measurements: z.array(
    z.object({
      name: z.string(),
      verdicts: z.array(z.object({ what: z.string(), value: z.number().nonnegative() })).min(1),
    }),
  ),
});

test.skip(process.env.DUEBOOK_E2E_HOST === 'electron', 'the benchmark measures in a Chromium of its own');

test('a quick run measures every screen, and ends well whatever it measured', { tag: '@walk' }, () => {
  test.setTimeout(300_000);
  const { measurements } = runSchema.parse(quickRun('test/bench/screens/main.ts', measurementNames.screens));
  expect(measurements.map(({ name }) => name).sort()).toEqual([...measurementNames.screens].sort());
  const answered = measurements.find(({ name }) => name === 'answers');
  expect(answered?.verdicts.map(({ what }) => what)).toEqual(
    expect.arrayContaining(['worklist, p95', 'account, p95', 'largest account, p95', 'dashboard, p95']),
  );
});
