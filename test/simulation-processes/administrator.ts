import { randomUUID } from 'node:crypto';
import { newSigningKeys } from '../../src-server/identity/signing-keys.ts';
import { adminApi } from '../../src-shared/protocol/admin-api.ts';
import { sessionApi, sessionReplySchema } from '../../src-shared/protocol/session-api.ts';
import { protocolHeader, protocolVersion } from '../../src-shared/protocol/version.ts';
import { firstPassword, type Person } from './organisation.ts';

/** Works on users and assignments from a browser somewhere, straight at the server. */
export type Administrator = {
  /** True where the server has said that it is done; it may be done without that. */
  assign(accountIds: readonly string[], collectorId: string, territory: string): Promise<boolean>;
  setTerritory(person: Person, territory: string): Promise<boolean>;
  resetPassword(userId: string, password: string): Promise<boolean>;
};

const timeLimitMs = 10_000;

type Route = { readonly '~orpc': { readonly route: { readonly path?: string } } };

export function createAdministrator(serverUrl: string, person: Person): Administrator {
  const deviceId = randomUUID();
  const { publicKey } = newSigningKeys();
  let token: string | undefined;
  const post = async (route: Route, body: object): Promise<Response | undefined> => {
    try {
      return await fetch(`${serverUrl}${route['~orpc'].route.path ?? ''}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [protocolHeader]: String(protocolVersion),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeLimitMs),
      });
    } catch {
      // The server is away. Somebody will do it again.
      return undefined;
    }
  };
  const signIn = async (): Promise<void> => {
    const { userName } = person;
    const leaseNonce = 'A'.repeat(22);
    const names = { deviceId, deviceName: 'Administration', devicePublicKey: publicKey, leaseNonce };
    const reply = await post(sessionApi.signIn, { userName, password: firstPassword, ...names });
    const body: unknown = await reply?.json().catch(() => undefined);
    const parsed = sessionReplySchema.safeParse(body);
    token = parsed.success ? parsed.data.accessToken : undefined;
  };
  const call = async (route: Route, body: object): Promise<boolean> => {
    if (token === undefined) await signIn();
    const reply = await post(route, body);
    if (reply?.status === 401) token = undefined;
    await reply?.body?.cancel();
    return reply?.ok === true;
  };
  return {
    assign: (accountIds, collectorId, territory) =>
      call(adminApi.assign, { accountIds, collectorId, territory }),
    setTerritory: ({ userId, role }, territory) =>
      call(adminApi.updateUser, {
        id: userId,
        name: `Name of ${userId}`,
        role,
        active: true,
        territories: [territory],
      }),
    resetPassword: (userId, password) => call(adminApi.resetPassword, { userId, password }),
  };
}
