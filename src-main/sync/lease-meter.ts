import { z } from 'zod';
import { parseJson } from '../../src-shared/domain/parse-json.ts';
import type { Lease } from '../../src-shared/protocol/session-api.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { MonotonicClock } from '../engine/ports/monotonic-clock.ts';

/**
 * How much of the lease is used up. Time only adds: what has passed counts by the device's clock or by the one that
 * nobody can set, whichever says more, so that setting the clock back or holding it still takes nothing away. The
 * device's clock may be wrong by years, therefore only its differences are used. Time in which the program does not run
 * shows by that clock alone.
 */
export type LeaseMeter = {
  /** A new lease begins. */
  restart(): void;
  /** Counts the time since the last call; how much of the lease is used, 1 and more when it is used up. */
  usedShare(lease: Lease): number;
};

const settingName = 'lease-use';
const useSchema = z.object({ lastMs: z.number(), usedMs: z.number().min(0) });
type LeaseUse = z.infer<typeof useSchema>;
type Moment = { readonly lastMs: number; readonly elapsedMs: number };

// Oftener than this the disk is not troubled. A run that was killed may have used as much without a trace, therefore a
// start costs as much where the clock tells of no more.
const keepEveryMs = 60_000;

export function createLeaseMeter(
  device: Pick<DevicePort, 'setting' | 'saveSetting'>,
  clock: Pick<Clock, 'now'>,
  monotonic: MonotonicClock,
): LeaseMeter {
  let use: (LeaseUse & Moment) | undefined;
  let keptUsedMs = 0;
  const present = (): Moment => ({ lastMs: Date.parse(clock.now()), elapsedMs: monotonic.elapsedMs() });
  const keep = ({ lastMs, usedMs }: LeaseUse): void => {
    device.saveSetting(settingName, JSON.stringify({ lastMs, usedMs } satisfies LeaseUse));
    keptUsedMs = usedMs;
  };
  /** As if the program had been looking until now. */
  const start = (now: Moment): LeaseUse & Moment => {
    const parsed = useSchema.safeParse(parseJson(device.setting(settingName) ?? ''));
    const found = parsed.success ? parsed.data : { lastMs: now.lastMs, usedMs: 0 };
    const passedMs = Math.max(keepEveryMs, now.lastMs - found.lastMs);
    const started = { ...now, usedMs: found.usedMs + passedMs };
    keep(started);
    return started;
  };
  return {
    restart() {
      use = { ...present(), usedMs: 0 };
      keep(use);
    },
    usedShare(lease) {
      const now = present();
      const before = use ?? start(now);
      const isSetBack = now.lastMs < before.lastMs;
      const passedMs = Math.max(0, now.lastMs - before.lastMs, now.elapsedMs - before.elapsedMs);
      use = { ...now, usedMs: before.usedMs + passedMs };
      // A clock that was set back is kept at once: after a restart the time in between must not count as none.
      if (isSetBack || use.usedMs - keptUsedMs >= keepEveryMs) keep(use);
      const lengthMs = Date.parse(lease.expiresAt) - Date.parse(lease.issuedAt);
      return lengthMs <= 0 ? 1 : use.usedMs / lengthMs;
    },
  };
}
