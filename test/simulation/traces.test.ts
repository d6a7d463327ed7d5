import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyCluster } from '../fixtures/server/empty-cluster.ts';
import { type OpenGround, openGround } from './runs/open-ground.ts';
import { runSimulation } from './runs/run-simulation.ts';
import { traceSchema } from './runs/trace.ts';
import { makeSteps } from './steps/make-steps.ts';

const folder = join(import.meta.dirname, 'traces');
const limitMs = 120_000;

let ground: OpenGround;
beforeAll(async () => {
  ground = await openGround(await emptyCluster());
});
afterAll(() => ground.close());

it('runs the same way twice with the same seed', { timeout: limitMs }, async () => {
  const first = await runSimulation(ground, 4711);
  const second = await runSimulation(ground, 4711);
  expect(second.course).toBe(first.course);
  expect(first.operations).toBeGreaterThan(makeSteps(4711).length);
});

describe('what failed once holds:', () => {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    it(name.replace(/\.json$/, '').replaceAll('-', ' '), { timeout: limitMs }, async () => {
      const { seed, steps } = traceSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      const { violations } = await runSimulation(ground, seed, steps);
      expect(violations).toEqual([]);
    });
  }
});
