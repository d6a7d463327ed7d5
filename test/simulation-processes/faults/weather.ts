import type { SeededRandom } from '../../bench/harness/seeded-random.ts';

/** What happens to one request instead of passing it on and its answer back. */
export type Fault =
  /** The request waits before it goes on. */
  | { readonly kind: 'latency'; readonly delayMs: number }
  | { readonly kind: 'reset' }
  /** Nobody ever answers; the server may have got the request all the same. */
  | { readonly kind: 'half-open'; readonly isForwarded: boolean }
  /** The line breaks in the middle of the answer's body. */
  | { readonly kind: 'truncated'; readonly share: number }
  /** Half an answer that says it is whole. */
  | { readonly kind: 'short'; readonly share: number }
  /** The login page of somebody's network. */
  | { readonly kind: 'html' }
  | { readonly kind: 'status'; readonly status: 401 | 429 | 500 | 503 }
  /** The server did what was asked and its answer is lost. */
  | { readonly kind: 'lost-answer' }
  | { readonly kind: 'trickle'; readonly chunks: number; readonly pauseMs: number }
  /** The request reaches the server once more, after others. */
  | { readonly kind: 'repeated'; readonly delayMs: number }
  /** Of the hint stream: it is cut, or goes silent, after a while. */
  | { readonly kind: 'stream-cut'; readonly afterMs: number }
  | { readonly kind: 'stream-silent'; readonly afterMs: number };

/** How a workstation's network behaves for some seconds. */
export const weathers = ['calm', 'slow', 'flaky', 'storm', 'offline'] as const;
export type Weather = (typeof weathers)[number];

const faultShare: Readonly<Record<Weather, number>> = {
  calm: 0,
  slow: 0.7,
  flaky: 0.25,
  storm: 0.7,
  offline: 1,
};

/** The weather of the next seconds: mostly such that work gets on. */
export function nextWeather(random: SeededRandom): { readonly weather: Weather; readonly lastsMs: number } {
  const weather = random.pick([
    'calm',
    'calm',
    'slow',
    'flaky',
    'flaky',
    'flaky',
    'storm',
    'offline',
  ] as const);
  return { weather, lastsMs: random.integer(2_000, weather === 'offline' ? 20_000 : 12_000) };
}

/** What happens to the next request; undefined where it passes as it is. */
export function nextFault(weather: Weather, isStream: boolean, random: SeededRandom): Fault | undefined {
  if (!random.chance(faultShare[weather])) return undefined;
  if (weather === 'offline') return { kind: 'reset' };
  if (weather === 'slow') return random.pick(slowFaults)(random);
  return random.pick(isStream ? streamFaults : requestFaults)(random);
}

type MakeFault = (random: SeededRandom) => Fault;

const latency: MakeFault = (random) => ({ kind: 'latency', delayMs: random.integer(50, 3_000) });
const trickle: MakeFault = (random) => ({
  kind: 'trickle',
  chunks: random.integer(5, 60),
  pauseMs: random.integer(10, 400),
});
const reset: MakeFault = () => ({ kind: 'reset' });
const html: MakeFault = () => ({ kind: 'html' });
const status: MakeFault = (random) => ({
  kind: 'status',
  status: random.pick([401, 429, 500, 503] as const),
});
const halfOpen: MakeFault = (random) => ({ kind: 'half-open', isForwarded: random.chance(0.5) });

const slowFaults: readonly MakeFault[] = [latency, latency, trickle];

const requestFaults: readonly MakeFault[] = [
  latency,
  trickle,
  reset,
  html,
  status,
  status,
  halfOpen,
  (random) => ({ kind: 'truncated', share: random.next() }),
  (random) => ({ kind: 'short', share: random.next() }),
  () => ({ kind: 'lost-answer' }),
  () => ({ kind: 'lost-answer' }),
  (random) => ({ kind: 'repeated', delayMs: random.integer(0, 4_000) }),
];

const streamFaults: readonly MakeFault[] = [
  latency,
  reset,
  html,
  status,
  halfOpen,
  (random) => ({ kind: 'stream-cut', afterMs: random.integer(100, 10_000) }),
  (random) => ({ kind: 'stream-cut', afterMs: random.integer(100, 10_000) }),
  (random) => ({ kind: 'stream-silent', afterMs: random.integer(0, 5_000) }),
];
