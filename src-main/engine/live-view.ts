import type { Change, ChangeBus } from './change-bus.ts';
import type { Scheduler } from './ports/scheduler.ts';

export type LiveViewOptions<Value, Message> = {
  readonly bus: ChangeBus;
  readonly scheduler: Scheduler;
  readonly signal: AbortSignal | undefined;
  /** Whether a change can alter what this view shows. */
  readonly concerns: (change: Change) => boolean;
  readonly read: () => Promise<Value> | Value;
  /** What is sent for a value, called for each in turn; undefined where nothing is to be sent. */
  readonly messageOf: (value: Value) => Message | undefined;
  /** Where a value also becomes another by the time alone: how long it holds at most, in milliseconds. */
  readonly holdsForMs?: () => number;
};

// Many documents arrive at once in a sync; a person cannot read more than a few states a second.
const pauseBetweenMs = 40;

/**
 * Sends the present value at once and what became different after changes, until the signal aborts. A change after a
 * quiet time is read at once; any number of changes in the pause after a read become one new value: there is no queue.
 */
export async function* liveView<Value, Message>(
  options: LiveViewOptions<Value, Message>,
): AsyncGenerator<Message, void, void> {
  const { bus, scheduler, signal, read, messageOf } = options;
  const changes = watchChanges(bus, options.concerns, signal);
  let holding = new AbortController();
  try {
    while (signal?.aborted !== true) {
      changes.takeAll();
      holding = new AbortController();
      void markWhenOver(options, holding.signal, changes.mark);
      const value = await read();
      const paused = scheduler.wait(pauseBetweenMs, signal);
      const message = messageOf(value);
      if (message !== undefined) yield message;
      await changes.next();
      holding.abort();
      await paused;
    }
  } finally {
    holding.abort();
    changes.stop();
  }
}

/** Counts as a change when what is read now holds no longer, unless it was let go before. */
async function markWhenOver<Value, Message>(
  { scheduler, holdsForMs }: LiveViewOptions<Value, Message>,
  letGo: AbortSignal,
  mark: () => void,
): Promise<void> {
  if (holdsForMs === undefined) return;
  await scheduler.wait(holdsForMs(), letGo);
  if (!letGo.aborted) mark();
}

/** Sends a value unless it is equal to the one before. */
export function changedValues<Value>(): (value: Value) => Value | undefined {
  let last: string | undefined;
  return (value) => {
    const text = JSON.stringify(value);
    if (text === last) return undefined;
    last = text;
    return value;
  };
}

function watchChanges(
  bus: ChangeBus,
  concerns: (change: Change) => boolean,
  signal: AbortSignal | undefined,
) {
  let hasChanged = false;
  let wake: () => void = () => undefined;
  const mark = () => {
    hasChanged = true;
    wake();
  };
  const stop = bus.listen((change) => {
    if (concerns(change)) mark();
  });
  const onAbort = () => wake();
  signal?.addEventListener('abort', onAbort);
  return {
    mark,
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
