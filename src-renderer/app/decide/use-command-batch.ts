import { useSubmit } from '../use-commands.tsx';
import type { BatchRun } from './batch-run.ts';
import { runBatch } from './run-batch.ts';
import type { SomeCommand } from './some-command.ts';
import { type Batch, useBatch } from './use-batch.ts';

type CommandBatch<Row> = Omit<Batch<Row>, 'start'> & {
  readonly start: (rowsOf: (signal: AbortSignal) => Promise<readonly Row[]>) => Promise<void>;
};

/** A run that gives each row a command of its own. */
export function useCommandBatch<Row extends { readonly accountId: string }>(
  run: BatchRun<Row>,
  commandOf: (row: Row) => SomeCommand,
): CommandBatch<Row> {
  const batch = useBatch(run);
  const submit = useSubmit();
  const submitRow = (row: Row) => {
    const { name, input } = commandOf(row);
    return submit(name, row.accountId, input);
  };
  return {
    ...batch,
    start: (rowsOf) =>
      batch.start(
        (_client, { signal }) => rowsOf(signal),
        (_client, rows, progress) => runBatch(rows, { ...progress, submit: submitRow }),
      ),
  };
}
