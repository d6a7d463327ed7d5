import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leaseText, type SessionReply } from '../../src-shared/protocol/session-api.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import {
  newTestDevice,
  openTestTenant,
  type TestDevice,
  type TestTenant,
  testLeaseNonce,
  testPassword,
} from '../../test/fixtures/server/test-tenant.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { isSignedBy, newSigningKeys } from './signing-keys.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const nextPassword = 'a further long password';

describe.each(stores)('devices on $name', ({ store }) => {
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await openTestTenant(store);
  });

  const signInOn = (device: TestDevice, person: 'amelie' | 'tomasz' = 'amelie', password = testPassword) =>
    tenant.post('/v1/session', {
      userName: tenant.userName(person),
      password,
      deviceId: device.id,
      deviceName: 'Desk',
      devicePublicKey: device.keys.publicKey,
      leaseNonce: testLeaseNonce,
    });
  const pull = async (token: string) => {
    const request = { collection: 'accounts', checkpoint: null, limit: 1 };
    const { status, body } = await tenant.post('/v1/sync/pull', request, token);
    return [status, (body as { code?: string }).code];
  };
  const refreshed = async (refreshToken: string, device: TestDevice) => {
    const { status, body } = await tenant.refresh(refreshToken, device);
    return [status, (body as { code?: string }).code];
  };
  const deviceRow = (id: string) =>
    inTenant(store.db, tenant.tenantId, (trx) =>
      trx
        .selectFrom('device')
        .selectAll()
        .where('tenant_id', '=', tenant.tenantId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    );

  it('keep the key of their first sign-in: another one for the same id is refused and audited', async () => {
    const device = newTestDevice();
    expect((await signInOn(device)).status).toBe(200);
    expect((await signInOn(device)).status).toBe(200);
    const stranger = { id: device.id, keys: newSigningKeys() };
    const refused = await signInOn(stranger);
    expect([refused.status, refused.body]).toEqual([403, expect.objectContaining({ code: 'FORBIDDEN' })]);
    expect((await deviceRow(device.id)).public_key).toBe(device.keys.publicKey);
    const audit = await inTenant(store.db, tenant.tenantId, (trx) =>
      trx.selectFrom('audit').select(['subject', 'action']).orderBy('n', 'desc').executeTakeFirstOrThrow(),
    );
    expect(audit).toEqual({ subject: device.id, action: 'session.refused' });
  });

  it('tell nothing about a device to whoever has not the password', async () => {
    const device = newTestDevice();
    await signInOn(device);
    const wrong = await signInOn({ id: device.id, keys: newSigningKeys() }, 'amelie', 'not the password');
    expect(wrong.body).toMatchObject({ code: 'SIGN_IN_FAILED' });
  });

  it('may be used by one person after another, and belong to the last', async () => {
    const device = newTestDevice();
    await signInOn(device, 'amelie');
    expect((await signInOn(device, 'tomasz')).status).toBe(200);
    expect((await deviceRow(device.id)).user_id).toBe('tomasz');
  });

  it('get a lease that the key of the organisation has signed, anew with every refresh', async () => {
    const device = newTestDevice();
    const { lease, leaseKey, refreshToken } = (await signInOn(device)).body as SessionReply;
    expect(lease).toMatchObject({ deviceId: device.id, userId: 'amelie', nonce: testLeaseNonce });
    expect(Date.parse(lease.expiresAt) - Date.parse(lease.issuedAt)).toBe(72 * 3_600_000);
    expect(isSignedBy(leaseKey, leaseText(lease), lease.signature)).toBe(true);
    const longer = { ...lease, expiresAt: lease.issuedAt };
    expect(isSignedBy(leaseKey, leaseText(longer), lease.signature)).toBe(false);
    const nonce = 'nonce-of-a-later-time0';
    expect(isSignedBy(leaseKey, leaseText({ ...lease, nonce }), lease.signature)).toBe(false);
    tenant.clock.now = new Date(tenant.clock.now.getTime() + 60_000);
    const next = (await tenant.refresh(refreshToken, device, nonce)).body as SessionReply;
    expect(next.lease.nonce).toBe(nonce);
    expect(next.leaseKey).toBe(leaseKey);
    expect(Date.parse(next.lease.expiresAt) - Date.parse(lease.expiresAt)).toBe(60_000);
    expect(isSignedBy(leaseKey, leaseText(next.lease), next.lease.signature)).toBe(true);
  });

  it('are marked as seen when they sign in and when they refresh', async () => {
    const device = newTestDevice();
    const { refreshToken } = (await signInOn(device)).body as SessionReply;
    expect((await deviceRow(device.id)).last_seen_at).toEqual(tenant.clock.now);
    tenant.clock.now = new Date(tenant.clock.now.getTime() + 240_000);
    await tenant.refresh(refreshToken, device);
    expect((await deviceRow(device.id)).last_seen_at).toEqual(tenant.clock.now);
  });

  it('are signed out by their user: no token of the session is good any more', async () => {
    const { reply, device } = await tenant.signIn('amelie');
    expect((await tenant.post('/v1/session/end', {}, reply.accessToken)).status).toBe(200);
    expect(await pull(reply.accessToken)).toEqual([401, 'SIGN_IN_NEEDED']);
    expect(await refreshed(reply.refreshToken, device)).toEqual([401, 'SIGN_IN_NEEDED']);
  });
});

describe.each(stores)('a changed password on $name', ({ store }) => {
  it('ends the other sessions of the user with the reason, and not the one it was changed in', async () => {
    const tenant = await openTestTenant(store);
    const [here, there, other] = [
      await tenant.signIn('ruth'),
      await tenant.signIn('ruth'),
      await tenant.signIn('amelie'),
    ];
    const change = (present: string, next: string) =>
      tenant.post('/v1/session/password', { present, next }, here.reply.accessToken);
    const code = async (reply: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await reply;
      return [status, (body as { code?: string }).code];
    };
    expect(await code(change('wrong', nextPassword))).toEqual([422, 'SIGN_IN_FAILED']);
    for (const weak of ['short', testPassword, 'aaaaaaaaaaaaaaaa', tenant.userName('ruth')]) {
      expect(await code(change(testPassword, weak))).toEqual([422, 'PASSWORD_WEAK']);
    }
    expect((await change(testPassword, nextPassword)).status).toBe(200);

    const pull = (token: string) =>
      code(tenant.post('/v1/sync/pull', { collection: 'accounts', checkpoint: null, limit: 1 }, token));
    expect(await pull(here.reply.accessToken)).toEqual([200, undefined]);
    expect(await pull(other.reply.accessToken)).toEqual([200, undefined]);
    expect(await pull(there.reply.accessToken)).toEqual([401, 'PASSWORD_CHANGED']);
    expect(await code(tenant.refresh(there.reply.refreshToken, there.device))).toEqual([
      401,
      'PASSWORD_CHANGED',
    ]);
    await expect(tenant.signIn('ruth')).rejects.toThrow('401');
  });

  it('cannot be guessed with a session that somebody left open', async () => {
    const tenant = await openTestTenant(store);
    const { reply } = await tenant.signIn('ruth');
    const statuses: number[] = [];
    for (let n = 0; n < 8; n += 1) {
      const guess = { present: `guess ${n}`, next: nextPassword };
      statuses.push((await tenant.post('/v1/session/password', guess, reply.accessToken)).status);
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429, 429]);
  });
});
