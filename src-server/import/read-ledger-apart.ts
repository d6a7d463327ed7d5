import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { LedgerReadOptions, ReadLedger } from './read-ledger.ts';
import type { LedgerRow } from './read-row.ts';
import type { SkippedRow } from './skip-reason.ts';

/** What the thread is given. */
export type LedgerJob = { readonly bytes: Uint8Array; readonly options: LedgerReadOptions };

/** What the thread sends: first the result without its rows, then the rows in parts, at last `end`. */
export type LedgerPart =
  | { readonly kind: 'result'; readonly result: Result<LedgerSummary> }
  | { readonly kind: 'rows'; readonly rows: readonly LedgerRow[] }
  | { readonly kind: 'skipped'; readonly skipped: readonly SkippedRow[] }
  | { readonly kind: 'end' };
export type LedgerSummary = Pick<ReadLedger, 'detected' | 'readCount' | 'repeatedCount'>;

/**
 * Reads a ledger as `readLedger` does, in a thread of its own: a file of 64 MB takes seconds, and the server answers
 * others meanwhile. The rows come back in parts, each asked for, so that taking them over does not block either.
 */
export async function readLedgerApart(
  bytes: Uint8Array,
  options: LedgerReadOptions,
): Promise<Result<ReadLedger>> {
  const { asOf, currency, mapping, dateOrder, decimalMark } = options;
  const workerData: LedgerJob = { bytes, options: { asOf, currency, mapping, dateOrder, decimalMark } };
  const worker = new Worker(new URL('./ledger-worker.ts', import.meta.url), { workerData });
  try {
    return await collectParts(worker);
  } finally {
    await worker.terminate();
  }
}

async function collectParts(worker: Worker): Promise<Result<ReadLedger>> {
  const rows: LedgerRow[] = [];
  const skipped: SkippedRow[] = [];
  let summary: LedgerSummary | undefined;
  for (;;) {
    const part = await nextPart(worker);
    if (part.kind === 'end') break;
    if (part.kind === 'rows') rows.push(...part.rows);
    else if (part.kind === 'skipped') skipped.push(...part.skipped);
    else if (part.result.ok) summary = part.result.value;
    else return part.result;
    worker.postMessage('next');
  }
  if (summary === undefined) throw new Error('the thread sent no result');
  return succeed({ ...summary, rows, skipped });
}

/** The next message of the thread; rejects with what broke it. */
async function nextPart(worker: Worker): Promise<LedgerPart> {
  const [part] = await once(worker, 'message');
  return part;
}
