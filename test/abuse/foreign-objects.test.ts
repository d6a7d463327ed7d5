import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTenant } from '../../src-server/store/tenant-transaction.ts';
import { failureCodes } from '../../src-shared/domain/failure.ts';
import { openTestStores } from '../fixtures/server/test-stores.ts';
import { type AbuseServer, type Answer, openAbuseServer } from './fixtures/abuse-server.ts';
import { codeOf } from './fixtures/device.ts';
import { type Caller, matrix, type Probe } from './fixtures/foreign-rows.ts';
import { type ProcedureName, pathOf, procedurePaths } from './fixtures/procedures.ts';
import { type RecordedStore, recordStatements } from './fixtures/recorded-store.ts';
import { missingObjects, type Objects, openWorld, type World } from './fixtures/world.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const callers = ['amelie', 'felix', 'ruth', 'admin'] as const;
type CallerName = (typeof callers)[number];
const rows = Object.entries(matrix) as [ProcedureName, (typeof matrix)[ProcedureName]][];
/** They are asked before anybody is known, so that no role changes their answer. */
const anonymous: readonly ProcedureName[] = ['session.signIn', 'session.refresh'];
const cells = callers.flatMap((caller) =>
  rows.filter(([name]) => !anonymous.includes(name)).map(([name, row]) => ({ caller, name, row })),
);
/** What the routes outside of the contracts are tested by. */
const otherRoutes = [
  '/',
  '/docs',
  '/docs/style.css',
  '/livez',
  '/openapi.json',
  '/readyz',
  '/v1/files/:sha256',
  '/v1/import/ledger',
  '/v1/sync/stream',
];

/** What a reply says once the values that the caller itself sent, and its own feed position, are masked. */
function masked(answer: Answer, request: unknown): string {
  const sent = leavesOf(request).sort((a, b) => b.length - a.length);
  const text = sent.reduce((rest, value) => rest.replaceAll(JSON.stringify(value), '"<sent>"'), answer.text);
  return text.replace(/"seq":\d+/g, '"seq":0');
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leavesOf) : [];
}

/** The full paths in a printed tree of routes, where a child is indented below its beginning. */
function routesOf(tree: string): readonly string[] {
  const parents: string[] = [];
  const paths = new Set<string>();
  for (const line of tree.split('\n')) {
    const match = /^((?:[│ ] {3})*)[├└]── (\S*)( \()?/u.exec(line);
    if (match === null) continue;
    const depth = (match[1]?.length ?? 0) / 4;
    const path = `${parents[depth - 1] ?? ''}${match[2]}`;
    parents[depth] = path;
    if (match[3] !== undefined) paths.add(path);
  }
  return [...paths].sort();
}

function headersOf({ headers }: Answer): Readonly<Record<string, unknown>> {
  const { date, 'content-length': length, ...rest } = headers;
  return { ...rest, hasLength: typeof length, hasDate: typeof date };
}

describe('the matrix', () => {
  it('has a row for every procedure of the contracts', () => {
    expect(Object.keys(matrix).sort()).toEqual([...procedurePaths.keys()].sort());
  });
});

describe.each(stores)('objects of others on $name', ({ store }) => {
  let server: AbuseServer;
  let world: World;
  let recorded: RecordedStore;
  let before: string;
  const asked: { title: string; found: readonly string[]; notFound: readonly string[] }[] = [];

  beforeAll(async () => {
    recorded = recordStatements(store);
    server = await openAbuseServer(recorded.store);
    world = await openWorld(server);
    before = await readForeign();
  });
  afterAll(() => server.app.close());

  /** Everything of the other tenant, and the documents of the colleague, as the database holds it. */
  async function readForeign(): Promise<string> {
    const read = (tenantId: string, table: string, where: string) =>
      inTenant(store.db, tenantId, async (trx) => {
        const { rows: found } = await sql.raw(`select * from ${table} where ${where}`).execute(trx);
        return found;
      });
    const tables = [
      'account',
      'invoice',
      'promise',
      'dispute',
      'activity',
      'outcome',
      'reference',
      'command',
    ];
    const people = [
      'app_user',
      'territory',
      'user_territory',
      'receipt_block',
      'lease_terms',
      'recovery_key',
    ];
    const away = await Promise.all([...tables, ...people].map((table) => read(world.awayId, table, 'true')));
    const { accountId, userId } = world.colleague;
    const colleague = await Promise.all([
      ...tables.slice(0, 5).map((table) => read(world.homeId, table, `account_id = '${accountId}'`)),
      read(world.homeId, 'app_user', `id = '${userId}'`),
    ]);
    return JSON.stringify([away, colleague], (_key, value) =>
      typeof value === 'bigint' ? `${value}` : value,
    );
  }

  function callerOf(name: CallerName): Caller {
    const own = world.own[name === 'felix' ? 'felix' : 'amelie'];
    return { device: world.devices[name], own };
  }

  /** What does not exist for a person, though it does for somebody else. */
  function foreignTo(name: CallerName): Readonly<Record<string, Objects>> {
    const { own, colleague, away } = world;
    if (name === 'admin') return { 'another tenant': away };
    if (name === 'ruth') return { 'another territory': colleague, 'another tenant': away };
    const neighbour = name === 'amelie' ? own.felix : own.amelie;
    return { 'another collector': neighbour, 'another territory': colleague, 'another tenant': away };
  }

  async function ask(token: string | undefined, path: string, request: unknown) {
    recorded.take();
    const answer = await server.call('POST', path, request, token);
    const statements = recorded.take();
    const seen = { status: answer.status, body: masked(answer, request), headers: headersOf(answer) };
    return { answer, seen, statements };
  }

  /** The answers to a probe for what is foreign and for what does not exist. */
  async function askBoth(
    caller: Caller,
    path: string,
    { title, body }: Probe,
    foreign: Objects,
    token?: string,
  ) {
    const found = await ask(token, path, body(caller, foreign));
    const notFound = await ask(token, path, body(caller, missingObjects(world.homeId)));
    expect(found.seen, title).toEqual(notFound.seen);
    for (const { status, text } of [found.answer, notFound.answer]) {
      expect(status).toBeLessThan(500);
      if (status >= 400) expect(failureCodes).toContain(JSON.parse(text).code);
    }
    asked.push({ title: `${path}: ${title}`, found: found.statements, notFound: notFound.statements });
    return found.answer;
  }

  /** Nothing that only somebody outside of the caller's scope could have told. */
  function expectNothingOf(foreign: Objects, request: unknown, text: string) {
    const sent = JSON.stringify(request);
    const { userId: _id, territory: _territory, referenceId: _reference, ...secrets } = foreign;
    for (const [name, value] of Object.entries(secrets)) {
      if (name === 'incarnation' && foreign !== world.away) continue;
      if (!sent.includes(value)) expect(text, name).not.toContain(value);
    }
  }

  it.each(cells)(
    'are answered to $caller by $name like what does not exist',
    async ({ caller, name, row }) => {
      const me = callerOf(caller);
      for (const foreign of Object.values(foreignTo(caller))) {
        if ('valid' in row) {
          if (name === 'session.signOut') continue;
          const request = row.valid(me);
          const { text, status } = await server.call('POST', pathOf(name), request, me.device.token);
          expect(status).toBeLessThan(500);
          expectNothingOf(foreign, request, text);
          continue;
        }
        for (const one of row.probes) {
          const answer = await askBoth(me, pathOf(name), one, foreign, me.device.token);
          expectNothingOf(foreign, one.body(me, foreign), answer.text);
        }
      }
    },
  );

  it.each(['amelie', 'felix', 'ruth'] as const)(
    'refuse %s the administration with one answer',
    async (caller) => {
      const allowed: readonly string[] = caller === 'ruth' ? ['admin.assign', 'admin.listTerritories'] : [];
      const me = callerOf(caller);
      const answers = new Set<string>();
      for (const [name, row] of rows) {
        if (!name.startsWith('admin.') || allowed.includes(name)) continue;
        const request = 'valid' in row ? row.valid(me) : row.probes[0]?.body(me, me.own);
        const { status, text } = await server.call('POST', pathOf(name), request, me.device.token);
        answers.add(`${status} ${text}`);
      }
      expect([...answers]).toEqual([expect.stringMatching(/^403 .*"FORBIDDEN"/)]);
    },
  );

  it.each(rows.filter(([name]) => !anonymous.includes(name)))(
    'are nothing that %s tells anybody without a session',
    async (name, row) => {
      const me = callerOf('admin');
      const request = 'valid' in row ? row.valid(me) : row.probes[0]?.body(me, world.away);
      const without = await server.call('POST', pathOf(name), request);
      expect([without.status, codeOf(without)]).toEqual([401, 'SIGN_IN_NEEDED']);
    },
  );

  it('count in no digest and are in no pull', async () => {
    for (const caller of callers) {
      const { device } = callerOf(caller);
      const seen = caller === 'admin' ? 3 : caller === 'ruth' ? 2 : 1;
      const digest = await device.post('/v1/sync/digest', { collections: ['accounts', 'invoices'] });
      expect(JSON.parse(digest.text).collections).toEqual([
        expect.objectContaining({ name: 'accounts', count: seen }),
        expect.objectContaining({ name: 'invoices', count: seen }),
      ]);
      const pull = await device.post('/v1/sync/pull', {
        collection: 'accounts',
        checkpoint: null,
        limit: 10,
      });
      expect(JSON.parse(pull.text).documents).toHaveLength(seen);
    }
  });

  it('are as they were after all of this', async () => {
    expect(await readForeign()).toBe(before);
  });

  it.each(anonymous)('are answered to anybody by %s like what does not exist', async (name) => {
    const row = matrix[name];
    if (!('probes' in row)) throw new Error('a row without probes');
    for (const foreign of [world.colleague, world.away]) {
      for (const one of row.probes) await askBoth(callerOf('amelie'), pathOf(name), one, foreign);
    }
  });

  it.each([...procedurePaths.values()])(
    'take %s through the same questions to the database as what does not exist',
    (path) => {
      const of = asked.filter(({ title }) => title.startsWith(`${path}:`));
      expect(of.map(({ title, found }) => ({ title, questions: found }))).toEqual(
        of.map(({ title, notFound }) => ({ title, questions: notFound })),
      );
    },
  );

  it('have no other way in than the routes that are tested here', () => {
    const known = [...procedurePaths.values(), ...otherRoutes].sort();
    expect(routesOf(server.app.printRoutes({ commonPrefix: false }))).toEqual(known);
  });
});
