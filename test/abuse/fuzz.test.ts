import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../src-server/demo/seeded-random.ts';
import { openTestStores } from '../fixtures/server/test-stores.ts';
import { type AbuseServer, openAbuseServer } from './fixtures/abuse-server.ts';
import { matrix } from './fixtures/foreign-rows.ts';
import { hostileTexts, mutate, placesIn, withTextAt } from './fixtures/hostile-values.ts';
import { type ProcedureName, pathOf } from './fixtures/procedures.ts';
import { expectAnswer } from './fixtures/replies.ts';
import { commandBatches, type ValidRequest, validRequests } from './fixtures/valid-requests.ts';
import { openWorld, type World } from './fixtures/world.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const names = (Object.keys(matrix) as ProcedureName[]).filter((name) => name !== 'session.signOut');
const mutations = 8;
/** So many places and values of a procedure are tried on each database, others on each; the seed says which. */
const casesPerProcedure = 30;
const runSeed = Number(process.env.DUEBOOK_FUZZ_SEED ?? randomInt(2 ** 31));
console.info(`fuzz of the wire: DUEBOOK_FUZZ_SEED=${runSeed}`);

const seeded = stores.map((one, n) => ({ ...one, seed: runSeed + n }));
describe.each(seeded)('whatever is asked on $name', ({ store, seed }) => {
  let server: AbuseServer;
  let world: World;
  let requests: ReadonlyMap<string, ValidRequest>;

  beforeAll(async () => {
    server = await openAbuseServer(store);
    world = await openWorld(server);
    requests = new Map(validRequests(world).map((request) => [request.name, request]));
  });
  afterAll(() => server.app.close());

  function requestFor(name: ProcedureName): ValidRequest {
    const request = requests.get(name);
    if (request === undefined) throw new Error(`no valid request for ${name}`);
    return request;
  }

  /** The bodies that are changed: of a procedure, or of every command that there is. */
  function bodiesFor(name: ProcedureName): readonly unknown[] {
    return name === 'sync.commands' ? commandBatches(world) : [requestFor(name).body];
  }

  async function expectAnswered(name: ProcedureName, text: string): Promise<void> {
    const { device } = requestFor(name);
    const answer = await server.call('POST', pathOf(name), text, device.token);
    // Whoever guesses is slowed, which would hide what the procedure itself does.
    if (answer.status === 429) await store.db.deleteFrom('sign_in_attempt').execute();
    expectAnswer(answer, `${name} ${text.slice(0, 300)}`);
  }

  /** What the server itself calls a failure that nobody expected, since a line of its log. */
  function bugsSince(line: number): readonly string[] {
    return server.log.slice(line).filter((text) => JSON.parse(text).level === 'error');
  }

  /** Every hostile value in every place of a procedure's requests, or as many as a run tries. */
  function hostileBodies(name: ProcedureName): readonly string[] {
    const random = seededRandom(seed);
    const cases = bodiesFor(name).flatMap((body) =>
      placesIn(body).flatMap((place) =>
        hostileTexts.map((text) => ({ body, place, text, order: random.next() })),
      ),
    );
    const tried = cases.sort((a, b) => a.order - b.order).slice(0, casesPerProcedure);
    return tried.map(({ body, place, text }) => withTextAt(body, place, text));
  }

  it.each(names)(`%s answers hostile values in any place, seed ${seed}`, async (name) => {
    const before = server.log.length;
    for (const text of hostileBodies(name)) await expectAnswered(name, text);
    expect(bugsSince(before)).toEqual([]);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it(`answers random changes of every request, seed ${seed}`, async () => {
    const before = server.log.length;
    const random = seededRandom(seed);
    for (const name of names) {
      for (let n = 0; n < mutations; n += 1)
        await expectAnswered(name, mutate(random, random.pick(bodiesFor(name))));
    }
    expect(bugsSince(before)).toEqual([]);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('is answered rightly afterwards, with an intact audit trail and nothing of others in reach', async () => {
    const { admin, amelie } = world.devices;
    const verdict = await admin.post('/v1/admin/audit/verify', {});
    expect(JSON.parse(verdict.text)).toMatchObject({ intact: true });
    const pull = await amelie.post('/v1/sync/pull', { collection: 'accounts', checkpoint: null, limit: 500 });
    expect(pull.status).toBe(200);
    expect(pull.text).not.toContain(world.away.accountId);
  });
});
