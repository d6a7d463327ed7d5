import { z } from 'zod';

export type TestCounts = { readonly passed: number; readonly failed: number; readonly skipped: number };

const vitestSchema = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numFailedTestSuites: z.int(),
  numPendingTests: z.int(),
});

/** Counts of Vitest's JSON report; a file that could not be loaded has no tests but counts as a failure. */
export function readVitestCounts(report: string): TestCounts {
  const counts = vitestSchema.parse(JSON.parse(report));
  const failed = counts.numFailedTests > 0 ? counts.numFailedTests : counts.numFailedTestSuites;
  return { passed: counts.numPassedTests, failed, skipped: counts.numPendingTests };
}

const playwrightSchema = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
});

/** Counts of Playwright's JSON report; a test that passed only on a retry counts as failed. */
export function readPlaywrightCounts(report: string): TestCounts {
  const { stats } = playwrightSchema.parse(JSON.parse(report));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}
