import { describe, expect, test } from 'vitest';
import { documentRequestSchema, type RenderedDocument } from '../../src-shared/contract/document-request.ts';
import { type DocumentRun, runDocuments } from './document-run.ts';

const rendered: RenderedDocument = {
  ...{ fileName: 'f.pdf', pdf: new Blob(), pageCount: 1, inputHash: 'h', fileHash: 'f', asOf: '2026-03-31' },
};
const subjects = Array.from({ length: 20 }, (_, index) => `a${index}`);

function runOf(changes: Partial<DocumentRun<string>> = {}): DocumentRun<string> {
  return {
    subjects,
    width: 3,
    signal: new AbortController().signal,
    requestOf: (accountId) => documentRequestSchema.parse({ kind: 'statement', accountId, locale: 'en' }),
    render: async () => rendered,
    deliver: async () => undefined,
    reasonOf: (error) => (error instanceof RangeError ? error.message : undefined),
    onProgress: () => undefined,
    ...changes,
  };
}

describe('documents of many accounts', () => {
  test('each is delivered once, and how many there are is told on the way', async () => {
    const delivered: string[] = [];
    const told: number[] = [];
    const result = await runDocuments(
      runOf({
        deliver: async (subject) => void delivered.push(subject),
        onProgress: (count) => void told.push(count),
      }),
    );
    expect(result).toEqual({ madeCount: 20, failed: [], leftCount: 0 });
    expect(delivered.sort()).toEqual([...subjects].sort());
    expect(told).toEqual(subjects.map((_, index) => index + 1));
  });

  test('no more are made at a time than are wanted', async () => {
    let present = 0;
    let most = 0;
    await runDocuments(
      runOf({
        async render() {
          present += 1;
          most = Math.max(most, present);
          await new Promise((resolve) => setImmediate(resolve));
          present -= 1;
          return rendered;
        },
      }),
    );
    expect(most).toBe(3);
  });

  test('one that fails is named with its reason and stops no other', async () => {
    const result = await runDocuments(
      runOf({
        async deliver(subject) {
          if (subject === 'a7') throw new RangeError('DISK_FULL');
        },
      }),
    );
    expect(result).toEqual({
      madeCount: 19,
      failed: [{ subject: 'a7', reason: 'DISK_FULL' }],
      leftCount: 0,
    });
  });

  test('a bug ends the run', async () => {
    const broken = runOf({ render: () => Promise.reject(new TypeError('bug')) });
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
