/** What is told of many samples of one operation, in their unit. */
export type Distribution = {
  readonly samples: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
};

/**
 * The value that `share` of the samples do not exceed (nearest rank): always one that was measured.
 * @throws {RangeError} without samples, or where `share` is not in (0, 1].
 */
export function percentile(samples: readonly number[], share: number): number {
  if (!(share > 0 && share <= 1)) throw new RangeError(`not a share: ${share}`);
  const sorted = [...samples].sort((a, b) => a - b);
  const value = sorted[Math.ceil(share * sorted.length) - 1];
  if (value === undefined) throw new RangeError('no samples');
  return value;
}

/** @throws {RangeError} without samples. */
export function distributionOf(samples: readonly number[]): Distribution {
  return {
    samples: samples.length,
    min: percentile(samples, Number.MIN_VALUE),
    median: percentile(samples, 0.5),
    p95: percentile(samples, 0.95),
    max: percentile(samples, 1),
  };
}
