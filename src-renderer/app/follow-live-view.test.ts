import { describe, expect, it } from 'vitest';
import { followLiveView } from './follow-live-view.ts';
import type { Problem } from './problem.ts';

async function* yielding(values: readonly number[], end?: unknown): AsyncGenerator<number> {
  yield* values;
  if (end !== undefined) throw end;
}

/** Follows views that are opened one after the other; aborts when there are no more. */
async function follow(
  views: readonly AsyncIterable<number>[],
): Promise<{ seen: number[]; failed: Problem[] }> {
  const abort = new AbortController();
  const rest = [...views];
  const seen: number[] = [];
  const failed: Problem[] = [];
  await followLiveView<number>(
    {
      open: async () => rest.shift() ?? yielding([]),
      onValue: (value) => seen.push(value),
      onFailure: (problem) => failed.push(problem),
      pause: async () => {
        if (rest.length === 0) abort.abort();
      },
    },
    abort.signal,
  );
  return { seen, failed };
}

describe('followLiveView', () => {
  it('opens a view again when it ends without a reason or breaks', async () => {
    const { seen } = await follow([
      yielding([1, 2]),
      yielding([3], new Error('socket closed')),
      yielding([4]),
    ]);
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('shows nothing of a view that was let go, however late its answer comes', async () => {
    const seen: number[] = [];
    const abort = new AbortController();
    const late = Promise.withResolvers<void>();
    async function* answering(): AsyncGenerator<number> {
      yield 1;
      await late.promise;
      yield 2;
    }
    const followed = followLiveView<number>(
      {
        open: async () => answering(),
        onValue: (value) => {
          seen.push(value);
          abort.abort();
          late.resolve();
        },
        onFailure: (problem) => expect.unreachable(problem.code),
        pause: async () => expect.unreachable('a view that was let go is not opened again'),
      },
      abort.signal,
    );
    await followed;
    expect(seen).toEqual([1]);
  });

  it('ends at an expected failure and tells it', async () => {
    const failure = { code: 'FAILED', data: { code: 'ACCOUNT_NOT_FOUND', params: {}, others: [] } };
    const { seen, failed } = await follow([yielding([1], failure), yielding([2])]);
    expect(seen).toEqual([1]);
    expect(failed).toEqual([{ code: 'ACCOUNT_NOT_FOUND', params: {}, others: [] }]);
  });
});
