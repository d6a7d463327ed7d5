/** Numbers that look random and are the same for the same seed, on every machine. */
export type SeededRandom = {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** True with a probability of `share`. */
  chance(share: number): boolean;
};

const goldenStep = 0x9e3779b9;

/** A sequence of its own for each number that goes in, so that any part of a ledger can be made without the rest. */
export function seededRandom(...seeds: readonly number[]): SeededRandom {
  let state = seeds.reduce((mixed, seed) => mix(mixed ^ Math.imul(seed + 1, goldenStep)), 0);
  const next = () => {
    state = (state + goldenStep) >>> 0;
    return mix(state) / 2 ** 32;
  };
  return {
    next,
    integer: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('nothing to pick from');
      return item;
    },
    chance: (share) => next() < share,
  };
}

// The finaliser of MurmurHash3 (Appleby): each bit of the input changes each bit of the output half of the time.
function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
