import { join } from 'node:path';
import type { DocumentsPort } from '../engine/ports/documents-port.ts';
import { DocumentFailed } from './document-failed.ts';
import { mailFile } from './mail/mail-file.ts';
import { mailWords } from './mail/mail-words.ts';
import type { WorkerResult, WorkerTask } from './worker-messages.ts';
import { createWorkerSlot, type WorkerSlot } from './worker-slot.ts';

export type DocumentPoolOptions = {
  /** How many documents are rendered at the same time, each in its own thread. */
  readonly size: number;
  /** The worker's file where it does not lie beside this one as source. */
  readonly workerUrl?: URL;
  /** The folder that holds `fonts/`. From the source and from `out/main` it is found by itself. */
  readonly resourcesDirectory?: string;
  readonly jobTimeoutMs?: number;
  readonly maxHeapMb?: number;
};

type Waiting = { start(slot: WorkerSlot): void };

/**
 * Renders documents in a pool of threads, first come first served. A job that fails, breaks its thread or hangs
 * rejects with DocumentFailed (DOCUMENT_FAILED) and leaves the others alone. `close` lets what was asked for finish.
 */
export function createDocumentPool(options: DocumentPoolOptions): DocumentsPort {
  const slots = Array.from({ length: Math.max(1, options.size) }, () =>
    createWorkerSlot(slotOptions(options)),
  );
  const idle = [...slots];
  const waiting: Waiting[] = [];
  const running = new Set<Promise<unknown>>();
  let isClosed = false;
  let jobCount = 0;

  const pump = () => {
    while (idle.length > 0 && waiting.length > 0) {
      const slot = idle.pop();
      const next = waiting.shift();
      if (slot !== undefined && next !== undefined) next.start(slot);
    }
  };
  const queue = <Task extends WorkerTask>(task: Task): Promise<WorkerResult[Task['kind']]> => {
    const { promise, resolve } = Promise.withResolvers<WorkerResult[Task['kind']]>();
    waiting.push({
      start(slot) {
        jobCount += 1;
        const job = slot.run({ jobId: jobCount, task }).finally(() => {
          idle.push(slot);
          pump();
        });
        resolve(job);
      },
    });
    pump();
    return promise;
  };
  const take = async <Task extends WorkerTask>(task: Task): Promise<WorkerResult[Task['kind']]> => {
    if (isClosed) throw new DocumentFailed('the document pool is closed');
    const job = queue(task);
    const settled = job.then(
      () => undefined,
      () => undefined,
    );
    running.add(settled);
    settled.finally(() => running.delete(settled));
    return job;
  };
  return {
    width: slots.length,
    render: (content, mark) => take({ kind: 'render', paper: { content, mark } }),
    renderReport: (content) => take({ kind: 'report', content }),
    merge: (papers, setting) => take({ kind: 'merge', papers, setting }),
    archive: (entries) => take({ kind: 'archive', entries }),
    mailWords,
    mailFile,
    async close() {
      isClosed = true;
      await Promise.all(running);
      await Promise.all(slots.map((slot) => slot.stop()));
    },
  };
}

// As source the worker is TypeScript, beside a bundle it is the bundler's file.
const workerFile = import.meta.url.endsWith('.ts') ? './document-worker.ts' : './document-worker.js';

function slotOptions(options: DocumentPoolOptions) {
  return {
    workerUrl: options.workerUrl ?? new URL(workerFile, import.meta.url),
    setting: {
      resourcesDirectory: options.resourcesDirectory ?? join(import.meta.dirname, '..', '..', 'resources'),
    },
    jobTimeoutMs: options.jobTimeoutMs ?? 180_000,
    maxHeapMb: options.maxHeapMb ?? 2048,
  };
}
