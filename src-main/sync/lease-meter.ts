import { z } from 'zod';
import type { Lease } from '../../src-shared/protocol/session-api.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import { parseJson } from './parse-json.ts';

/**
 * How much of the lease is used up. Time only adds: what has passed on the device's clock counts, and setting it back
 * takes nothing away. The device's clock may be wrong by years, therefore only its differences are used.
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

// Oftener than this the disk is not troubled; a crash gives as much back.
const keepEveryMs = 60_000;

export function createLeaseMeter(
  device: Pick<DevicePort, 'setting' | 'saveSetting'>,
  clock: Pick<Clock, 'now'>,
): LeaseMeter {
  let use: LeaseUse | undefined;
  let keptUsedMs = 0;
  const nowMs = () => Date.parse(clock.now());
  const keep = (next: LeaseUse): void => {
    device.saveSetting(settingName, JSON.stringify(next));
    keptUsedMs = next.usedMs;
  };
  const read = (): LeaseUse => {
    const parsed = useSchema.safeParse(parseJson(device.setting(settingName) ?? ''));
    const found = parsed.success ? parsed.data : { lastMs: nowMs(), usedMs: 0 };
    keptUsedMs = found.usedMs;
    return found;
  };
  return {
    restart() {
      use = { lastMs: nowMs(), usedMs: 0 };
      keep(use);
    },
    usedShare(lease) {
      const before = use ?? read();
      const lastMs = nowMs();
      const isSetBack = lastMs < before.lastMs;
      use = { lastMs, usedMs: before.usedMs + Math.max(0, lastMs - before.lastMs) };
      // A clock that was set back is kept at once: after a restart the time in between must not count as none.
      if (isSetBack || use.usedMs - keptUsedMs >= keepEveryMs) keep(use);
      const lengthMs = Date.parse(lease.expiresAt) - Date.parse(lease.issuedAt);
      return lengthMs <= 0 ? 1 : use.usedMs / lengthMs;
    },
  };
}
