import type { DevicePort } from './ports/device-port.ts';
import type { MonotonicClock } from './ports/monotonic-clock.ts';

/** Makes whoever guesses wait. The count outlives a restart, and each start waits anew. */
export type LockTries = {
  /** Milliseconds until the next passphrase is looked at; 0 for now. */
  waitMs(userId: string): number;
  wrong(userId: string): void;
  right(userId: string): void;
};

const freeTries = 3;
const firstWaitMs = 5_000;
const longestWaitMs = 300_000;

export function createLockTries(
  device: Pick<DevicePort, 'setting' | 'saveSetting' | 'removeSetting'>,
  monotonic: MonotonicClock,
): LockTries {
  const startedMs = monotonic.elapsedMs();
  const lastMs = new Map<string, number>();
  const count = (userId: string) => Number(device.setting(nameOf(userId)) ?? 0);
  return {
    waitMs(userId) {
      const since = monotonic.elapsedMs() - (lastMs.get(userId) ?? startedMs);
      return Math.max(0, waitAfterMs(count(userId)) - since);
    },
    wrong(userId) {
      device.saveSetting(nameOf(userId), String(count(userId) + 1));
      lastMs.set(userId, monotonic.elapsedMs());
    },
    right: (userId) => device.removeSetting(nameOf(userId)),
  };
}

/** Three are free, a slip of the hand; then five seconds, twice as long each time, at most five minutes. */
function waitAfterMs(wrong: number): number {
  return wrong < freeTries ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** (wrong - freeTries));
}

function nameOf(userId: string): string {
  return `lock-wrong/${userId}`;
}
