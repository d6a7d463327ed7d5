import type { Clock } from '../engine/ports/clock.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Scheduler } from '../engine/ports/scheduler.ts';

export type TimeWatchParts = {
  readonly clock: Pick<Clock, 'now'>;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Every few seconds. */
  readonly onTick: () => void;
  /** The device has slept: lines that looked open are dead. Comes before the tick. */
  readonly onWake: () => void;
};

const tickMs = 15_000;
// A busy machine is late by seconds; a sleeping one by more.
const sleptMs = 30_000;

/** Calls back in time and notices where the clock went on while the program stood still. Ends with the signal. */
export async function runTimeWatch(parts: TimeWatchParts): Promise<void> {
  const { clock, scheduler, signal, onTick, onWake } = parts;
  const nowMs = () => Date.parse(clock.now());
  let beforeMs = nowMs();
  for (;;) {
    await scheduler.wait(tickMs, signal);
    if (signal.aborted) return;
    const passedMs = nowMs() - beforeMs;
    beforeMs += passedMs;
    if (passedMs - tickMs > sleptMs) attempt(onWake, parts);
    attempt(onTick, parts);
  }
}

/** A disk that fails once must not end the watch over the lease. */
function attempt(work: () => void, { log }: TimeWatchParts): void {
  try {
    work();
  } catch (error) {
    log('error', 'sync.tick-failed', { cause: error instanceof Error ? error.name : 'unknown' });
  }
}
