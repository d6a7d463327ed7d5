import type { Scheduler } from './ports/scheduler.ts';

/** Waits on the real clock. */
export const timerScheduler: Scheduler = {
  wait: (delayMs, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted === true) return resolve();
      const end = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, delayMs);
      signal?.addEventListener('abort', end);
    }),
};
