import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { SessionReply } from '../../src-shared/protocol/sync-api.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { ServerClient } from './server-client.ts';

export type SessionKeeper = {
  /** False when nobody has signed in, or the server has ended the session. */
  hasSession(): boolean;
  /** Takes the tokens of a sign-in. What was under way for the session before gets no further. */
  accept(reply: SessionReply): void;
  /**
   * Runs a request with an access token; on 401 renews it once and runs it again. OFFLINE where somebody has signed
   * in meanwhile: the request was the former session's.
   */
  authorized<Value>(send: (accessToken: string) => Promise<Result<Value>>): Promise<Result<Value>>;
};

/** Keeps the tokens: the access token in memory, the refresh token on disk before anything uses its access. */
export function createSessionKeeper(
  device: DevicePort,
  client: ServerClient,
  onSession: () => void,
): SessionKeeper {
  return new DeviceSessionKeeper(device, client, onSession);
}

class DeviceSessionKeeper implements SessionKeeper {
  readonly #device: DevicePort;
  readonly #client: ServerClient;
  readonly #onSession: () => void;
  #accessToken: string | undefined;
  #hasEnded = false;
  #renewal: Promise<Result<string>> | undefined;
  /** Counts the sign-ins. */
  #generation = 0;

  constructor(device: DevicePort, client: ServerClient, onSession: () => void) {
    this.#device = device;
    this.#client = client;
    this.#onSession = onSession;
  }

  hasSession(): boolean {
    return !this.#hasEnded && this.#device.session() !== undefined;
  }

  accept(reply: SessionReply): void {
    this.#keep(reply);
    this.#generation += 1;
    this.#renewal = undefined;
    this.#hasEnded = false;
    this.#onSession();
  }

  async authorized<Value>(send: (accessToken: string) => Promise<Result<Value>>): Promise<Result<Value>> {
    const generation = this.#generation;
    const token = await this.#renew(undefined);
    if (generation !== this.#generation) return fail('OFFLINE');
    if (!token.ok) return token;
    const reply = await send(token.value);
    if (reply.ok || reply.failure.code !== 'SIGN_IN_NEEDED') return reply;
    if (generation !== this.#generation) return fail('OFFLINE');
    const renewed = await this.#renew(token.value);
    if (generation !== this.#generation) return fail('OFFLINE');
    return renewed.ok ? send(renewed.value) : renewed;
  }

  #keep(reply: SessionReply): void {
    const { refreshToken, actor, organisation } = reply;
    this.#device.saveSession({ refreshToken, actor, organisation });
    this.#accessToken = reply.accessToken;
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
    const session = this.#device.session();
    if (session === undefined || this.#hasEnded) return fail('SIGN_IN_NEEDED');
    const generation = this.#generation;
    const reply = await this.#client.refresh(session.refreshToken, this.#device.deviceId());
    // Somebody has signed in since: neither new tokens of the former session nor its end count.
    if (generation !== this.#generation) return fail('OFFLINE');
    if (reply.ok) {
      this.#keep(reply.value);
      this.#onSession();
      return succeed(reply.value.accessToken);
    }
    if (reply.failure.code === 'SIGN_IN_NEEDED') this.#hasEnded = true;
    return reply;
  }
}
