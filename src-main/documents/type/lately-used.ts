/** What was made lately, by key. */
export type LatelyUsed<Value> = {
  /** What is kept under the key, or else what `make` gives. */
  get(key: string, make: () => Value): Value;
  /** How many are kept. */
  readonly size: number;
};

/**
 * Keeps at most `most` values (an even number), those that are used again and again among them: when the younger half
 * is full, the older half is forgotten with all that nobody asked for since.
 */
export function createLatelyUsed<Value>(most: number): LatelyUsed<Value> {
  let younger = new Map<string, Value>();
  let older = new Map<string, Value>();
  const keep = (key: string, value: Value) => {
    if (younger.size >= most / 2) {
      older = younger;
      younger = new Map();
    }
    younger.set(key, value);
    return value;
  };
  return {
    get(key, make) {
      const young = younger.get(key);
      if (young !== undefined) return young;
      const old = older.get(key);
      older.delete(key);
      return keep(key, old ?? make());
    },
    get size() {
      return younger.size + older.size;
    },
  };
}
