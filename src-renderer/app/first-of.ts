/** The present state of a live view, which is let go at once; undefined where it ended before there was one. */
export async function firstOf<Value>(view: AsyncIterable<Value>): Promise<Value | undefined> {
  for await (const value of view) return value;
  return undefined;
}
