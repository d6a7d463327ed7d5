/** A source of repeatable randomness: the same seed gives the same demonstration. */
export type SeededRandom = {
  /** From 0 (included) to 1 (excluded). */
  readonly next: () => number;
  /** A whole number from `from` to `to`, both included. */
  readonly int: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Heavy-tailed (Pareto): most are near 1, a few are very large; bounded by `max`. */
  readonly heavyTailed: (max: number) => number;
};

const paretoShape = 1.1;

/** Mulberry32, a small generator with a period of 2³², plenty for demonstrations and unfit for secrets. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (items) => {
      const item = items[int(0, items.length - 1)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    heavyTailed: (max) => Math.min(max, (1 - next()) ** (-1 / paretoShape)),
  };
}
