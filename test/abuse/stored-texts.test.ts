import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStores } from '../fixtures/server/test-stores.ts';
import { type AbuseServer, openAbuseServer } from './fixtures/abuse-server.ts';
import { signInBody, testPassword } from './fixtures/device.ts';
import { expectAnswer } from './fixtures/replies.ts';
import { openWorld, type World } from './fixtures/world.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

/** Texts that a database, its driver or a screen could change, lose or choke on. */
const strangeTexts = {
  'a NUL': 'a\u0000b',
  'half of a pair': 'a\ud800',
  'a character beyond the first plane': '\u{1f600}',
  'an override of direction': '\u202enorth',
  'a combined letter': 'Mu\u0308ller',
  'quotes and signs of SQL': `'"\\;--{},%_`,
  'the name of a prototype': '__proto__',
  'a space alone': ' ',
  'control characters': '\u0001\u001b[2J\r\n\t',
  'a slash': 'north/south',
  'the sign for all': '*',
  'a mark of byte order': '\ufeff',
  'a mark of byte order before a name': '\ufeffnorth',
};

describe.each(stores)('strange texts on $name', ({ store }) => {
  let server: AbuseServer;
  let world: World;

  beforeAll(async () => {
    server = await openAbuseServer(store);
    world = await openWorld(server);
  });
  afterAll(() => server.app.close());

  it.each(Object.entries(strangeTexts))('are refused, or kept as they are: %s', async (what, text) => {
    const { admin } = world.devices;
    const password = 'eleven paper boats drift';
    const manager = { userName: `${text}${randomUUID()}`, name: text, role: 'manager', password };
    const asked: Readonly<Record<string, unknown>> = {
      '/v1/admin/territories': { name: text },
      '/v1/admin/users': { ...manager, territories: [] },
      '/v1/admin/users/update': {
        id: 'sofia',
        name: text,
        role: 'manager',
        active: true,
        territories: [text],
      },
      '/v1/session': signInBody({
        userName: world.userName('felix'),
        password: testPassword,
        deviceName: text,
      }),
    };
    const taken = new Set<string>();
    for (const [path, body] of Object.entries(asked)) {
      const answer = await admin.post(path, body);
      expectAnswer(answer, `${path} ${what}`);
      if (answer.status === 200) taken.add(path);
    }
    const list = async (path: string, more = {}) => {
      const answer = await admin.post(path, { after: null, limit: 500, ...more });
      expect([answer.status, answer.text.slice(0, 200)]).toEqual([200, expect.any(String)]);
      return JSON.parse(answer.text);
    };
    const { users } = await list('/v1/admin/users/list');
    const { territories } = await list('/v1/admin/territories/list');
    await list('/v1/admin/devices/list', { userId: null });
    const names = users.map((user: { name: string }) => user.name);
    const codes = territories.map((territory: { name: string }) => territory.name);
    if (taken.has('/v1/admin/users')) expect(names).toContain(text);
    if (taken.has('/v1/admin/territories')) expect(codes).toContain(text);
    expectAnswer(await admin.post('/v1/admin/users/list', { after: text, limit: 5 }), `after ${what}`);
    expectAnswer(await admin.post('/v1/admin/territories/list', { after: text, limit: 5 }), `after ${what}`);
  });

  it('leave a trail of audit that is intact', async () => {
    const verdict = await world.devices.admin.post('/v1/admin/audit/verify', {});
    expect(JSON.parse(verdict.text)).toMatchObject({ intact: true });
  });
});
