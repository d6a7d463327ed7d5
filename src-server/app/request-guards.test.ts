import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { spokenProtocols } from '../../src-shared/protocol/version.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { protocolFailure } from './request-guards.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));
const [{ store }] = stores as [(typeof stores)[number]];

const headers = { 'content-type': 'application/json', 'x-duebook-protocol': '1' };

describe('bodies', () => {
  it('of strangers are not read at all where a session is needed', async () => {
    const tenant = await openTestTenant(store);
    const huge = { deviceId: randomUUID(), commands: ['x'.repeat(2_000_000)] };
    expect((await tenant.post('/v1/sync/commands', huge)).status).toBe(401);
    expect((await tenant.post('/v1/admin/users', huge)).status).toBe(401);
  });
});

describe('the protocol of a client', () => {
  it('is refused with who has to update; what hands in the outbox is open to every spoken major', () => {
    const spoken = [1, 2, 3];
    const ask = (header: unknown, isOpenToOld: boolean) => protocolFailure(header, isOpenToOld, spoken, 3);
    expect(['0', '1', '2', '3', '4'].map((header) => ask(header, true))).toEqual([
      'PROTOCOL_TOO_OLD',
      undefined,
      undefined,
      undefined,
      'SERVER_TOO_OLD',
    ]);
    expect(['1', '2', '3', '4'].map((header) => ask(header, false))).toEqual([
      'PROTOCOL_TOO_OLD',
      'PROTOCOL_TOO_OLD',
      undefined,
      'SERVER_TOO_OLD',
    ]);
    for (const header of [undefined, '', '3 ', '-3', '3.0', ['3'], '99999999999']) {
      expect(ask(header, true)).toBe('PROTOCOL_TOO_OLD');
    }
    expect(spokenProtocols).toContain(1);
  });

  it('is answered with 426 on every route of the protocol', async () => {
    const tenant = await openTestTenant(store);
    const send = async (protocol: string) => {
      const sent = { ...headers, 'x-duebook-protocol': protocol };
      const reply = await tenant.app.inject({
        method: 'POST',
        url: '/v1/sync/commands',
        headers: sent,
        payload: {},
      });
      return [reply.statusCode, reply.json().code];
    };
    expect(await send('0')).toEqual([426, 'PROTOCOL_TOO_OLD']);
    expect(await send('2')).toEqual([426, 'SERVER_TOO_OLD']);
    expect(await send('1')).toEqual([401, 'SIGN_IN_NEEDED']);
  });
});
