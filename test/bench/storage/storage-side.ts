import type { EntryState } from './entry-documents.ts';

/** Entries in this state and due on one of these days, in order of day and id, the first 50. */
export type DueQuery = { readonly state: EntryState; readonly from: string; readonly to: string };

/** Durations in milliseconds, and what was answered, so that all sides can be held to the same answers. */
export type Answers = { readonly durationsMs: readonly number[]; readonly answers: readonly string[] };

/** One way to read the entries. All calls are timed where they happen, without the way to another process. */
export type StorageReader = {
  findById(ids: readonly string[]): Promise<Answers>;
  due(queries: readonly DueQuery[]): Promise<Answers>;
  newest(times: number): Promise<Answers>;
  count(states: readonly EntryState[]): Promise<Answers>;
};

/** One way to store and read the entries. */
export type StorageSide = StorageReader & {
  /** Stores the entries of these positions in one batch; resolves with its duration in milliseconds. */
  insert(from: number, to: number): Promise<number>;
};

export const pageLength = 50;

/** Runs the calls one after the other and notes duration and answer of each. */
export async function answersOf<Input>(
  inputs: readonly Input[],
  call: (input: Input) => Promise<unknown> | unknown,
): Promise<Answers> {
  const durationsMs: number[] = [];
  const answers: string[] = [];
  for (const input of inputs) {
    const startedAt = performance.now();
    const answer = await call(input);
    durationsMs.push(performance.now() - startedAt);
    answers.push(JSON.stringify(answer));
  }
  return { durationsMs, answers };
}

/** The same call several times. */
export function repeated(times: number): readonly undefined[] {
  return Array.from({ length: times }, () => undefined);
}

export function idsOf(documents: readonly { readonly id: string }[]): readonly string[] {
  return documents.map(({ id }) => id);
}
