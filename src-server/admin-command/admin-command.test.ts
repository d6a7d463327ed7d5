import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAccount } from '../../test/fixtures/server/ledger-builders.ts';
import { findFreePort } from '../../test/fixtures/server/start-postgresql.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestTenant, testPassword } from '../../test/fixtures/server/test-tenant.ts';
import { parseArguments } from '../import/parse-arguments.ts';
import { runImport } from '../import/run-import.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { adminUsage, parseAdmin } from './parse-admin.ts';
import { runAdmin } from './run-admin.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));
const newPassword = 'seven grey herons at dawn';

describe.each(stores)('administration from the command line, on $name', ({ store }) => {
  let tenant: TestTenant;
  let folder: string;
  let common: string[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duebook-admin-'));
    await writeFile(join(folder, 'new-password'), `${newPassword}\n`);
    tenant = await openTestTenant(store);
    await tenant.write(
      ['a1', 'a2', 'a3'].map((id) => ({
        collection: 'accounts' as const,
        document: buildAccount(id, 'amelie'),
      })),
    );
    await tenant.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = tenant.app.server.address() as AddressInfo;
    common = ['--server', `http://127.0.0.1:${port}/`, '--user', tenant.userName('admin'), '--data', folder];
  });
  afterAll(async () => {
    await tenant.app.close();
    await rm(folder, { recursive: true });
  });

  /** The exit code and what was printed; rejects with what the person would read. */
  const admin = async (...args: string[]) => {
    const lines: string[] = [];
    const request = parseAdmin([...args, ...common], folder);
    if (request === 'help') throw new Error('no help was asked for');
    const around = { env: { DUEBOOK_PASSWORD: testPassword }, callerFolder: folder };
    const code = await runAdmin(request, { ...around, say: (line) => lines.push(line) });
    return { code, printed: lines.join('\n') };
  };
  const passwordFile = ['--new-password-file', 'new-password'];

  it('creates, changes and lists users and territories', async () => {
    const nadia = `nadia@${tenant.tenantId}`;
    await admin('territories', 'create', 'West');
    await admin('users', 'create', nadia, '--role', 'manager', '--territory', 'West', ...passwordFile);
    const listed = await admin('users', 'list');
    expect(listed.printed).toMatch(new RegExp(`^${nadia} +${nadia} +manager +yes +West `, 'm'));
    expect((await admin('territories', 'list')).printed).toMatch(/^North +3\nWest +0$/m);
    await admin('users', 'update', nadia, '--role', 'collector', '--name', 'Nadia Berg', '--active', 'no');
    const { printed } = await admin('users', 'list', '--json');
    const users = printed.split('\n').map((line) => JSON.parse(line));
    expect(users).toContainEqual(
      expect.objectContaining({
        userName: nadia,
        name: 'Nadia Berg',
        role: 'collector',
        active: false,
        territories: [],
      }),
    );
    await expect(
      admin('users', 'create', 'x', '--role', 'collector', '--territory', 'West', ...passwordFile),
    ).rejects.toThrow(/only a manager has territories.*\(COMMAND_INVALID\)/);
    await expect(admin('users', 'update', 'nobody', '--name', 'X')).rejects.toThrow(/no user nobody/);
  });

  it('sets a password, with which the user signs in', async () => {
    await admin('users', 'reset-password', tenant.userName('tomasz'), ...passwordFile);
    await expect(tenant.signIn('tomasz')).rejects.toThrow('401');
  });

  it('lists accounts and assigns them by number or by filter', async () => {
    const tomasz = tenant.userName('tomasz');
    const { number } = buildAccount('a1', 'amelie');
    expect(
      (await admin('accounts', 'list', '--collector', tenant.userName('amelie'))).printed.split('\n'),
    ).toHaveLength(4);
    const toWest = ['--to', tomasz, '--to-territory', 'West'];
    expect((await admin('accounts', 'assign', ...toWest, '--number', number)).printed).toMatch(/changed/);
    const listed = await admin('accounts', 'list', '--territory', 'West', '--json');
    expect(JSON.parse(listed.printed.split('\n')[0] ?? '')).toMatchObject({ number, territory: 'West' });
    await admin('accounts', 'assign', '--to', tomasz, '--all');
    expect((await admin('accounts', 'list', '--collector', tenant.userName('amelie'))).printed).toBe('none');
    await expect(admin('accounts', 'assign', ...toWest, '--number', 'none')).rejects.toThrow(/number none/);
    await expect(admin('accounts', 'assign', ...toWest)).rejects.toThrow(/Say which accounts/);
  });

  it('is one device, however often it is called, and leaves no session behind', async () => {
    const { printed } = await admin('devices', 'list', '--of', tenant.userName('admin'), '--json');
    const path = join(folder, 'admin', 'device.json');
    const { deviceId } = JSON.parse(await readFile(path, 'utf8'));
    expect(printed.split('\n').map((line) => JSON.parse(line).id)).toEqual([deviceId]);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    const open = await inTenant(store.db, tenant.tenantId, (trx) =>
      trx
        .selectFrom('session')
        .select('id')
        .where('device_id', '=', deviceId)
        .where('revoked_at', 'is', null)
        .execute(),
    );
    expect(open).toEqual([]);
  });

  it('revokes a device, sets leases and checks the audit trail', async () => {
    const session = await tenant.signIn('ruth');
    await admin('devices', 'revoke', session.deviceId);
    expect((await admin('devices', 'list')).printed).toMatch(
      new RegExp(`^${session.deviceId} .* revoked$`, 'm'),
    );
    await admin('lease', 'set', '48');
    await expect(admin('lease', 'set', '500')).rejects.toThrow(/hours: /);
    expect(await admin('audit', 'verify')).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/^intact, /),
    });
    expect((await admin('audit', 'list', '--limit', '20')).printed).toMatch(/lease\.set/);
  });

  it('gives reference data out and takes it back once it was changed', async () => {
    const before = JSON.parse((await admin('reference', 'get', 'policy')).printed);
    await writeFile(join(folder, 'policy.json'), JSON.stringify(before));
    expect((await admin('reference', 'put', 'policy.json')).printed).toBe(
      `Wrote policy, version ${before.version + 1}.`,
    );
    await expect(admin('reference', 'put', 'policy.json')).rejects.toThrow(/REFERENCE_CHANGED/);
    await writeFile(join(folder, 'broken.json'), '{"id": "policy", "kind": "policy"}');
    await expect(admin('reference', 'put', 'broken.json')).rejects.toThrow(/broken\.json: .*value/s);
    await expect(admin('reference', 'put', 'none.json')).rejects.toThrow(/cannot be read \(ENOENT\)/);
    expect((await admin('reference', 'list')).printed).toMatch(/^policy +policy +/m);
  });

  it('says of reference data what does not exist, what it is instead, and where a file is wrong', async () => {
    const stored = JSON.parse((await admin('reference', 'get', 'plan')).printed);
    const put = async (text: string) => {
      await writeFile(join(folder, 'given.json'), text);
      return admin('reference', 'put', 'given.json');
    };
    await expect(put(JSON.stringify({ ...stored, id: 'plans' }))).rejects.toThrow(
      /^There is no document plans\. There are authority-limits, .*policy, .*terms\. A new one says version 0/,
    );
    expect((await put(JSON.stringify({ ...stored, id: 'plans', version: 0 }))).printed).toBe(
      'Wrote plans, version 1.\nIt is new: there was no document plans.',
    );
    const policy = JSON.parse((await admin('reference', 'get', 'policy')).printed);
    await expect(put(JSON.stringify({ ...policy, id: 'plans', version: 1 }))).rejects.toThrow(
      'plans is of the kind plan; the file says policy.',
    );
    await expect(put('{\n  "id": "plan",\n}')).rejects.toThrow('given.json is no JSON: line 3, column 1.');
    const value = { ...stored.value, graceDay: 3 };
    await expect(put(JSON.stringify({ ...stored, value }))).rejects.toThrow(/"graceDay".*at value/s);
    await expect(put(JSON.stringify({ ...stored, versoin: 3 }))).rejects.toThrow(/"versoin"/);
  });

  it('imports a ledger through the server, signed in', async () => {
    const head = 'customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount';
    await writeFile(join(folder, 'ledger.csv'), `${head}\nC9,1,2026-01-05,2026-02-04,10.00\n`);
    const [server = '', user = ''] = [common[1], common[3]];
    const args = [
      'ledger.csv',
      '--as-of',
      '2026-03-31',
      '--currency',
      'EUR',
      '--server',
      server,
      '--user',
      user,
    ];
    const said: string[] = [];
    const env = { DUEBOOK_PASSWORD: testPassword, XDG_DATA_HOME: folder };
    const done = await runImport(parseArguments(args, folder), { env, say: (line) => said.push(line) });
    const organisation = { id: tenant.tenantId, name: 'Test' };
    expect(done).toMatchObject({ ok: true, value: { organisation, counts: { new: 1 } } });
    expect(said).toEqual([`store: that of the server at ${server.replace(/\/$/, '')}`]);
  });

  it('says in words when it cannot sign in or reach the server', async () => {
    common = [...common.slice(0, 2), '--user', 'nobody', '--data', folder];
    await expect(admin('users', 'list')).rejects.toThrow('User name or password is wrong. (SIGN_IN_FAILED)');
    const port = await findFreePort();
    common = ['--server', `http://127.0.0.1:${port}`, '--user', 'nobody', '--data', folder];
    await expect(admin('users', 'list')).rejects.toThrow(
      `127.0.0.1:${port} cannot be reached (ECONNREFUSED)`,
    );
  });
});

describe('the command line of administration', () => {
  const at = ['--server', 'https://duebook.example', '--user', 'admin'];

  it.each([
    [[], /Name a command/],
    [['users', 'drop'], /Unknown command: users drop/],
    [['users', 'list', 'x', ...at], /Call it as: users list$/],
    [['users', 'list', '--to', 'x', ...at], /takes no option --to/],
    [['accounts', 'assign', ...at], /needs --to/],
    [['users', 'list', '--user', 'admin'], /--server is needed/],
    [['users', 'list', '--server', 'https://duebook.example'], /--user is needed/],
    [['users', 'list', '--password', 'x', ...at], /--password/],
  ])('refuses %j', (args, message) => {
    expect(() => parseAdmin(args, '/')).toThrow(message);
  });

  it('explains every command', () => {
    expect(parseAdmin(['--help'], '/')).toBe('help');
    for (const name of [
      'users create',
      'accounts assign',
      'devices revoke',
      'reference put',
      'audit verify',
    ]) {
      expect(adminUsage).toContain(name);
    }
  });
});
