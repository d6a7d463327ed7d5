import { expect, it } from 'vitest';
import type { CheckName } from '../checks/violation.ts';
import type { Step } from '../steps/step.ts';
import { shrinkSteps } from './shrink.ts';

const check = 'promise 2: exactly once';
const step = (afterMs: number): Step => ({ kind: 'start-server', afterMs });

it('leaves the steps alone that the violation needs', async () => {
  const steps = Array.from({ length: 40 }, (_, index) => step(index));
  const failsWith = async (tried: readonly Step[]): Promise<ReadonlySet<CheckName>> => {
    const has = (afterMs: number): boolean => tried.some((one) => one.afterMs === afterMs);
    return new Set(has(7) && has(31) ? [check] : []);
  };
  expect(await shrinkSteps(steps, check, failsWith)).toEqual([step(7), step(31)]);
});

it('does not take another violation for the one that is looked for', async () => {
  const failsWith = async (tried: readonly Step[]): Promise<ReadonlySet<CheckName>> =>
    new Set(tried.length === 3 ? [check] : ['idle after healing']);
  const steps = [step(1), step(2), step(3)];
  expect(await shrinkSteps(steps, check, failsWith)).toEqual(steps);
});
