import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { adminApi } from '../../src-shared/protocol/admin-api.ts';
import { sessionReplySchema } from '../../src-shared/protocol/session-api.ts';
import { protocolHeader, protocolVersion } from '../../src-shared/protocol/version.ts';
import { leaseKey, testLeaseNonce } from '../engine/lease.fixture.ts';
import type { ServerProcess } from './server-process.fixture.ts';

type AdminApi = typeof adminApi;
type InputOf<Name extends keyof AdminApi> = z.input<NonNullable<AdminApi[Name]['~orpc']['inputSchema']>>;

export type Administration = <Name extends keyof AdminApi>(
  name: Name,
  input: InputOf<Name>,
) => Promise<unknown>;

/** Signs the administrator in on a device of their own; calls throw where the server refuses. */
export async function administer(server: Pick<ServerProcess, 'url' | 'signIn'>): Promise<Administration> {
  const post = async (path: string, body: unknown, token?: string): Promise<unknown> => {
    const response = await fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [protocolHeader]: String(protocolVersion),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const device = {
    deviceId: randomUUID(),
    deviceName: 'administration',
    devicePublicKey: leaseKey,
    leaseNonce: testLeaseNonce,
  };
  const reply = await post('/v1/session', { ...server.signIn('administrator'), ...device });
  const { accessToken } = sessionReplySchema.parse(reply);
  return (name, input) => post(adminApi[name]['~orpc'].route.path ?? '', input, accessToken);
}
