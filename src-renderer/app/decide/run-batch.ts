import { isEngineLost, type Problem } from '../problem.ts';
import type { Submission } from '../use-commands.tsx';

/** What came of work on many rows: how much was done, and what was not with why. */
export type BatchOutcome<Row> = {
  readonly total: number;
  readonly doneCount: number;
  readonly refused: readonly { readonly row: Row; readonly problem: Problem }[];
  /** Commands that were recorded, as long as they can be taken back. */
  readonly commandIds: readonly string[];
};

type Batch<Row> = {
  readonly submit: (row: Row) => Promise<Submission>;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
};

/**
 * Hands in one command after the other, so that it can be stopped between any two. What is refused does not stop the
 * rest; an engine that cannot be reached does, because it would refuse all of it.
 */
export async function runBatch<Row>(
  rows: readonly Row[],
  { submit, signal, onProgress }: Batch<Row>,
): Promise<BatchOutcome<Row>> {
  const commandIds: string[] = [];
  const refused: { row: Row; problem: Problem }[] = [];
  for (const row of rows) {
    if (signal.aborted) break;
    const submission = await submit(row);
    if ('problem' in submission) refused.push({ row, problem: submission.problem });
    else commandIds.push(submission.commandId);
    onProgress(commandIds.length + refused.length);
    if ('problem' in submission && isEngineLost(submission.problem)) break;
  }
  return { total: rows.length, doneCount: commandIds.length, refused, commandIds };
}

/** The rows that were done: a run takes them in their order, so it never came to those after the last one refused or done. */
export function doneRows<Row>(
  rows: readonly Row[],
  { doneCount, refused }: Pick<BatchOutcome<Row>, 'doneCount' | 'refused'>,
): readonly Row[] {
  const notDone = new Set(refused.map(({ row }) => row));
  return rows.slice(0, doneCount + refused.length).filter((row) => !notDone.has(row));
}

/**
 * Takes commands back, the last one first, and says how many: for some it is too late.
 * @param problemOf names what a withdrawal throws
 * @throws whatever stops a withdrawal otherwise
 */
export async function takeBackAll(
  commandIds: readonly string[],
  withdraw: (commandId: string) => Promise<void>,
  problemOf: (error: unknown) => Problem,
): Promise<number> {
  let count = 0;
  for (const commandId of commandIds.toReversed()) {
    try {
      await withdraw(commandId);
      count += 1;
    } catch (error) {
      if (problemOf(error).code !== 'COMMAND_NOT_PENDING') throw error;
    }
  }
  return count;
}
