import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newSigningKeys, signText } from '../../src-server/identity/signing-keys.ts';
import { refreshText } from '../../src-shared/protocol/session-api.ts';
import { buildAccount } from '../fixtures/server/ledger-builders.ts';
import { openTestStores } from '../fixtures/server/test-stores.ts';
import { type AbuseServer, openAbuseServer } from './fixtures/abuse-server.ts';
import { batch, buildCommand } from './fixtures/commands.ts';
import {
  codeOf,
  type Device,
  leaseNonce,
  readSession,
  refreshBody,
  signInBody,
  signInDevice,
} from './fixtures/device.ts';
import { listenForHints } from './fixtures/hint-listener.ts';
import { expectRefusal } from './fixtures/replies.ts';
import { type HomePerson, homePeople, openWorld, type World, writeDocuments } from './fixtures/world.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const pullRequest = { collection: 'accounts', checkpoint: null, limit: 10 };
const minuteMs = 60_000;

describe.each(stores)('tokens on $name', ({ store }) => {
  let server: AbuseServer;
  let world: World;
  let port: number;

  beforeAll(async () => {
    server = await openAbuseServer(store);
    world = await openWorld(server);
    port = await server.listen();
  });
  afterAll(() => server.app.close());

  const enrol = (person: HomePerson): Promise<Device> =>
    signInDevice(server, { userName: world.userName(homePeople[person].id) });
  const refresh = (body: unknown) => server.call('POST', '/v1/session/refresh', body);
  const pullWith = (token: string | undefined) => server.call('POST', '/v1/sync/pull', pullRequest, token);
  const asAdmin = async (path: string, body: unknown) => {
    const { token } = await enrol('admin');
    const answer = await server.call('POST', path, body, token);
    expect(answer.status).toBe(200);
  };
  const wait = (ms: number): void => {
    server.clock.now = new Date(server.clock.now.getTime() + ms);
  };

  it('that are forged are refused like none: of another tenant, another secret, another case, with more behind', async () => {
    const { token } = await enrol('amelie');
    const secret = token.slice(token.indexOf('.') + 1);
    const forged = [
      undefined,
      `${world.awayId}.${secret}`,
      `${randomUUID()}.${secret}`,
      token.toUpperCase(),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      `${token}A`,
      `${token} ${token}`,
      token.slice(0, -1),
      secret,
      `' or 1=1 --${'x'.repeat(30)}`,
      `${world.homeId}.${'A'.repeat(43)}`,
      `*.${secret}`,
      world.devices.amelie.session.refreshToken,
    ];
    const answers = await Promise.all(forged.map(pullWith));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers.map((answer) => [answer.status, codeOf(answer)])[0]).toEqual([401, 'SIGN_IN_NEEDED']);
    expect((await pullWith(token)).status).toBe(200);
  });

  it('end after five minutes, on every route alike', async () => {
    const device = await enrol('amelie');
    wait(5 * minuteMs);
    for (const path of ['/v1/sync/pull', '/v1/sync/commands', '/v1/sync/digest', '/v1/session/end']) {
      const answer = await device.post(path, pullRequest);
      expect([answer.status, codeOf(answer)]).toEqual([401, 'SIGN_IN_NEEDED']);
    }
    const stream = await server.call('GET', '/v1/sync/stream', undefined, device.token);
    expect([stream.status, codeOf(stream)]).toEqual([401, 'SIGN_IN_NEEDED']);
  });

  it('to refresh with are worth nothing to whoever copied them, and the owner keeps the session', async () => {
    const device = await enrol('amelie');
    const thief = await enrol('tomasz');
    const { refreshToken } = device.session;
    const otherToken = thief.session.refreshToken;
    const valid = refreshBody(device.id, device.keys, refreshToken);
    const attempts = {
      "the thief's key and device": refreshBody(thief.id, thief.keys, refreshToken),
      "the thief's key": refreshBody(device.id, thief.keys, refreshToken),
      'no key at all': { ...valid, proof: 'A'.repeat(86) },
      'a proof for another token': refreshBody(device.id, device.keys, otherToken),
      "a proof of another token's text": {
        ...valid,
        proof: signText(device.keys, refreshText(device.id, otherToken)),
      },
      'a proof of another device': {
        ...valid,
        proof: signText(device.keys, refreshText(thief.id, refreshToken)),
      },
      'the token of another tenant': {
        ...valid,
        refreshToken: refreshToken.replace(world.homeId, world.awayId),
      },
      'another device id': refreshBody(randomUUID(), device.keys, refreshToken),
    };
    const refused = new Set<string>();
    for (const [what, body] of Object.entries(attempts)) {
      const request = what === 'a proof for another token' ? { ...body, refreshToken } : body;
      const { status, text } = await refresh(request);
      refused.add(`${status} ${text}`);
    }
    expect([...refused]).toEqual([expect.stringMatching(/^401 .*"SIGN_IN_NEEDED"/)]);
    expect((await pullWith(device.token)).status).toBe(200);
    expect((await refresh(valid)).status).toBe(200);
  });

  it('to refresh with that come back when they were replaced end the session for thief and owner', async () => {
    const device = await enrol('amelie');
    const first = refreshBody(device.id, device.keys, device.session.refreshToken);
    const second = readSession(await refresh(first));
    const third = readSession(await refresh(refreshBody(device.id, device.keys, second.refreshToken)));
    expect(codeOf(await refresh(first))).toBe('SIGN_IN_NEEDED');
    expect(codeOf(await refresh(refreshBody(device.id, device.keys, third.refreshToken)))).toBe(
      'SIGN_IN_NEEDED',
    );
    for (const { accessToken } of [device.session, second, third]) {
      expect((await pullWith(accessToken)).status).toBe(401);
    }
  });

  it('to refresh with give one set of tokens each, however many ask at once', async () => {
    const device = await enrol('amelie');
    const body = refreshBody(device.id, device.keys, device.session.refreshToken);
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(body)));
    expect(answers.filter((answer) => answer.status === 200).length).toBeLessThanOrEqual(2);
    expect(answers.filter((answer) => answer.status >= 500)).toEqual([]);
  });

  it('of a key that is no key, or one that signs anything, are given to nobody or bound to it', async () => {
    const weak = ['A'.repeat(43), `AQ${'A'.repeat(41)}`, '_'.repeat(43), `7P${'_'.repeat(41)}`];
    for (const devicePublicKey of weak) {
      const deviceId = randomUUID();
      const body = { ...signInBody({ userName: world.userName('felix'), deviceId }), devicePublicKey };
      const answer = await server.call('POST', '/v1/session', body);
      if (answer.status !== 200) {
        expectRefusal(answer, devicePublicKey);
        continue;
      }
      const { refreshToken } = readSession(answer);
      for (const proof of ['A'.repeat(86), `AQ${'A'.repeat(84)}`]) {
        const refreshed = await refresh({ refreshToken, deviceId, proof, leaseNonce });
        expect(expectRefusal(refreshed, devicePublicKey)).toBe('SIGN_IN_NEEDED');
      }
    }
  });

  it('for a device id that somebody else enrolled need its key, and the answer says nothing of whose it is', async () => {
    const body = signInBody({ userName: world.userName('felix'), deviceId: world.colleague.deviceId });
    const answer = await server.call('POST', '/v1/session', body);
    expect(expectRefusal(answer, 'a foreign device id')).toBe('FORBIDDEN');
    expect(answer.text).not.toContain(world.colleague.userId);
    const elsewhere = signInBody({ userName: world.userName('felix'), deviceId: world.away.deviceId });
    expect((await server.call('POST', '/v1/session', elsewhere)).status).toBe(200);
    const untouched = await world.devices.tomasz.post('/v1/sync/pull', pullRequest);
    expect([200, 401]).toContain(untouched.status);
  });

  it('of a revoked device are refused, its stream ends, and it is never enrolled again', async () => {
    const device = await enrol('amelie');
    const stream = await listenForHints(port, device.token);
    expect(stream.status).toBe(200);
    await asAdmin('/v1/admin/devices/revoke', { deviceId: device.id });
    await stream.ended;
    const seen = stream.events.length;
    await writeDocuments(server, world.homeId, [
      { collection: 'accounts', document: buildAccount(randomUUID(), device.userId) },
    ]);
    expect(stream.events).toHaveLength(seen);
    const answer = await device.post('/v1/sync/pull', pullRequest);
    expect([answer.status, codeOf(answer)]).toEqual([401, 'DEVICE_REVOKED']);
    const command = batch(device, buildCommand(device, world.own.amelie.accountId));
    expect((await device.post('/v1/sync/commands', command)).status).toBe(401);
    const body = refreshBody(device.id, device.keys, device.session.refreshToken);
    expect(codeOf(await refresh(body))).toBe('DEVICE_REVOKED');
    for (const keys of [device.keys, newSigningKeys()]) {
      const again = signInBody({ userName: world.userName('am_lie'), deviceId: device.id, keys });
      expect((await server.call('POST', '/v1/session', again)).status).toBeGreaterThanOrEqual(400);
    }
    expect((await listenForHints(port, device.token)).status).toBe(401);
  });

  it.each([
    [
      'signs out',
      'SIGN_IN_NEEDED',
      async (device: Device) => void (await device.post('/v1/session/end', {})),
    ],
    [
      'is deactivated',
      'USER_INACTIVE',
      ({ userId }: Device) =>
        asAdmin('/v1/admin/users/update', {
          id: userId,
          name: 'x',
          role: 'collector',
          active: false,
          territories: [],
        }),
    ],
    [
      'gets a new password',
      'PASSWORD_CHANGED',
      ({ userId }: Device) =>
        asAdmin('/v1/admin/users/password', { userId, password: 'seven wooden lighthouses sing' }),
    ],
  ])('of somebody who %s end with their stream', async (_what, code, act) => {
    const person = randomUUID();
    const created = { userName: person, name: 'x', role: 'collector', territories: [] };
    const password = 'eleven paper boats drift';
    await asAdmin('/v1/admin/users', { ...created, password });
    const device = await signInDevice(server, { userName: person, password });
    const stream = await listenForHints(port, device.token);
    await act(device);
    await stream.ended;
    const answer = await pullWith(device.token);
    expect([answer.status, codeOf(answer)]).toEqual([401, code]);
    const { id, keys, session } = device;
    expect(codeOf(await refresh(refreshBody(id, keys, session.refreshToken)))).toBe(code);
  });

  it('give at once no more than the role that their user has now', async () => {
    const person = randomUUID();
    const created = { userName: person, name: 'x', role: 'administrator', territories: [] };
    const password = 'eleven paper boats drift';
    await asAdmin('/v1/admin/users', { ...created, password });
    const device = await signInDevice(server, { userName: person, password });
    expect((await device.post('/v1/admin/users/list', { after: null, limit: 5 })).status).toBe(200);
    const { userId } = device;
    const demoted = { id: userId, name: 'x', role: 'collector', active: true, territories: [] };
    await asAdmin('/v1/admin/users/update', demoted);
    const answer = await device.post('/v1/admin/users/list', { after: null, limit: 5 });
    expect([answer.status, codeOf(answer)]).toEqual([403, 'FORBIDDEN']);
    const pulled = await device.post('/v1/sync/pull', pullRequest);
    expect(JSON.parse(pulled.text).documents).toEqual([]);
  });

  it('carry hints of what their user sees alone, and positions and names of collections alone', async () => {
    const people: readonly HomePerson[] = ['amelie', 'felix', 'ruth', 'admin'];
    const listeners = new Map(
      await Promise.all(
        people.map(async (name) => {
          const { token } = await enrol(name);
          return [name, await listenForHints(port, token)] as const;
        }),
      ),
    );
    const before = new Map([...listeners].map(([name, { events }]) => [name, events.length]));
    const secret = { ...buildAccount(randomUUID(), 'amelie'), territory: 'north' };
    await writeDocuments(server, world.homeId, [{ collection: 'accounts', document: secret }]);
    const own = { ...buildAccount(randomUUID(), 'am_lie'), territory: 'n_rth' };
    await writeDocuments(server, world.homeId, [{ collection: 'accounts', document: own }]);
    const came = (name: HomePerson) => (listeners.get(name)?.events.length ?? 0) - (before.get(name) ?? 0);
    await expect.poll(() => [came('amelie'), came('ruth'), came('admin')]).toEqual([1, 1, 2]);
    expect(came('felix')).toBe(0);
    for (const { events } of listeners.values()) {
      for (const event of events) {
        expect(Object.keys(JSON.parse(event)).sort()).toEqual(['collections', 'seq']);
      }
    }
    await Promise.all([...listeners.values()].map((listener) => listener.close()));
  });
});
