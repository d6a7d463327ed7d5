/** Where values stand in a list: a hash table of its own, because a search asks it hundreds of thousands of times. */
export type ValueTable = {
  /** The first index above `after` that holds the value; -1 without one. */
  firstAfter(value: number, after: number): number;
};

const none = -1;

/** @param values exact integers */
export function valueTable(values: Float64Array): ValueTable {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(8, values.length * 2)));
  const mask = slots - 1;
  const heads = new Int32Array(slots).fill(none);
  const tails = new Int32Array(slots).fill(none);
  const nexts = new Int32Array(values.length).fill(none);
  const slotOf = (value: number) => {
    let slot = hash(value) & mask;
    for (;;) {
      const head = heads[slot] ?? none;
      if (head === none || values[head] === value) return slot;
      slot = (slot + 1) & mask;
    }
  };
  for (let index = 0; index < values.length; index += 1) {
    const slot = slotOf(values[index] ?? 0);
    if (heads[slot] === none) heads[slot] = index;
    else nexts[tails[slot] ?? 0] = index;
    tails[slot] = index;
  }
  return {
    firstAfter(value, after) {
      const slot = slotOf(value);
      if ((tails[slot] ?? none) <= after) return none;
      let index = heads[slot] ?? none;
      while (index !== none && index <= after) index = nexts[index] ?? none;
      return index;
    },
  };
}

/** Mixes both halves of an integer of up to 53 bits, so that amounts that differ by powers of two spread. */
function hash(value: number): number {
  const low = value | 0;
  const high = Math.floor(value / 2 ** 32) | 0;
  const mixed = Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0xc2b2ae35) >>> 8;
}
