import type { MonotonicClock } from '../engine/ports/monotonic-clock.ts';

const everyMs = 1_000;

/** Says at most once a second how many documents of how many are made, how many a second, and how long it takes still. */
export function createDocumentsProgress(
  clock: MonotonicClock,
  say: (line: string) => void,
): (doneCount: number, total: number) => void {
  const startedAt = clock.elapsedMs();
  let saidAt = startedAt;
  return (doneCount, total) => {
    const now = clock.elapsedMs();
    if (now - saidAt < everyMs && doneCount < total) return;
    saidAt = now;
    const perSecond = doneCount / Math.max(0.001, (now - startedAt) / 1000);
    const secondsLeft = Math.ceil((total - doneCount) / perSecond);
    const rest = doneCount < total ? `, ${secondsLeft} s left` : '';
    say(`${doneCount} of ${total}, ${perSecond.toFixed(0)} a second${rest}`);
  };
}
