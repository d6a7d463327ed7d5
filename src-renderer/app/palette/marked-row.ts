/** The row that Enter runs, for what was typed when it was marked. */
export type Mark = { readonly typed: string; readonly id: string };

type Marking = {
  readonly ids: readonly string[];
  readonly typed: string;
  readonly mark: Mark | null;
};

/**
 * The row that is marked: the one that was, while it is there and nothing else is typed, else the first. None where
 * there is no row to run.
 */
export function markedId({ ids, typed, mark }: Marking): string | null {
  if (mark !== null && mark.typed === typed && ids.includes(mark.id)) return mark.id;
  return ids[0] ?? null;
}

/** The row so many further on; over the end it goes round by single steps, and stops there by larger ones. */
export function movedId(ids: readonly string[], from: string | null, steps: number): string | null {
  const before = steps < 0 ? 0 : -1;
  const at = from === null ? before : ids.indexOf(from);
  const to = at + steps;
  if (Math.abs(steps) === 1) return ids.at(to % ids.length) ?? null;
  return ids[Math.max(0, Math.min(ids.length - 1, to))] ?? null;
}
