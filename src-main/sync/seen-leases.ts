import { z } from 'zod';
import type { Lease } from '../../src-shared/protocol/session-api.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import { parseJson } from './parse-json.ts';

/**
 * Which leases this device has had, by when they end: whoever answers with one that was recorded before prolongs
 * nothing. That it must be later than the one before would be simpler, but after the server's clock was corrected
 * backwards every new lease is earlier for a while, and devices that reach the server must not lock over it.
 */
export type SeenLeases = {
  /** Remembers a lease; false where one that ends at the same moment was seen before, or it is too old to tell. */
  add(lease: Lease): boolean;
};

const settingName = 'leases-seen';
const seenSchema = z.object({
  /** What ends by then was forgotten: it counts as seen. Milliseconds. */
  forgottenUntilMs: z.number(),
  /** When those that are remembered end, in order. Milliseconds. */
  endsMs: z.array(z.number()),
});
type Seen = z.infer<typeof seenSchema>;

// With a renewal every five minutes three days and a half without a break: the farthest correction of a server's clock
// that devices bear. About 14 KB.
const mostRemembered = 1_000;

export function createSeenLeases(device: Pick<DevicePort, 'setting' | 'saveSetting'>): SeenLeases {
  return {
    add(lease) {
      const endMs = Date.parse(lease.expiresAt);
      const { forgottenUntilMs, endsMs } = read(device);
      if (endMs <= forgottenUntilMs || endsMs.includes(endMs)) return false;
      const all = [...endsMs, endMs].sort((one, other) => one - other);
      const forgotten = all.slice(0, -mostRemembered);
      const next: Seen = {
        forgottenUntilMs: forgotten.at(-1) ?? forgottenUntilMs,
        endsMs: all.slice(-mostRemembered),
      };
      device.saveSetting(settingName, JSON.stringify(next));
      return true;
    },
  };
}

function read(device: Pick<DevicePort, 'setting'>): Seen {
  const parsed = seenSchema.safeParse(parseJson(device.setting(settingName) ?? ''));
  return parsed.success ? parsed.data : { forgottenUntilMs: 0, endsMs: [] };
}
