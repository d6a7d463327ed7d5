import { z } from 'zod';
import { checkNames, type Violation } from '../checks/violation.ts';
import { stepSchema } from '../steps/step.ts';
import { type Ground, type RunResult, runSimulation } from './run-simulation.ts';
import { shrinkSteps } from './shrink.ts';

/** A run that failed once, with the steps that it needs for that. */
export const traceSchema = z.object({
  seed: z.int().min(0),
  check: z.enum(checkNames),
  detail: z.string(),
  steps: z.array(stepSchema),
});
export type Trace = z.infer<typeof traceSchema>;

/** The first violation of a run with as few steps as it takes. */
export async function traceOf(ground: Ground, { seed, steps }: RunResult, first: Violation): Promise<Trace> {
  const kept = await shrinkSteps(steps, first.check, async (tried) => {
    const { violations } = await runSimulation(ground, seed, tried);
    return new Set(violations.map(({ check }) => check));
  });
  const { violations } = await runSimulation(ground, seed, kept);
  const { detail } = violations.find(({ check }) => check === first.check) ?? first;
  return { seed, check: first.check, detail, steps: [...kept] };
}

/** For people: what failed, and the steps one on a line. */
export function describeTrace({ seed, check, detail, steps }: Trace): string {
  const lines = steps.map((step, index) => `  ${index + 1}. ${JSON.stringify(step)}`);
  return [`seed ${seed}: ${check}`, `  ${detail}`, ...lines].join('\n');
}
