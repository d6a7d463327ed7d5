import { parentPort } from 'node:worker_threads';
import type { WorkerJob } from './worker-messages.ts';

// A worker that ends in every way a worker can, chosen by the name of the account; else it renders for real.
parentPort?.on('message', (job: WorkerJob) => {
  const { content } = job;
  const { name } = content.account;
  if (name === 'EXIT') process.exit(3);
  if (name === 'THROW') throw new Error('broken on purpose');
  while (name === 'HANG') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
});
await import('./document-worker.ts');
