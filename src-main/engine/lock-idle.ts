import type { IdleMinutes } from '../../src-shared/contract/settings-lock.ts';
import type { Clock } from './ports/clock.ts';
import type { MonotonicClock } from './ports/monotonic-clock.ts';

/** How long nobody has used the workstation. */
export type IdleMeter = {
  touch(): void;
  isOver(minutes: IdleMinutes): boolean;
};

/** By the device's clock, which goes on in its sleep, or by the one that nobody can set back, whichever says more. */
export function createIdleMeter(clock: Pick<Clock, 'now'>, monotonic: MonotonicClock): IdleMeter {
  const present = () => ({ wallMs: Date.parse(clock.now()), elapsedMs: monotonic.elapsedMs() });
  let last = present();
  return {
    touch() {
      last = present();
    },
    isOver(minutes) {
      if (minutes === null) return false;
      const { wallMs, elapsedMs } = present();
      return Math.max(wallMs - last.wallMs, elapsedMs - last.elapsedMs) >= minutes * 60_000;
    },
  };
}
