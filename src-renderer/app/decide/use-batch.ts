import { useEffect, useRef, useState } from 'react';
import { useEngineConnection } from '../../state/engine-connection.ts';
import type { EngineClient } from '../engine-client.ts';
import { problemOf } from '../problem.ts';
import { type BatchOutcome, takeBackAll } from './run-batch.ts';
import { useSayProblem } from './use-decide.ts';

export type BatchState<Row> =
  | { readonly state: 'idle' }
  | { readonly state: 'collecting'; readonly done: number }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | {
      readonly state: 'done';
      readonly outcome: BatchOutcome<Row>;
      readonly withdrawnCount: number | null;
    };

type Progress = { readonly signal: AbortSignal; readonly onProgress: (done: number) => void };
type Collect<Row> = (client: EngineClient, progress: Progress) => Promise<readonly Row[]>;
export type BatchWork<Row> = (
  client: EngineClient,
  rows: readonly Row[],
  progress: Progress,
) => Promise<BatchOutcome<Row>>;

export type Batch<Row> = {
  readonly batch: BatchState<Row>;
  readonly start: (collect: Collect<Row>, work: BatchWork<Row>) => Promise<void>;
  readonly stop: () => void;
  readonly close: () => void;
  /** Takes back the commands that were not sent yet. */
  readonly takeBack: () => Promise<void>;
};

/** Work on many rows, one run at a time: it collects them, works on one after the other, and can be stopped. */
export function useBatch<Row>(): Batch<Row> {
  const client = useEngineConnection((connection) => connection.client);
  const sayProblem = useSayProblem();
  const [batch, setBatch] = useState<BatchState<Row>>({ state: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  /** One at a time; what stops it as a whole is said. */
  const run = async (
    work: (client: EngineClient, signal: AbortSignal) => Promise<void>,
    onFailed: () => void,
  ) => {
    if (client === null || running.current !== null) return;
    const controller = new AbortController();
    running.current = controller;
    try {
      await work(client, controller.signal);
    } catch (error) {
      onFailed();
      sayProblem(problemOf(error));
    } finally {
      running.current = null;
    }
  };
  const close = () => setBatch({ state: 'idle' });
  const start: Batch<Row>['start'] = (collect, work) =>
    run(async (engine, signal) => {
      setBatch({ state: 'collecting', done: 0 });
      const collected = (done: number) => setBatch({ state: 'collecting', done });
      const rows = await collect(engine, { signal, onProgress: collected });
      const worked = (done: number) => setBatch({ state: 'running', done, total: rows.length });
      worked(0);
      const outcome = await work(engine, rows, { signal, onProgress: worked });
      setBatch({ state: 'done', outcome, withdrawnCount: null });
    }, close);
  const takeBack = async () => {
    if (batch.state !== 'done') return;
    await run(
      async (engine) => {
        const withdraw = (commandId: string) => engine.commands.withdraw({ commandId });
        const withdrawnCount = await takeBackAll(batch.outcome.commandIds, withdraw, problemOf);
        setBatch({ ...batch, withdrawnCount });
      },
      () => setBatch(batch),
    );
  };
  return { batch, start, takeBack, stop: () => running.current?.abort(), close };
}
