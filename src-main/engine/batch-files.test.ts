import { describe, expect, test } from 'vitest';
import { planFiles } from './batch-files.ts';
import type { KeptBatch, MadePaper } from './ports/batches-port.ts';

const batch: KeptBatch = {
  ...{ batchId: 'b', actorId: 'u', kind: 'statement', output: 'one-each' },
  ...{ asOf: '2026-03-31', startedAt: '2026-03-31T09:00:00.000Z' },
};
const papers = (count: number, more: Partial<MadePaper> = {}): readonly MadePaper[] =>
  Array.from({ length: count }, (_, position) => ({
    ...{ position, fileName: `statement-${position}.pdf`, pageCount: 1, sizeBytes: 40_000, ...more },
  }));
const filesOf = (changes: Partial<KeptBatch>, made: readonly MadePaper[]) =>
  planFiles({ ...batch, ...changes }, made).map((file) => [file.fileName, file.papers.length]);

describe('the files of a batch', () => {
  test('are none before anything is made, and one document is itself', () => {
    expect(filesOf({}, [])).toEqual([]);
    expect(filesOf({}, papers(1))).toEqual([['statement-0.pdf', 1]]);
    expect(filesOf({ output: 'single-sided' }, papers(1))).toEqual([['statements-2026-03-31.pdf', 1]]);
  });

  test('are archives of 500 documents and of 32 MB at most', () => {
    expect(filesOf({}, papers(1_200))).toEqual([
      ['statements-2026-03-31-1-of-3.zip', 500],
      ['statements-2026-03-31-2-of-3.zip', 500],
      ['statements-2026-03-31-3-of-3.zip', 200],
    ]);
    expect(filesOf({}, papers(10, { sizeBytes: 10_000_000 })).map(([, count]) => count)).toEqual([
      3, 3, 3, 1,
    ]);
    expect(filesOf({}, papers(2, { sizeBytes: 90_000_000 })).map(([, count]) => count)).toEqual([1, 1]);
  });

  test('for printing are 500 documents and 1,500 pages at most, blank ones counted', () => {
    const output = 'single-sided';
    expect(filesOf({ output, kind: 'dunning-letter' }, papers(501))).toEqual([
      ['dunning-letters-2026-03-31-1-of-2.pdf', 500],
      ['dunning-letters-2026-03-31-2-of-2.pdf', 1],
    ]);
    const long = papers(400, { pageCount: 5 });
    expect(filesOf({ output }, long).map(([, count]) => count)).toEqual([300, 100]);
    expect(filesOf({ output: 'double-sided' }, long).map(([, count]) => count)).toEqual([250, 150]);
  });
});
