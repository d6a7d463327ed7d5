/** One of several ways to do the same work, timed by itself: the samples of one round, in milliseconds. */
export type TimedSide<Name extends string> = {
  readonly name: Name;
  readonly round: (index: number) => Promise<readonly number[]>;
};

export type Rounds = { readonly warmUp: number; readonly counted: number };

/**
 * Runs the sides by turns, in the other order each second round, so that what the machine does meanwhile meets all of
 * them: a ratio of two sides then comes from one run. Warm-up rounds are not counted.
 */
export async function interleave<Name extends string>(
  sides: readonly TimedSide<Name>[],
  { warmUp, counted }: Rounds,
): Promise<ReadonlyMap<Name, readonly number[]>> {
  const samples = new Map<Name, number[]>(sides.map(({ name }) => [name, []]));
  for (let index = 0; index < warmUp + counted; index += 1) {
    const order = index % 2 === 0 ? sides : [...sides].reverse();
    for (const { name, round } of order) {
      const durationsMs = await round(index);
      if (index >= warmUp) samples.get(name)?.push(...durationsMs);
    }
  }
  return samples;
}

/** Runs the work and tells how long it took, in milliseconds. */
export async function timed<Result>(
  work: () => Promise<Result> | Result,
): Promise<{ readonly result: Result; readonly durationMs: number }> {
  const startedAt = performance.now();
  const result = await work();
  return { result, durationMs: performance.now() - startedAt };
}
