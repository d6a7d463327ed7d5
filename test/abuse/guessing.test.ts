import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noteInput } from '../../src-shared/commands/command-inputs.fixture.ts';
import { openTestStores } from '../fixtures/server/test-stores.ts';
import { type AbuseServer, openAbuseServer } from './fixtures/abuse-server.ts';
import { batch, buildCommand } from './fixtures/commands.ts';
import { signInBody, testPassword } from './fixtures/device.ts';
import { matrix } from './fixtures/foreign-rows.ts';
import { type ProcedureName, pathOf } from './fixtures/procedures.ts';
import { validRequests } from './fixtures/valid-requests.ts';
import { openWorld, type World } from './fixtures/world.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const freeGuesses = 6;
const marker = 'Zanzibar-Quokka-4711';

describe.each(stores)('guessing on $name', ({ store }) => {
  let server: AbuseServer;
  let world: World;

  beforeAll(async () => {
    server = await openAbuseServer(store);
    world = await openWorld(server);
  });
  afterAll(() => server.app.close());

  const signIn = (userName: string, password: string) =>
    server.call('POST', '/v1/session', signInBody({ userName, password }));
  const wait = (ms: number): void => {
    server.clock.now = new Date(server.clock.now.getTime() + ms);
  };

  it('is slowed for a name that exists as for one that does not, and says when to come again', async () => {
    const outcomes = [];
    for (const name of [world.userName('felix'), world.userName('nobody')]) {
      const replies = [];
      for (let guess = 0; guess < freeGuesses + 2; guess += 1) {
        const { status, text, headers } = await signIn(name, `guess ${guess}`);
        replies.push([status, text, headers['retry-after']]);
      }
      outcomes.push(replies);
    }
    const statuses = [...Array.from({ length: freeGuesses }, () => 401), 429, 429];
    expect(outcomes[0]?.map(([status]) => status)).toEqual(statuses);
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(outcomes[0]?.at(-1)?.[2]).toMatch(/^\d+$/);
  });

  it('does not end with the right password while it is slowed, and waits longer each time', async () => {
    const name = world.userName('ruth');
    for (let guess = 0; guess < freeGuesses; guess += 1) await signIn(name, `guess ${guess}`);
    expect((await signIn(name, testPassword)).status).toBe(429);
    wait(1000);
    expect((await signIn(name, 'another')).status).toBe(401);
    wait(1000);
    expect((await signIn(name, testPassword)).status).toBe(429);
    wait(1000);
    expect((await signIn(name, testPassword)).status).toBe(200);
  });

  it('is not made cheaper by another case, a server of the same store, or many at once', async () => {
    const name = world.userName('sofia');
    const other = await openAbuseServer(store);
    const spellings = [name, name.toUpperCase(), `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`];
    const statuses = await Promise.all(
      Array.from({ length: 30 }, (_, n) => {
        const body = signInBody({ userName: spellings[n % 3] ?? name, password: `guess ${n}` });
        return (n % 2 === 0 ? server : other).call('POST', '/v1/session', body).then(({ status }) => status);
      }),
    );
    await other.app.close();
    expect(statuses.filter((status) => status === 401)).toHaveLength(freeGuesses);
    expect(statuses.filter((status) => status === 429)).toHaveLength(30 - freeGuesses);
  });

  it('of the present password by whoever found a workstation open is slowed as well', async () => {
    const { tomasz } = world.devices;
    const statuses: number[] = [];
    for (let guess = 0; guess < freeGuesses + 2; guess += 1) {
      const body = { present: `guess ${guess}`, next: 'seven wooden lighthouses sing' };
      statuses.push((await tomasz.post('/v1/session/password', body)).status);
    }
    expect(statuses.slice(-2)).toEqual([429, 429]);
    expect(statuses).not.toContain(200);
  });

  it('is in the log, without the password and without the name', async () => {
    const before = server.log.length;
    const name = `${marker}@example.test`;
    for (let guess = 0; guess < freeGuesses + 2; guess += 1) await signIn(name, `${marker} ${guess}`);
    const lines = server.log.slice(before).map((line) => JSON.parse(line) as Record<string, unknown>);
    const warnings = lines.filter(({ level }) => level === 'warn').map(({ message }) => message);
    expect(warnings.filter((message) => message === 'a sign-in failed')).toHaveLength(freeGuesses);
    expect(warnings.filter((message) => message === 'a sign-in was slowed')).toHaveLength(2);
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    expect(text).not.toContain(marker);
    expect(text.toLowerCase()).not.toContain('example.test');
  });
});

describe.each(stores)('the log on $name', ({ store }) => {
  it('holds nothing of any request: no name, password, token, note, amount or id of a document', async () => {
    const server = await openAbuseServer(store);
    // After everything that the guesses above are still slowed for.
    server.clock.now = new Date('2026-03-31T15:00:00.000Z');
    const world = await openWorld(server);
    const { amelie, admin } = world.devices;
    const { accountId } = world.own.amelie;
    const planted: string[] = [];
    const plant = (what: string): string => {
      const value = `${marker}-${what}-${planted.length}`;
      planted.push(value);
      return value;
    };
    const sendAll = async (path: string, body: unknown, token?: string): Promise<void> => {
      await server.call('POST', path, body, token);
      await server.call('POST', `${path}?q=${plant('query')}`, body, token);
      await server.call('POST', `${path}/${plant('path')}`, body, token);
      await server.call('POST', path, `{"${plant('broken')}": `, token);
    };
    for (const { name, device, body } of validRequests(world)) {
      const marked = {
        ...(body as object),
        [plant('key')]: plant('value'),
        userName: plant('user'),
        name: plant('name'),
      };
      await sendAll(pathOf(name), marked, device.token);
      await sendAll(pathOf(name), body, `${plant('token')}${'x'.repeat(30)}`);
    }
    const note = noteInput({ note: plant('note'), contactName: plant('contact') });
    await amelie.post('/v1/sync/commands', batch(amelie, buildCommand(amelie, accountId, { input: note })));
    const bad = buildCommand(amelie, accountId, {
      input: { ...note, kind: plant('kind') },
      name: plant('command'),
    });
    await amelie.post('/v1/sync/commands', batch(amelie, bad));
    await server.call(
      'POST',
      '/v1/session',
      signInBody({ userName: plant('login'), password: plant('password') }),
    );
    const person = { userName: plant('new-user'), name: plant('person'), role: 'collector', territories: [] };
    await admin.post('/v1/admin/users', { ...person, password: plant('long-password') });
    await server.app.inject({
      method: 'POST',
      url: '/v1/sync/pull',
      headers: { 'user-agent': plant('agent'), cookie: plant('cookie'), 'x-forwarded-for': plant('address') },
      payload: plant('payload'),
    });
    expect(Object.keys(matrix).length).toBeGreaterThan(planted.length / 100);
    const text = server.log.join('');
    expect(server.log.length).toBeGreaterThan(Object.keys(matrix as Record<ProcedureName, unknown>).length);
    for (const value of planted) expect(text).not.toContain(value);
    for (const secret of [marker, testPassword, accountId, amelie.token, amelie.session.refreshToken]) {
      expect(text).not.toContain(secret);
    }
    for (const { userId } of Object.values(world.devices)) {
      expect(text).not.toContain(`"${userId}"`);
      expect(text).not.toContain(world.userName(userId));
    }
    await server.app.close();
  });
});
