import type { SeededRandom } from '../../bench/harness/seeded-random.ts';

/** How the line between a workstation and the server is at the moment. */
export const linkQualities = ['good', 'poor', 'off'] as const;
export type LinkQuality = (typeof linkQualities)[number];

/** What becomes of one request. */
export type Fate =
  | 'pass'
  /** It gets lost; the client gives up at its time limit. */
  | 'lose-request'
  /** The server has done it, and the answer is lost. */
  | 'lose-answer'
  /** It arrives a second time, at the same moment or much later. */
  | 'duplicate'
  /** The line breaks inside of the answer. */
  | 'break-answer'
  /** The answer ends too early, as if it were whole. */
  | 'cut-answer'
  /** Something in between answers: a login page, an error of its own. */
  | 'strange-answer'
  /** It or its answer takes long, and overtakes others. */
  | 'slow';

const poorFates: readonly (readonly [Fate, number])[] = [
  ['pass', 50],
  ['slow', 12],
  ['lose-request', 7],
  ['lose-answer', 10],
  ['duplicate', 9],
  ['break-answer', 4],
  ['cut-answer', 4],
  ['strange-answer', 4],
];
const totalShare = poorFates.reduce((sum, [, share]) => sum + share, 0);

export function drawFate(quality: LinkQuality, random: SeededRandom): Fate {
  if (quality === 'good') return 'pass';
  let left = random.next() * totalShare;
  for (const [fate, share] of poorFates) {
    left -= share;
    if (left < 0) return fate;
  }
  return 'pass';
}

/** Milliseconds of one way. */
export function drawLatencyMs(fate: Fate, random: SeededRandom): number {
  return fate === 'slow' ? random.integer(100, 25_000) : random.integer(1, 60);
}
