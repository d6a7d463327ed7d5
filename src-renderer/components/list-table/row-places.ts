/**
 * Which row is drawn in which place of the document. A row keeps its place while it is drawn, wherever it moves; the
 * place of one that is no longer drawn goes to a new one, so that what scrolls past is written anew and not made anew.
 */
export type RowPlaces = ReadonlyMap<string, number>;

/**
 * Places for the rows that are to be drawn.
 * @param held the row that has the focus: its place dies with it, or a key would act on the row that came after it
 */
export function placesFor(keys: readonly string[], before: RowPlaces, held: string | null): RowPlaces {
  const wanted = new Set(keys);
  const free = [...before].filter(([key]) => key !== held && !wanted.has(key)).map(([, place]) => place);
  let newest = Math.max(-1, ...before.values());
  return new Map(
    keys.map((key) => {
      const known = before.get(key) ?? free.pop();
      if (known !== undefined) return [key, known];
      newest += 1;
      return [key, newest];
    }),
  );
}
