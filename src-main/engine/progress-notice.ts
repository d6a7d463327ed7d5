import type { Scheduler } from './ports/scheduler.ts';

/** Tells of progress without flooding those who listen. */
export type ProgressNotice = {
  /** Something was done: told at once after a quiet time, else at the end of the pause. */
  note(): void;
  /** Tells at once what has not been told yet. */
  flush(): void;
};

/** @param pauseMs the least time between two tellings of {@link ProgressNotice.note}, in milliseconds */
export function createProgressNotice(
  tell: () => void,
  scheduler: Scheduler,
  pauseMs: number,
  signal: AbortSignal,
): ProgressNotice {
  let isPausing = false;
  let isUntold = false;
  const flush = (): void => {
    if (!isUntold) return;
    isUntold = false;
    tell();
  };
  const pause = async (): Promise<void> => {
    isPausing = true;
    while (isUntold && !signal.aborted) {
      flush();
      await scheduler.wait(pauseMs, signal);
    }
    isPausing = false;
  };
  return {
    flush,
    note() {
      isUntold = true;
      if (!isPausing) void pause();
    },
  };
}
