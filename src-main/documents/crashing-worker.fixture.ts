import { parentPort } from 'node:worker_threads';
import type { WorkerJob } from './worker-messages.ts';

// A worker that ends in every way a worker can, chosen by the name of the account; else it renders for real. Loaded
// before the real one, so that it is asked first; what comes before that one listens is handed to both again.
const port = parentPort;
if (port === null) throw new Error('the crashing worker runs as a thread');
let isReady = false;
const early: WorkerJob[] = [];

port.on('message', (job: WorkerJob) => {
  if (!isReady) {
    early.push(job);
    return;
  }
  const name = job.task.kind === 'render' ? job.task.paper.content.account.name : '';
  if (name === 'EXIT') process.exit(3);
  if (name === 'THROW') {
    // The real listener is called all the same: it must not answer before the thread breaks.
    port.postMessage = () => undefined;
    throw new Error('broken on purpose');
  }
  while (name === 'HANG') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
});
await import('./document-worker.ts');
isReady = true;
for (const job of early) port.emit('message', job);
