import type { MonotonicClock } from './ports/monotonic-clock.ts';

/** Work that is done one by one: how fast it goes at the moment. */
export type RateMeter = {
  /** One more is done. */
  mark(): void;
  /** Over the last seconds; null as long as too little is known. */
  perSecond(): number | null;
};

const windowMs = 5_000;
/** Before this the first ones would tell how long the start took. */
const leastMs = 500;

export function createRateMeter(clock: MonotonicClock): RateMeter {
  const startedAt = clock.elapsedMs();
  let marks: number[] = [];
  const forgetOld = (now: number) => {
    const first = marks.findIndex((at) => at > now - windowMs);
    marks = first === -1 ? [] : marks.slice(first);
  };
  return {
    mark() {
      const now = clock.elapsedMs();
      marks.push(now);
      // Rarely: what is old is left out again where the rate is read.
      if (marks.length > 10_000) forgetOld(now);
    },
    perSecond() {
      const now = clock.elapsedMs();
      forgetOld(now);
      const spanMs = Math.min(windowMs, now - startedAt);
      return spanMs < leastMs || marks.length === 0 ? null : (marks.length * 1_000) / spanMs;
    },
  };
}

/** Whole seconds until so many are done at a rate; null where there is none. */
export function secondsLeft(waitingCount: number, perSecond: number | null): number | null {
  return perSecond === null ? null : Math.ceil(waitingCount / perSecond);
}
