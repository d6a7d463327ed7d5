import type { CheckName } from '../checks/violation.ts';
import type { Step } from '../steps/step.ts';

const mostRuns = 120;

/**
 * Leaves out steps for as long as the same check still fails (delta debugging): halves first, then ever smaller parts.
 * @param failsWith runs the steps; the checks that fail.
 */
export async function shrinkSteps(
  steps: readonly Step[],
  check: CheckName,
  failsWith: (steps: readonly Step[]) => Promise<ReadonlySet<CheckName>>,
): Promise<readonly Step[]> {
  let kept = steps;
  let runs = 0;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < kept.length && runs < mostRuns; ) {
      const without = kept.toSpliced(start, size);
      runs += 1;
      if ((await failsWith(without)).has(check)) kept = without;
      else start += size;
    }
  }
  return kept;
}
