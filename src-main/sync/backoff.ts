import type { Scheduler } from '../engine/ports/scheduler.ts';
import { backoffDelayMs } from './backoff-delay.ts';

/** The pauses of one kind of request: longer after each failure, from the start after a success. */
export type Backoff = {
  /** Waits after a failure, until `now` or the end of the program at the latest. */
  wait(): Promise<void>;
  succeed(): void;
  /** Ends a pause. */
  now(): void;
};

export type BackoffParts = {
  readonly scheduler: Scheduler;
  /** A number in [0, 1). */
  readonly random: () => number;
  readonly signal: AbortSignal;
};

export function createBackoff({ scheduler, random, signal }: BackoffParts): Backoff {
  let attempt = 0;
  let pause = new AbortController();
  return {
    async wait() {
      const delayMs = backoffDelayMs(attempt, random);
      attempt += 1;
      pause = new AbortController();
      await scheduler.wait(delayMs, AbortSignal.any([signal, pause.signal]));
    },
    succeed() {
      attempt = 0;
    },
    now: () => pause.abort(),
  };
}
