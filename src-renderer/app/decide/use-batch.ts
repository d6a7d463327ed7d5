import { notifications } from '@mantine/notifications';
import { useEffect } from 'react';
import { useEngineConnection } from '../../state/engine-connection.ts';
import type { EngineClient } from '../engine-client.ts';
import { problemOf } from '../problem.ts';
import type { BatchRun, BatchState, BatchWork, Collect, DoneText } from './batch-run.ts';
import { useSayProblem } from './use-decide.ts';

export type Batch<Row> = {
  readonly run: BatchRun<Row>;
  readonly batch: BatchState<Row>;
  readonly start: (collect: Collect<Row>, work: BatchWork<Row>, doneText?: DoneText) => Promise<void>;
  /** Takes back the commands that were not sent yet. */
  readonly takeBack: () => Promise<void>;
};

/** A run of work on many rows where it is begun and shown; what stops it as a whole is said. */
export function useBatch<Row>(run: BatchRun<Row>): Batch<Row> {
  const client = useEngineConnection((connection) => connection.client);
  const sayProblem = useSayProblem();
  const batch = run.useState();
  useEffect(() => {
    // What it says stands here now.
    notifications.hide(run.title);
    return run.look();
  }, [run]);
  const said = async (work: (client: EngineClient) => Promise<void>) => {
    if (client === null) return;
    try {
      await work(client);
    } catch (error) {
      sayProblem(problemOf(error));
    }
  };
  return {
    run,
    batch,
    start: (collect, work, doneText) => said((engine) => run.start(engine, collect, work, doneText)),
    takeBack: () => said((engine) => run.takeBack(engine, problemOf)),
  };
}
