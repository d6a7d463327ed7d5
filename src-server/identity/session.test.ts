import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SessionReply } from '../../src-shared/protocol/session-api.ts';
import { refreshText } from '../../src-shared/protocol/session-api.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import {
  newTestDevice,
  openTestTenant,
  type TestDevice,
  type TestTenant,
  testLeaseNonce,
  testPassword,
} from '../../test/fixtures/server/test-tenant.ts';

import { signText } from './signing-keys.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

describe.each(stores)('sessions on $name', ({ store }) => {
  let tenant: TestTenant;

  beforeAll(async () => {
    tenant = await openTestTenant(store);
  });

  const refresh = async (refreshToken: string, device: TestDevice) => {
    const { status, body } = await tenant.refresh(refreshToken, device);
    return { status, reply: body as SessionReply, code: (body as { code?: string }).code };
  };
  const pullStatus = async (token: string): Promise<number> => {
    const request = { collection: 'accounts', checkpoint: null, limit: 1 };
    return (await tenant.post('/v1/sync/pull', request, token)).status;
  };

  it('signs in with the right password, whatever the case of the user name', async () => {
    const signIn = {
      password: testPassword,
      deviceId: randomUUID(),
      deviceName: 'Desk',
      devicePublicKey: newTestDevice().keys.publicKey,
      leaseNonce: testLeaseNonce,
    };
    const reply = await tenant.post('/v1/session', {
      ...signIn,
      userName: tenant.userName('amelie').toUpperCase(),
    });
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      actor: { userId: 'amelie', role: 'collector' },
      organisation: { id: tenant.tenantId },
      accessExpiresInMs: 300_000,
    });
  });

  it('stores no token and no password, only hashes', async () => {
    const { reply } = await tenant.signIn('amelie');
    const tables = ['session', 'access_token', 'refresh_token', 'app_user', 'audit'] as const;
    const rows = await Promise.all(tables.map((table) => store.db.selectFrom(table).selectAll().execute()));
    const text = JSON.stringify(rows);
    expect(text).not.toContain(reply.accessToken.split('.')[1]);
    expect(text).not.toContain(reply.refreshToken.split('.')[1]);
    expect(text).not.toContain(testPassword);
  });

  it('answers alike for a wrong password and an unknown user', async () => {
    const attempt = {
      password: 'wrong',
      deviceId: randomUUID(),
      deviceName: '',
      devicePublicKey: newTestDevice().keys.publicKey,
      leaseNonce: testLeaseNonce,
    };
    const wrong = await tenant.post('/v1/session', { ...attempt, userName: tenant.userName('ruth') });
    const unknown = await tenant.post('/v1/session', { ...attempt, userName: `nobody@${tenant.tenantId}` });
    const nul = await tenant.post('/v1/session', { ...attempt, userName: 'a\u0000b' });
    expect(wrong.status).toBe(401);
    expect([unknown.status, unknown.text]).toEqual([wrong.status, wrong.text]);
    expect([nul.status, nul.text]).toEqual([wrong.status, wrong.text]);
  });

  it('slows the guessing of a password, and lets the right one in after the wait', async () => {
    const guess = {
      userName: tenant.userName('tomasz'),
      deviceId: randomUUID(),
      deviceName: '',
      devicePublicKey: newTestDevice().keys.publicKey,
      leaseNonce: testLeaseNonce,
    };
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 8; attempt += 1) {
      statuses.push((await tenant.post('/v1/session', { ...guess, password: `guess ${attempt}` })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 401, 401, 429, 429]);
    expect((await tenant.post('/v1/session', { ...guess, password: testPassword })).status).toBe(429);
    tenant.clock.now = new Date(tenant.clock.now.getTime() + 2000);
    expect((await tenant.post('/v1/session', { ...guess, password: testPassword })).status).toBe(200);
  });

  it('checks no more passwords when guesses come at once', async () => {
    const other = await openTestTenant(store);
    const guess = {
      userName: other.userName('ruth'),
      deviceId: randomUUID(),
      deviceName: '',
      devicePublicKey: newTestDevice().keys.publicKey,
      leaseNonce: testLeaseNonce,
    };
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, n) => other.post('/v1/session', { ...guess, password: `guess ${n}` })),
    );
    expect(replies.filter((reply) => reply.status === 401)).toHaveLength(6);
    other.clock.now = new Date(other.clock.now.getTime() + 2000);
    expect((await other.post('/v1/session', { ...guess, password: testPassword })).status).toBe(200);
  });

  it('ends an access token after five minutes and not before', async () => {
    const { reply } = await tenant.signIn('amelie');
    tenant.clock.now = new Date(tenant.clock.now.getTime() + 299_000);
    expect(await pullStatus(reply.accessToken)).toBe(200);
    tenant.clock.now = new Date(tenant.clock.now.getTime() + 1000);
    expect(await pullStatus(reply.accessToken)).toBe(401);
  });

  it('rotates the refresh token and survives one lost answer', async () => {
    const { reply, device } = await tenant.signIn('amelie');
    const lost = await refresh(reply.refreshToken, device);
    const again = await refresh(reply.refreshToken, device);
    expect([lost.status, again.status]).toEqual([200, 200]);
    expect(await pullStatus(again.reply.accessToken)).toBe(200);
    expect((await refresh(again.reply.refreshToken, device)).status).toBe(200);
  });

  it('a refresh that arrives late does not sign out the device, which goes on with the answer that it has', async () => {
    const { reply, device } = await tenant.signIn('amelie');
    const kept = await refresh(reply.refreshToken, device);
    const late = await refresh(reply.refreshToken, device);
    expect([kept.status, late.status]).toEqual([200, 200]);
    expect(await pullStatus(kept.reply.accessToken)).toBe(200);
    const next = await refresh(kept.reply.refreshToken, device);
    expect(next.status).toBe(200);
    // The answer of the next one is lost as well.
    const again = await refresh(kept.reply.refreshToken, device);
    expect((await refresh(again.reply.refreshToken, device)).status).toBe(200);
  });

  it('goes on with a token that waited unused for weeks while the one before it was used again', async () => {
    const { reply, device } = await tenant.signIn('amelie');
    const kept = await refresh(reply.refreshToken, device);
    const start = tenant.clock.now;
    tenant.clock.now = new Date(start.getTime() + 21 * 86_400_000);
    await refresh(reply.refreshToken, device);
    const next = await refresh(kept.reply.refreshToken, device);
    tenant.clock.now = start;
    expect(next.status).toBe(200);
  });

  it.each([0, 1])('of two tokens that follow one, using either (%i) retires the other', async (used) => {
    const { reply, device } = await tenant.signIn('amelie');
    const both = [await refresh(reply.refreshToken, device), await refresh(reply.refreshToken, device)];
    const next = await refresh(both[used]?.reply.refreshToken ?? '', device);
    expect(next.status).toBe(200);
    expect((await refresh(both[1 - used]?.reply.refreshToken ?? '', device)).status).toBe(401);
    expect((await refresh(next.reply.refreshToken, device)).status).toBe(401);
    expect(await pullStatus(next.reply.accessToken)).toBe(401);
  });

  it('ends at the third use of a token, and with it both tokens that follow', async () => {
    const { reply, device } = await tenant.signIn('amelie');
    const first = await refresh(reply.refreshToken, device);
    const second = await refresh(reply.refreshToken, device);
    expect((await refresh(reply.refreshToken, device)).status).toBe(401);
    expect((await refresh(first.reply.refreshToken, device)).status).toBe(401);
    expect((await refresh(second.reply.refreshToken, device)).status).toBe(401);
  });

  it.each(['amelie', 'tomasz'] as const)(
    'a sign-in of %s on the device ends its other sessions, and those of no other device',
    async (person) => {
      const before = await tenant.signIn('amelie');
      const elsewhere = await tenant.signIn('amelie');
      const { reply } = await tenant.signIn(person, before.device);
      expect(await pullStatus(reply.accessToken)).toBe(200);
      expect(await pullStatus(elsewhere.reply.accessToken)).toBe(200);
      expect(await pullStatus(before.reply.accessToken)).toBe(401);
      expect(await refresh(before.reply.refreshToken, before.device)).toMatchObject({
        status: 401,
        code: 'SIGN_IN_NEEDED',
      });
      expect((await refresh(reply.refreshToken, before.device)).status).toBe(200);
    },
  );

  it('two people in turn on one device: each works on after the own sign-in', async () => {
    const { device } = await tenant.signIn('amelie');
    for (const person of ['tomasz', 'amelie', 'tomasz'] as const) {
      const { reply } = await tenant.signIn(person, device);
      const renewed = await refresh(reply.refreshToken, device);
      expect(renewed.reply.actor.userId).toBe(person);
      expect(await pullStatus(renewed.reply.accessToken)).toBe(200);
    }
  });

  it("sign-ins and refreshes of one device at once do not stand in each other's way", async () => {
    const { reply, device } = await tenant.signIn('amelie');
    const [renewed, ...signedIn] = await Promise.all([
      refresh(reply.refreshToken, device),
      tenant.signIn('amelie', device),
      tenant.signIn('tomasz', device),
    ]);
    expect([200, 401]).toContain(renewed.status);
    const open = await Promise.all(signedIn.map((one) => pullStatus(one.reply.accessToken)));
    expect(open.sort()).toEqual([200, 401]);
  });

  it('revokes the session when an old refresh token is used beyond that', async () => {
    const { reply, device } = await tenant.signIn('amelie');
    await refresh(reply.refreshToken, device);
    const second = await refresh(reply.refreshToken, device);
    expect((await refresh(reply.refreshToken, device)).status).toBe(401);
    expect((await refresh(second.reply.refreshToken, device)).status).toBe(401);
    expect(await pullStatus(second.reply.accessToken)).toBe(401);
  });

  it('revokes the session when the token before the one in use comes back', async () => {
    const { reply, device } = await tenant.signIn('amelie');
    const first = await refresh(reply.refreshToken, device);
    const second = await refresh(first.reply.refreshToken, device);
    expect((await refresh(reply.refreshToken, device)).status).toBe(401);
    expect((await refresh(second.reply.refreshToken, device)).status).toBe(401);
  });

  it('gives nothing for a refresh token without the key of its device, and ends nothing either', async () => {
    const { reply, device } = await tenant.signIn('amelie');
    const thief = newTestDevice();
    expect((await refresh(reply.refreshToken, thief)).status).toBe(401);
    expect((await refresh(reply.refreshToken, { ...thief, id: device.id })).status).toBe(401);
    const { keys } = device;
    const signedForAnother = signText(keys, refreshText(thief.id, reply.refreshToken));
    const { refreshToken } = reply;
    const body = {
      refreshToken,
      deviceId: device.id,
      proof: signedForAnother,
      leaseNonce: testLeaseNonce,
    };
    expect((await tenant.post('/v1/session/refresh', body)).status).toBe(401);
    expect((await refresh(reply.refreshToken, device)).status).toBe(200);
  });

  it('refuses tokens that are none, and a client of another protocol', async () => {
    for (const token of [
      'x'.repeat(40),
      `${tenant.tenantId}.${'A'.repeat(43)}`,
      `' or 1=1 --${'x'.repeat(20)}`,
    ]) {
      expect(await pullStatus(token)).toBe(401);
    }
    const reply = await tenant.app.inject({ method: 'POST', url: '/v1/sync/pull', payload: {} });
    expect([reply.statusCode, reply.json()]).toEqual([
      426,
      expect.objectContaining({ code: 'PROTOCOL_TOO_OLD' }),
    ]);
  });

  it('answers every failure with a code and a message and no inner detail', async () => {
    const { reply } = await tenant.signIn('amelie');
    const bad = [
      await tenant.post(
        '/v1/sync/pull',
        { collection: 'app_user', checkpoint: null, limit: 1 },
        reply.accessToken,
      ),
      await tenant.post('/v1/sync/pull', { collection: 'accounts', limit: -1 }, reply.accessToken),
      await tenant.post('/v1/session', { userName: 5 }),
      await tenant.post('/v1/nothing', {}),
    ];
    expect(bad.map(({ status }) => status)).toEqual([400, 400, 400, 404]);
    for (const { body, text } of bad) {
      expect(body).toMatchObject({ code: expect.any(String), message: expect.any(String) });
      expect(text).not.toMatch(/stack|node_modules|app_user|zod|select /i);
    }
  });
});
