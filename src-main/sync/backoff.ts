import type { Failure } from '../../src-shared/domain/failure.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';
import { backoffDelayMs } from './backoff-delay.ts';

/** The pauses of one kind of request: longer after each failure, from the start after a success. */
export type Backoff = {
  /** Waits after a failure, until `now` or the end of the program at the latest. */
  wait(reason?: Failure): Promise<void>;
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
    async wait(reason) {
      const delayMs = pauseMs(attempt, random, reason);
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

/**
 * How long to wait after a failure, in milliseconds. The back-off comes on top of what the server asks for: it asks
 * many workstations for the same.
 */
export function pauseMs(attempt: number, random: () => number, reason?: Failure): number {
  const asked = reason?.params.retryAfterSeconds;
  return (typeof asked === 'number' ? asked * 1000 : 0) + backoffDelayMs(attempt, random);
}
