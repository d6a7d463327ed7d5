import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineClient } from '../engine-client.ts';
import { BatchRun, type BatchWork, forgetBatches, stopBatches, useEndedElsewhere } from './batch-run.ts';
import type { BatchOutcome } from './run-batch.ts';

// What is worked on asks no engine.
const client = {} as EngineClient;
const rows = ['a', 'b', 'c'];

/** Work that takes one row after the other whenever it is told to. */
function workByHand() {
  const next: (() => void)[] = [];
  const work: BatchWork<string> = async (_client, { length: total }, { signal, onProgress }) => {
    let doneCount = 0;
    while (doneCount < total && !signal.aborted) {
      await new Promise<void>((resolve) => next.push(resolve));
      doneCount += 1;
      onProgress(doneCount);
    }
    return { total, doneCount, refused: [], commandIds: [] };
  };
  const step = async () => {
    next.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { work, step };
}

const toldCounts = () =>
  useEndedElsewhere.getState().map(({ outcome }: { outcome: BatchOutcome<unknown> }) => outcome.doneCount);

function begun() {
  const run = new BatchRun<string>('bulk.label', 'bulk');
  const leave = run.look();
  const hand = workByHand();
  const ended = run.start(client, async () => rows, hand.work);
  return { run, leave, ended, ...hand };
}

describe('a run', () => {
  beforeEach(forgetBatches);

  it('that somebody looks at keeps its outcome until it is closed, and is not told elsewhere', async () => {
    const { run, ended, step } = begun();
    await step();
    await step();
    expect(run.useState.getState()).toEqual({ state: 'running', done: 1, total: 3 });
    await step();
    await step();
    await ended;
    expect(run.useState.getState()).toMatchObject({ state: 'done', outcome: { doneCount: 3 } });
    expect(toldCounts()).toEqual([]);
    run.close();
    expect(run.useState.getState()).toEqual({ state: 'idle' });
  });

  it('goes on to its end when its screen is left, which is told wherever one is', async () => {
    const { run, leave, ended, step } = begun();
    await step();
    leave();
    for (const _row of rows) await step();
    await ended;
    expect(run.useState.getState()).toMatchObject({ state: 'done', outcome: { doneCount: 3 } });
    expect(toldCounts()).toEqual([3]);
  });

  it('is stopped when the screens are locked, and how far it came is told', async () => {
    const { leave, ended, step } = begun();
    await step();
    leave();
    stopBatches();
    await step();
    await ended;
    expect(toldCounts()).toEqual([1]);
  });

  it('is none of another person who signs in: neither the rest of it nor its outcome', async () => {
    const { run, leave, ended, step } = begun();
    await step();
    leave();
    stopBatches();
    forgetBatches();
    await step();
    await ended;
    expect(run.useState.getState()).toEqual({ state: 'idle' });
    expect(toldCounts()).toEqual([]);
  });

  it('that fails as a whole leaves nothing behind and says why', async () => {
    const run = new BatchRun<string>('dunning.actions', 'batch');
    const failure = new Error('no rows');
    const collect = () => Promise.reject(failure);
    await expect(run.start(client, collect, workByHand().work)).rejects.toBe(failure);
    expect(run.useState.getState()).toEqual({ state: 'idle' });
  });
});
