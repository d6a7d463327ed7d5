import type { VirtualTime } from './virtual-time.ts';

/** Stands in for what `setInterval` returns. */
type Interval = { stop: () => void; unref: () => Interval; ref: () => Interval };

/** Replaces `setInterval` by one on the virtual time (the server's heartbeat has no other seam); returns how to undo it. */
export function installVirtualIntervals(time: VirtualTime): () => void {
  const { setInterval: realSet, clearInterval: realClear } = globalThis;
  const set = (work: () => void, delayMs: number): Interval => {
    const interval: Interval = { stop: () => undefined, unref: () => interval, ref: () => interval };
    const next = (): void => {
      interval.stop = time.after(delayMs, () => {
        next();
        work();
      });
    };
    next();
    return interval;
  };
  const clear = (interval: Interval | undefined): void => interval?.stop?.();
  Object.assign(globalThis, { setInterval: set, clearInterval: clear });
  return () => void Object.assign(globalThis, { setInterval: realSet, clearInterval: realClear });
}
