import { fail, type Result, succeed } from '../../src-shared/domain/failure.ts';
import type { SessionReply } from '../../src-shared/protocol/sync-api.ts';
import type { DevicePort } from '../engine/ports/device-port.ts';
import type { ServerClient } from './server-client.ts';

export type SessionKeeper = {
  /** False when nobody has signed in, or the server has ended the session. */
  hasSession(): boolean;
  /** Takes the tokens of a sign-in or a renewal; true when another user than before has come. */
  accept(reply: SessionReply): boolean;
  /** Runs a request with an access token; on 401 renews it once and runs it again. */
  authorized<Value>(send: (accessToken: string) => Promise<Result<Value>>): Promise<Result<Value>>;
};

/** Keeps the tokens: the access token in memory, the refresh token on disk before anything uses its access. */
export function createSessionKeeper(
  device: DevicePort,
  client: ServerClient,
  onSession: () => void,
): SessionKeeper {
  let accessToken: string | undefined;
  let hasEnded = false;
  let renewal: Promise<Result<string>> | undefined;

  const accept = (reply: SessionReply): boolean => {
    const before = device.session()?.actor.userId;
    const { refreshToken, actor, organisation } = reply;
    device.saveSession({ refreshToken, actor, organisation });
    accessToken = reply.accessToken;
    hasEnded = false;
    onSession();
    return before !== undefined && before !== actor.userId;
  };
  const renewOnce = async (): Promise<Result<string>> => {
    const session = device.session();
    if (session === undefined || hasEnded) return fail('SIGN_IN_NEEDED');
    const reply = await client.refresh(session.refreshToken, device.deviceId());
    if (reply.ok) {
      accept(reply.value);
      return succeed(reply.value.accessToken);
    }
    if (reply.failure.code === 'SIGN_IN_NEEDED') hasEnded = true;
    return reply;
  };
  /** Renews unless another request has done so since `spent` was taken. */
  const renew = (spent: string | undefined): Promise<Result<string>> => {
    if (accessToken !== undefined && accessToken !== spent) return Promise.resolve(succeed(accessToken));
    renewal ??= renewOnce().finally(() => {
      renewal = undefined;
    });
    return renewal;
  };
  return {
    hasSession: () => !hasEnded && device.session() !== undefined,
    accept,
    async authorized(send) {
      const token = await renew(undefined);
      if (!token.ok) return token;
      const reply = await send(token.value);
      if (reply.ok || reply.failure.code !== 'SIGN_IN_NEEDED') return reply;
      const renewed = await renew(token.value);
      return renewed.ok ? send(renewed.value) : renewed;
    },
  };
}
