import type { Session } from '../identity/session.ts';
import { apiFailure } from './api-failure.ts';
import { createRateLimiter } from './rate-limiter.ts';
import type { ServerParts } from './server-parts.ts';

/** Slows whoever asks too often, each for themselves. Throws TOO_MANY_ATTEMPTS (429) with the time to wait. */
export type RequestLimits = {
  readonly forCaller: (caller: Session) => void;
  readonly forAddress: (address: string) => void;
};

/** Keeps its counts in memory: each server process counts for itself, so a client gets at most that many times more. */
export function createRequestLimits({ limits, clock }: Pick<ServerParts, 'limits' | 'clock'>): RequestLimits {
  const devices = createRateLimiter(limits.perDevice);
  const users = createRateLimiter(limits.perUser);
  const addresses = createRateLimiter(limits.perAddress);
  const refuseFor = (retryAfterMs: number): void => {
    if (retryAfterMs > 0) throw apiFailure('TOO_MANY_ATTEMPTS', { retryAfterMs });
  };
  return {
    forCaller: ({ tenantId, deviceId, actor }) => {
      const now = clock().getTime();
      refuseFor(devices.take(`${tenantId}/${deviceId}`, now));
      refuseFor(users.take(`${tenantId}/${actor.userId}`, now));
    },
    forAddress: (address) => refuseFor(addresses.take(address, clock().getTime())),
  };
}
