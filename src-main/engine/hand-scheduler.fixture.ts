import type { Scheduler } from './ports/scheduler.ts';

/** A scheduler whose waits end when the test says so. */
export function createHandScheduler() {
  const waiting: { readonly delayMs: number; readonly end: () => void }[] = [];
  const scheduler: Scheduler = {
    wait: (delayMs, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) return resolve();
        signal?.addEventListener('abort', () => resolve());
        waiting.push({ delayMs, end: resolve });
      }),
  };
  const end = async (): Promise<void> => {
    for (const one of waiting.splice(0)) one.end();
    await turn();
  };
  return {
    scheduler,
    /** The delays that are being waited for, in milliseconds. */
    delays: () => waiting.map((one) => one.delayMs),
    /** Ends all waits. */
    end,
    /** Ends waits until the work is done. */
    async during(work: Promise<void>): Promise<void> {
      let isDone = false;
      const done = work.finally(() => {
        isDone = true;
      });
      while (!isDone) await end();
      await done;
    },
  };
}

/** Lets everything run that waits for no timer. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
