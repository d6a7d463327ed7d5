import { Worker } from 'node:worker_threads';
import { DocumentFailed } from './document-failed.ts';
import type { WorkerJob, WorkerReply, WorkerResult, WorkerSetting, WorkerTask } from './worker-messages.ts';

type ResultOf<Task extends WorkerTask> = WorkerResult[Task['kind']];

/** One place in the pool: a thread that does one job at a time and is replaced when it breaks. */
export type WorkerSlot = {
  run<Task extends WorkerTask>(job: WorkerJob & { readonly task: Task }): Promise<ResultOf<Task>>;
  /** Ends the thread. Call it when no job runs. */
  stop(): Promise<void>;
};

export type WorkerSlotOptions = {
  readonly workerUrl: URL;
  readonly setting: WorkerSetting;
  /** After this a job is taken to hang, and its thread is ended. */
  readonly jobTimeoutMs: number;
  readonly maxHeapMb: number;
};

export function createWorkerSlot(options: WorkerSlotOptions): WorkerSlot {
  let worker: Worker | undefined;
  const start = () => {
    const started = new Worker(options.workerUrl, {
      workerData: options.setting,
      resourceLimits: { maxOldGenerationSizeMb: options.maxHeapMb },
    });
    started.unref();
    started.on('exit', () => {
      if (worker === started) worker = undefined;
    });
    // A thread that breaks while it waits is replaced by the next job; one that works reports to its job.
    started.on('error', () => {
      if (worker === started) worker = undefined;
    });
    return started;
  };
  return {
    async run(job) {
      worker ??= start();
      const current = worker;
      current.ref();
      try {
        return await runOn(current, job, options.jobTimeoutMs);
      } catch (error) {
        if (!(error instanceof DocumentFailed) || error.cause !== 'reply') {
          if (worker === current) worker = undefined;
          await current.terminate();
        }
        throw error;
      } finally {
        current.unref();
      }
    },
    async stop() {
      const current = worker;
      worker = undefined;
      await current?.terminate();
    },
  };
}

function runOn<Task extends WorkerTask>(
  worker: Worker,
  job: WorkerJob & { readonly task: Task },
  timeoutMs: number,
): Promise<ResultOf<Task>> {
  const { promise, resolve, reject } = Promise.withResolvers<ResultOf<Task>>();
  const onMessage = (reply: WorkerReply) => {
    if (reply.jobId !== job.jobId) return;
    // The worker answers a task with the result of its kind.
    if (reply.ok) resolve(reply.result as ResultOf<Task>);
    else reject(new DocumentFailed(reply.bug, { cause: 'reply' }));
  };
  const onError = (error: Error) => reject(new DocumentFailed(`the worker broke (${error.name})`));
  const onExit = (code: number) => reject(new DocumentFailed(`the worker ended with code ${code}`));
  const timer = setTimeout(() => reject(new DocumentFailed('the worker took too long')), timeoutMs);
  worker.on('message', onMessage).on('error', onError).on('exit', onExit);
  worker.postMessage(job);
  return promise.finally(() => {
    clearTimeout(timer);
    worker.off('message', onMessage).off('error', onError).off('exit', onExit);
  });
}
