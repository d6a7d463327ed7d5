import { describe, expect, test } from 'vitest';
import { readPlaywrightCounts, readVitestCounts } from './test-counts.ts';

describe('counts of the closing line', () => {
  test('take passed, failed and skipped tests from the report', () => {
    const report = { numPassedTests: 10, numFailedTests: 2, numFailedTestSuites: 1, numPendingTests: 3 };
    expect(readVitestCounts(JSON.stringify(report))).toEqual({ passed: 10, failed: 2, skipped: 3 });
  });

  test('count a file that could not be loaded as a failure', () => {
    const report = { numPassedTests: 10, numFailedTests: 0, numFailedTestSuites: 1, numPendingTests: 0 };
    expect(readVitestCounts(JSON.stringify(report)).failed).toBe(1);
  });

  test('count an end-to-end test that needed a second try as failed', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 } };
    expect(readPlaywrightCounts(JSON.stringify(report))).toEqual({ passed: 5, failed: 2, skipped: 0 });
  });
});
