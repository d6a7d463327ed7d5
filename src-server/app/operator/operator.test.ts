import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { startServerProcess } from '../../../test/fixtures/server/server-process.ts';
import { createTestDatabase, openTestStores } from '../../../test/fixtures/server/test-stores.ts';
import { newTestDevice, openTestTenant, testLeaseNonce } from '../../../test/fixtures/server/test-tenant.ts';
import { asOwner } from '../../store/as-owner.fixture.ts';
import { openPostgresqlStore } from '../../store/open-postgresql.ts';
import { inTenant } from '../../store/tenant-transaction.ts';
import { checkApplicationRole } from '../check-application-role.ts';
import { rotateIncarnations, verifyAudits } from './all-tenants.ts';
import { createOrganisation } from './create-organisation.ts';
import { parseCommand } from './parse-command.ts';
import { readNewPassword } from './read-password.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const password = 'a password that is long';
const request = (administrator: string) => ({
  organisation: 'Example Ltd',
  administrator,
  administratorName: 'Ada',
  timeZone: 'Europe/Berlin',
  locale: 'de-DE',
  country: 'DE',
  password,
});
const now = new Date('2026-03-31T09:00:00Z');
const named = ['--name', 'x', '--administrator', 'y', '--country', 'GB'];

describe('the command line', () => {
  it('serves without a command, and reads the others', () => {
    expect(parseCommand([])).toEqual({ name: 'serve' });
    expect(parseCommand(['--help'])).toEqual({ name: 'help' });
    const everyTrail = { name: 'verify-audit', organisation: undefined, head: undefined };
    expect(parseCommand(['verify-audit'])).toEqual(everyTrail);
    const head = ['--count', '12', '--hash', 'AB'.repeat(32)];
    expect(parseCommand(['verify-audit', '--organisation', 'x', ...head])).toEqual({
      ...{ name: 'verify-audit', organisation: 'x', head: { count: 12, hash: 'ab'.repeat(32) } },
    });
    expect(parseCommand(['rotate-incarnation'])).toEqual({ name: 'rotate-incarnation' });
    const minimal = ['--name', 'Example', '--administrator', 'ada', '--country', 'de'];
    expect(parseCommand(['create-organisation', ...minimal])).toEqual({
      name: 'create-organisation',
      organisation: 'Example',
      administrator: 'ada',
      administratorName: 'ada',
      timeZone: 'UTC',
      locale: 'en',
      country: 'DE',
      passwordFrom: 'terminal',
    });
  });

  it.each([
    [['serv'], /Unknown command: serv/],
    [['serve', 'more'], /Unexpected argument: more/],
    [['verify-audit', '--name', 'x'], /verify-audit takes no option --name/],
    [['verify-audit', '--count', '5'], /--count needs --hash/],
    [['verify-audit', '--hash', 'ab'.repeat(32)], /--hash needs --count/],
    [['verify-audit', '--count', '0', '--hash', 'ab'.repeat(32)], /a whole number from 1/],
    [['verify-audit', '--count', '5', '--hash', 'x'], /64 hexadecimal digits/],
    [['rotate-incarnation', '--count', '5'], /rotate-incarnation takes no option --count/],
    [['create-organisation', '--name', 'x'], /needs --administrator/],
    [['create-organisation', '--administrator', 'x', '--name', ' '], /needs --name/],
    [['create-organisation', '--name', 'x', '--administrator', 'y', '--password', 'secret'], /--password/],
    [
      ['create-organisation', '--name', 'x', '--administrator', 'y'],
      /needs --country, two letters .* such as DE/,
    ],
    [
      ['create-organisation', '--name', 'x', '--administrator', 'y', '--country', 'XX'],
      /--country is not one of ISO 3166-1: XX/,
    ],
    [
      // The Canary Islands have a code that is reserved and not assigned.
      ['create-organisation', '--name', 'x', '--administrator', 'y', '--country', 'IC'],
      /--country is not one of ISO 3166-1: IC/,
    ],
    [['create-organisation', ...named, '--time-zone', 'Mars'], /--time-zone is not known/],
    [['create-organisation', ...named, '--locale', '??'], /--locale is not/],
    [['create-organisation', ...named, '--password-stdin', '--password-file', 'f'], /not both/],
  ])('refuses %j', (args, message) => {
    expect(() => parseCommand(args)).toThrow(message);
  });
});

describe.each(stores)('the operator of $name', ({ store }) => {
  it('creates an organisation with its administrator and reference data, once per user name', async () => {
    const administrator = `ada-${randomUUID()}`;
    const id = await createOrganisation(store, request(administrator), now);
    const users = await inTenant(store.db, id, (trx) =>
      trx.selectFrom('app_user').select(['user_name', 'role']).execute(),
    );
    expect(users).toEqual([{ user_name: administrator, role: 'administrator' }]);
    const seeds = await inTenant(store.db, id, (trx) =>
      trx.selectFrom('reference').select('id').where('id', 'like', 'calendar.%').execute(),
    );
    expect(seeds).toEqual([{ id: 'calendar.de' }]);
    const again = createOrganisation(store, request(administrator.toUpperCase()), now);
    await expect(again).rejects.toThrow('already');
    const weak = createOrganisation(store, { ...request('other'), password: 'short' }, now);
    await expect(weak).rejects.toThrow('12 characters');
    await expect(createOrganisation(store, request('x'.repeat(201)), now)).rejects.toThrow('200 characters');
  });

  it('gives every organisation a new incarnation: workstations read everything anew', async () => {
    const tenants = [await openTestTenant(store), await openTestTenant(store)];
    const sessions = await Promise.all(tenants.map((tenant) => tenant.signIn('admin')));
    const before = await Promise.all(sessions.map((session) => session.pull('reference')));
    expect(await rotateIncarnations(store, now)).toBeGreaterThanOrEqual(2);
    for (const [index, session] of sessions.entries()) {
      const known = before[index]?.checkpoint;
      const page = await session.pull('reference', known);
      expect(page.checkpoint.incarnation).not.toBe(known?.incarnation);
      expect(page.documents).toEqual(before[index]?.documents);
    }
  });

  it('is told which audit trail was altered, and where', async () => {
    const [good, bad] = [await openTestTenant(store), await openTestTenant(store)];
    for (const tenant of [good, bad]) for (let n = 0; n < 3; n += 1) await tenant.signIn('amelie');
    await asOwner(store.db, async (trx) => {
      await sql`alter table audit disable trigger user`.execute(trx);
      await trx
        .updateTable('audit')
        .set({ actor_id: 'tomasz' })
        .where('tenant_id', '=', bad.tenantId)
        .where('n', '=', 2)
        .execute();
      await sql`alter table audit enable trigger user`.execute(trx);
    });
    const verdicts = await verifyAudits(store, { organisation: undefined, head: undefined });
    expect(verdicts.get(good.tenantId)).toMatchObject({ intact: true });
    expect(verdicts.get(bad.tenantId)).toEqual({ intact: false, badRow: 2, reason: 'changed' });
    const one = await verifyAudits(store, { organisation: good.tenantId, head: undefined });
    expect([...one.keys()]).toEqual([good.tenantId]);
  });

  it('is asked whose head is compared, and told when nobody has it', async () => {
    await Promise.all([openTestTenant(store), openTestTenant(store)]);
    const head = { count: 1, hash: 'ab'.repeat(32) };
    await expect(verifyAudits(store, { organisation: undefined, head })).rejects.toThrow('--organisation');
    await expect(verifyAudits(store, { organisation: 'nobody', head })).rejects.toThrow('no organisation');
  });
});

describe('the program', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duebook-operator-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function run(args: readonly string[], env: Readonly<Record<string, string>>, input = '') {
    const child = spawn(process.execPath, ['src-server/main.ts', ...args], {
      env: { PATH: process.env.PATH, ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        printed += chunk.toString();
      });
    }
    child.stdin.end(input);
    const [code] = await once(child, 'close');
    return { code, printed };
  }

  it('makes the first organisation of a new store, whose administrator then signs in', {
    timeout: 120_000,
  }, async () => {
    const env = { DUEBOOK_DATA: join(folder, 'store') };
    const create = [
      'create-organisation',
      '--name',
      'Example Ltd',
      '--administrator',
      'ada',
      '--country',
      'GB',
    ];
    const created = await run([...create, '--password-stdin'], env, `${password}\nmore\n`);
    expect(created).toMatchObject({ code: 0, printed: expect.stringContaining('ada can sign in') });
    expect(await run(create, env)).toMatchObject({
      code: 1,
      printed: expect.stringContaining('no terminal'),
    });
    const verified = await run(['verify-audit'], env);
    expect(verified).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/intact, count 1, hash [0-9a-f]{64}\n1 organisation, 0 altered\n$/),
    });
    const [, hash = ''] = /hash (\S+)/.exec(verified.printed) ?? [];
    expect(await run(['verify-audit', '--count', '1', '--hash', hash], env)).toMatchObject({ code: 0 });
    expect(await run(['verify-audit', '--count', '2', '--hash', hash], env)).toMatchObject({
      code: 1,
      printed: expect.stringContaining('ALTERED, row 2 is missing'),
    });
    const server = await startServerProcess({ ...env, METRICS_PORT: '0' });
    const { keys, id } = newTestDevice();
    const reply = await fetch(`${server.url}/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-duebook-protocol': '1' },
      body: JSON.stringify({
        ...{ userName: 'ada', password, deviceId: id, deviceName: '', devicePublicKey: keys.publicKey },
        leaseNonce: testLeaseNonce,
      }),
    });
    expect(reply.status).toBe(200);
    expect(await server.end('SIGTERM')).toBe(0);
  });

  it('takes the first line of a password file, and says when there is none', async () => {
    const file = join(folder, 'password');
    await writeFile(file, `${password}\r\nmore\n`);
    expect(await readNewPassword({ file }, '')).toBe(password);
    await expect(readNewPassword({ file: join(folder, 'none') }, '')).rejects.toThrow('ENOENT');
  });

  it('names everything that is wrong with its environment, and makes nothing', async () => {
    const wrong = await run([], { PORT: 'x', DATABASE_URL: 'mysql://x', METRICS_PORT: '99999' });
    expect(wrong.code).toBe(1);
    expect(wrong.printed.trim().split('\n')).toHaveLength(3);
    expect(await run(['nonsense'], {})).toMatchObject({
      code: 2,
      printed: 'Unknown command: nonsense (npm run server -- --help says more)\n',
    });
    expect(await readdir(folder)).toEqual([]);
  });
});

describe.runIf(inject('postgresqlUrl') !== '')('two roles on PostgreSQL', () => {
  it('the one that owns the schema migrates; the one that serves has no rights of its own', async () => {
    const ownerUrl = (await createTestDatabase()) ?? '';
    const name = `serving_${randomUUID().replaceAll('-', '')}`;
    const owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query(`create role ${name} login noinherit`);
    const url = new URL(ownerUrl);
    url.username = name;
    const store = await openPostgresqlStore(url.href, { ownerUrl, poolSize: 3 });
    await checkApplicationRole(store);
    const tenant = await openTestTenant(store);
    expect((await tenant.signIn('amelie')).userId).toBe('amelie');
    await tenant.app.close();
    await store.close();
    // Without the application's role it sees nothing at all.
    const serving = new pg.Client({ connectionString: url.href });
    await serving.connect();
    await expect(serving.query('select * from app_user')).rejects.toThrow('permission denied');
    await serving.end();
    await owner.end();
  });
});
