import { once } from 'node:events';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { succeed } from '../../src-shared/domain/failure.ts';
import { readLedger } from './read-ledger.ts';
import type { LedgerJob, LedgerPart } from './read-ledger-apart.ts';

const rowsPerPart = 5000;

if (parentPort === null) throw new Error('this program runs as a thread of the server');
await readJob(parentPort, workerData);

async function readJob(port: MessagePort, { bytes, options }: LedgerJob): Promise<void> {
  const done = readLedger(bytes, options);
  if (!done.ok) {
    await send(port, { kind: 'result', result: done });
    return;
  }
  const { rows, skipped, ...summary } = done.value;
  await send(port, { kind: 'result', result: succeed(summary) });
  for (const part of partsOf(rows)) await send(port, { kind: 'rows', rows: part });
  for (const part of partsOf(skipped)) await send(port, { kind: 'skipped', skipped: part });
  port.postMessage({ kind: 'end' } satisfies LedgerPart);
}

/** Waits until the part is taken: all at once would block the receiver. */
async function send(port: MessagePort, part: LedgerPart): Promise<void> {
  const taken = once(port, 'message');
  port.postMessage(part);
  await taken;
}

function* partsOf<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += rowsPerPart) {
    yield items.slice(start, start + rowsPerPart);
  }
}
