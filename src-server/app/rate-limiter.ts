import type { RateLimit } from './server-limits.ts';

/** Counts requests by key; times are milliseconds. */
export type RateLimiter = {
  /** Takes one request; how long to wait where there is none left, else 0. */
  readonly take: (key: string, now: number) => number;
  readonly size: () => number;
};

type Bucket = { readonly tokens: number; readonly at: number };

const defaultMaxKeys = 100_000;

/** A token bucket per key, bounded: when there are too many, the ones that were asked for longest ago go. */
export function createRateLimiter(limit: RateLimit, maxKeys: number = defaultMaxKeys): RateLimiter {
  const buckets = new Map<string, Bucket>();
  return {
    take: (key, now) => {
      const before = buckets.get(key) ?? { tokens: limit.burst, at: now };
      // A clock that was set back gives nothing and takes nothing.
      const elapsed = Math.max(0, now - before.at);
      const tokens = Math.min(limit.burst, before.tokens + (elapsed / 1000) * limit.perSecond);
      buckets.delete(key);
      buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at: now });
      const [oldest] = buckets.keys();
      if (buckets.size > maxKeys && oldest !== undefined) buckets.delete(oldest);
      return tokens < 1 ? Math.ceil(((1 - tokens) / limit.perSecond) * 1000) : 0;
    },
    size: () => buckets.size,
  };
}
