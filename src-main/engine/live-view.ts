import type { Change, ChangeBus } from './change-bus.ts';
import type { Scheduler } from './ports/scheduler.ts';

export type LiveViewOptions<Value> = {
  readonly bus: ChangeBus;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal | undefined;
  /** Whether a change can alter what this view shows. */
  readonly concerns: (change: Change) => boolean;
  readonly read: () => Promise<Value> | Value;
  /** Leaves out a value that is equal to the last one; off for values that are large. */
  readonly skipsEqual: boolean;
};

// Many documents arrive at once in a sync; a person cannot read more than a few states a second.
const pauseBetweenMs = 40;

/**
 * Yields the present value at once and again after changes, until the signal aborts. Any number of changes while
 * the last value is on its way becomes one new value: there is no queue.
 */
export async function* liveView<Value>(options: LiveViewOptions<Value>): AsyncGenerator<Value, void, void> {
  const { bus, scheduler, signal, read } = options;
  const changes = watchChanges(bus, options.concerns, signal);
  try {
    let last: string | undefined;
    while (signal?.aborted !== true) {
      changes.takeAll();
      const value = await read();
      const text = options.skipsEqual ? JSON.stringify(value) : undefined;
      if (text === undefined || text !== last) yield value;
      last = text;
      await changes.next();
      await scheduler.wait(pauseBetweenMs, signal);
    }
  } finally {
    changes.stop();
  }
}

function watchChanges(
  bus: ChangeBus,
  concerns: (change: Change) => boolean,
  signal: AbortSignal | undefined,
) {
  let hasChanged = false;
  let wake: () => void = () => undefined;
  const stop = bus.listen((change) => {
    if (!concerns(change)) return;
    hasChanged = true;
    wake();
  });
  const onAbort = () => wake();
  signal?.addEventListener('abort', onAbort);
  return {
    takeAll: () => {
      hasChanged = false;
    },
    /** Resolves when there was a change since `takeAll`, or the signal aborted. */
    next: () =>
      new Promise<void>((resolve) => {
        wake = resolve;
        if (hasChanged || signal?.aborted === true) resolve();
      }),
    stop: () => {
      stop();
      signal?.removeEventListener('abort', onAbort);
    },
  };
}
