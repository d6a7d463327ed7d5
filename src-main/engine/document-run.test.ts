import { describe, expect, test } from 'vitest';
import { type DocumentRun, runDocuments } from './document-run.ts';

const subjects = Array.from({ length: 20 }, (_, index) => `a${index}`);

function runOf(changes: Partial<DocumentRun<string, string>> = {}): DocumentRun<string, string> {
  return {
    subjects,
    width: 3,
    signal: new AbortController().signal,
    make: async () => undefined,
    judge: (error) => (error instanceof RangeError ? { is: 'failed', reason: error.message } : undefined),
    onProgress: () => undefined,
    ...changes,
  };
}

describe('documents of many accounts', () => {
  test('each is made once, and how many there are is told on the way', async () => {
    const delivered: string[] = [];
    const told: number[] = [];
    const result = await runDocuments(
      runOf({
        make: async (subject) => void delivered.push(subject),
        onProgress: (count) => void told.push(count),
      }),
    );
    expect(result).toEqual({ madeCount: 20, failed: [], leftCount: 0, stoppedBy: null });
    expect(delivered.sort()).toEqual([...subjects].sort());
    expect(told).toEqual(subjects.map((_, index) => index + 1));
  });

  test('no more are made at a time than are wanted', async () => {
    let present = 0;
    let most = 0;
    await runDocuments(
      runOf({
        async make() {
          present += 1;
          most = Math.max(most, present);
          await new Promise((resolve) => setImmediate(resolve));
          present -= 1;
        },
      }),
    );
    expect(most).toBe(3);
  });

  test('one that fails is named with its reason and stops no other', async () => {
    const result = await runDocuments(
      runOf({
        async make(subject) {
          if (subject === 'a7') throw new RangeError('PLAN_NOT_FOUND');
        },
      }),
    );
    expect(result).toEqual({
      madeCount: 19,
      failed: [{ subject: 'a7', reason: 'PLAN_NOT_FOUND' }],
      leftCount: 0,
      stoppedBy: null,
    });
  });

  test('a full disk at one of them leaves it and all that are not begun to be made later', async () => {
    const made: string[] = [];
    const result = await runDocuments(
      runOf({
        width: 1,
        async make(subject) {
          if (subject === 'a7') throw new RangeError('DISK_FULL');
          made.push(subject);
        },
        judge: () => ({ is: 'stop', reason: 'DISK_FULL' }),
      }),
    );
    expect(made).toEqual(subjects.slice(0, 7));
    expect(result).toEqual({ madeCount: 7, failed: [], leftCount: 13, stoppedBy: 'DISK_FULL' });
  });

  test('a bug ends the run', async () => {
    const broken = runOf({ make: () => Promise.reject(new TypeError('bug')) });
    await expect(runDocuments(broken)).rejects.toThrow('bug');
  });

  test('stopped, it finishes what is begun and begins nothing more', async () => {
    const stop = new AbortController();
    const result = await runDocuments(
      runOf({
        signal: stop.signal,
        onProgress: (count) => {
          if (count === 5) stop.abort();
        },
      }),
    );
    expect(result.failed).toEqual([]);
    expect(result.madeCount).toBeGreaterThanOrEqual(5);
    expect(result.madeCount).toBeLessThanOrEqual(7);
    expect(result.madeCount + result.leftCount).toBe(20);
  });
});
