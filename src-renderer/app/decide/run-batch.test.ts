import { describe, expect, it } from 'vitest';
import { engineUnreachable } from '../problem.ts';
import { doneRows, runBatch, takeBackAll } from './run-batch.ts';

describe('a run over many rows', () => {
  it('goes on after a refusal and says which row it was', async () => {
    const progress: number[] = [];
    const outcome = await runBatch(['a', 'b', 'c'], {
      submit: async (row) =>
        row === 'b' ? { problem: { code: 'DUNNING_BLOCKED', params: {} } } : { commandId: `of ${row}` },
      signal: new AbortController().signal,
      onProgress: (done) => progress.push(done),
    });
    expect(outcome.commandIds).toEqual(['of a', 'of c']);
    expect(outcome.refused.map(({ row }) => row)).toEqual(['b']);
    expect(progress).toEqual([1, 2, 3]);
  });

  it('stops between two commands, keeping what was handed in', async () => {
    const stop = new AbortController();
    const outcome = await runBatch(['a', 'b', 'c'], {
      submit: async (row) => {
        if (row === 'b') stop.abort();
        return { commandId: row };
      },
      signal: stop.signal,
      onProgress: () => undefined,
    });
    expect(outcome).toEqual({
      total: 3,
      doneCount: 2,
      refused: [],
      commandIds: ['a', 'b'],
    });
  });

  it('tells the rows that were done from those refused and those that it never came to', () => {
    const problem = { code: 'DUNNING_BLOCKED', params: {} };
    const outcome = { doneCount: 2, refused: [{ row: 'b', problem }] };
    expect(doneRows(['a', 'b', 'c', 'd'], outcome)).toEqual(['a', 'c']);
  });

  it('does not go on without an engine', async () => {
    const tried: string[] = [];
    const outcome = await runBatch(['a', 'b'], {
      submit: async (row) => {
        tried.push(row);
        return { problem: engineUnreachable };
      },
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(tried).toEqual(['a']);
    expect(outcome.refused).toHaveLength(1);
  });
});

describe('taking a run back', () => {
  const problemOf = (error: unknown) => ({ code: error instanceof Error ? error.message : '', params: {} });

  it('begins with the last command and counts those that were not sent yet', async () => {
    const asked: string[] = [];
    const count = await takeBackAll(
      ['a', 'b', 'c'],
      async (commandId) => {
        asked.push(commandId);
        if (commandId === 'b') throw new Error('COMMAND_NOT_PENDING');
      },
      problemOf,
    );
    expect(asked).toEqual(['c', 'b', 'a']);
    expect(count).toBe(2);
  });

  it('does not go on where the engine cannot, and says why', async () => {
    const asked: string[] = [];
    const stopped = takeBackAll(
      ['a', 'b'],
      async (commandId) => {
        asked.push(commandId);
        throw new Error('ENGINE_UNREACHABLE');
      },
      problemOf,
    );
    await expect(stopped).rejects.toThrow('ENGINE_UNREACHABLE');
    expect(asked).toEqual(['b']);
  });
});
