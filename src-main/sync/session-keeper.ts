import { type FailureCode, fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { ChainHead } from '../../src-shared/protocol/chain-head.ts';
import { refreshText, type SessionReply } from '../../src-shared/protocol/session-api.ts';
import type { DevicePort, StoredSession } from '../engine/ports/device-port.ts';
import type { Log } from '../engine/ports/log.ts';
import type { DeviceKey } from './device-key.ts';
import type { LeaseMeter } from './lease-meter.ts';
import type { ServerClient } from './server-client.ts';
import { isLeaseOf } from './verify-lease.ts';

export type SessionKeeper = {
  /** Why the server has ended the session; SIGN_IN_NEEDED where nobody has signed in; undefined while there is one. */
  endedBy(): FailureCode | undefined;
  /** Where the server last knew the audit chain of this device to end; undefined before it has said so. */
  knownChain(): ChainHead | undefined;
  /** Takes the tokens of a sign-in. What was under way for the session before gets no further. */
  accept(reply: SessionReply): void;
  /**
   * Runs a request with an access token; where the server says that the session has ended, renews it once and runs
   * it again. OFFLINE where somebody has signed in meanwhile: the request was the former session's.
   */
  authorized<Value>(send: (accessToken: string) => Promise<Result<Value>>): Promise<Result<Value>>;
  /** Renews the session for the sake of its lease. */
  renew(): Promise<void>;
};

export type SessionKeeperParts = {
  readonly device: DevicePort;
  readonly client: Pick<ServerClient, 'refresh'>;
  readonly key: DeviceKey;
  readonly meter: LeaseMeter;
  /** Draws a nonce for one request that a lease answers. */
  readonly drawLeaseNonce: () => string;
  readonly log: Log;
  readonly onSession: () => void;
  /** The server has ended the session for this reason. */
  readonly onEnded: (code: FailureCode) => void;
};

/** Keeps the tokens: the access token in memory, the refresh token on disk before anything uses its access. */
export function createSessionKeeper(parts: SessionKeeperParts): SessionKeeper {
  return new DeviceSessionKeeper(parts);
}

const sessionEnds: ReadonlySet<FailureCode> = new Set([
  'SIGN_IN_NEEDED',
  'DEVICE_REVOKED',
  'USER_INACTIVE',
  'PASSWORD_CHANGED',
]);

class DeviceSessionKeeper implements SessionKeeper {
  readonly #parts: SessionKeeperParts;
  #accessToken: string | undefined;
  #knownChain: ChainHead | undefined;
  #endedBy: FailureCode | undefined;
  #renewal: Promise<Result<string>> | undefined;
  /** Counts the sign-ins. */
  #generation = 0;

  constructor(parts: SessionKeeperParts) {
    this.#parts = parts;
  }

  endedBy(): FailureCode | undefined {
    return this.#endedBy ?? (this.#parts.device.session() === undefined ? 'SIGN_IN_NEEDED' : undefined);
  }

  knownChain(): ChainHead | undefined {
    return this.#knownChain;
  }

  accept(reply: SessionReply): void {
    const { refreshToken, actor, organisation, lease, leaseKey, deviceCode } = reply;
    this.#keep(reply, { refreshToken, actor, organisation, lease, leaseKey, deviceCode });
    this.#parts.meter.restart();
    this.#parts.device.setLock(undefined);
    this.#generation += 1;
    this.#renewal = undefined;
    this.#endedBy = undefined;
    this.#parts.onSession();
  }

  async authorized<Value>(send: (accessToken: string) => Promise<Result<Value>>): Promise<Result<Value>> {
    const generation = this.#generation;
    const token = await this.#renew(undefined);
    if (generation !== this.#generation) return fail('OFFLINE');
    if (!token.ok) return token;
    const reply = await send(token.value);
    if (reply.ok || !sessionEnds.has(reply.failure.code)) return reply;
    if (generation !== this.#generation) return fail('OFFLINE');
    const renewed = await this.#renew(token.value);
    if (generation !== this.#generation) return fail('OFFLINE');
    return renewed.ok ? send(renewed.value) : renewed;
  }

  async renew(): Promise<void> {
    await this.#renew(this.#accessToken);
  }

  #keep(reply: SessionReply, session: StoredSession): void {
    this.#parts.device.saveSession(session);
    this.#accessToken = reply.accessToken;
    this.#knownChain = reply.chain;
  }

  /** Renews unless another request has done so since `spent` was taken. */
  #renew(spent: string | undefined): Promise<Result<string>> {
    const present = this.#accessToken;
    if (present !== undefined && present !== spent) return Promise.resolve(succeed(present));
    if (this.#renewal !== undefined) return this.#renewal;
    const renewal = this.#renewOnce().finally(() => {
      if (this.#renewal === renewal) this.#renewal = undefined;
    });
    this.#renewal = renewal;
    return renewal;
  }

  async #renewOnce(): Promise<Result<string>> {
    const { device, client, key, drawLeaseNonce } = this.#parts;
    const session = device.session();
    const ended = this.endedBy();
    if (session === undefined || ended !== undefined) return fail(ended ?? 'SIGN_IN_NEEDED');
    const generation = this.#generation;
    const { refreshToken } = session;
    const deviceId = device.deviceId();
    const proof = key.sign(refreshText(deviceId, refreshToken));
    const leaseNonce = drawLeaseNonce();
    const reply = await client.refresh({ refreshToken, deviceId, proof, leaseNonce });
    // Somebody has signed in since: neither new tokens of the former session nor its end count.
    if (generation !== this.#generation) return fail('OFFLINE');
    if (reply.ok) return this.#takeRenewal(session, reply.value, leaseNonce);
    if (sessionEnds.has(reply.failure.code)) this.#end(reply.failure.code);
    return reply;
  }

  #takeRenewal(session: StoredSession, reply: SessionReply, nonce: string): Result<string> {
    const { device, meter, log, onSession } = this.#parts;
    if (reply.actor.userId !== session.actor.userId) return fail('SERVER_REPLY_INVALID');
    const { leaseKey } = session;
    const holder = { deviceId: device.deviceId(), userId: session.actor.userId, leaseKey, nonce };
    // Only the key that was kept at the sign-in counts, and the nonce of this very request. When the lease was issued
    // does not: the server's clock may have been corrected. It counts for its length from now on.
    const isNew = isLeaseOf(reply.lease, holder);
    if (!isNew) log('error', 'sync.lease-refused');
    const { refreshToken, actor, organisation, deviceCode } = reply;
    this.#keep(reply, {
      refreshToken,
      actor,
      organisation,
      leaseKey,
      deviceCode,
      lease: isNew ? reply.lease : session.lease,
    });
    if (isNew) {
      meter.restart();
      device.setLock(undefined);
    }
    onSession();
    return succeed(reply.accessToken);
  }

  #end(code: FailureCode): void {
    this.#endedBy = code;
    this.#accessToken = undefined;
    this.#parts.onEnded(code);
  }
}
