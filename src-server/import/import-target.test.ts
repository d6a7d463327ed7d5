import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { openPostgresqlStore } from '../store/open-postgresql.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { findTarget } from './import-target.ts';
import { parseArguments } from './parse-arguments.ts';
import { runImport } from './run-import.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'duebook-import-target-'));
  await mkdir(join(folder, 'server', 'database'), { recursive: true });
  await writeFile(join(folder, 'server', 'database', 'PG_VERSION'), '17\n');
  await writeFile(
    join(folder, 'ledger.csv'),
    'customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount\nC1,1,2026-01-05,2026-02-04,10.00\n',
  );
});
afterAll(() => rm(folder, { recursive: true }));

const database = 'postgresql://duebook:secret@db.example:5433/due%20book';

describe('the store of an import', () => {
  it('is that of the folder that is named, whatever the environment says', () => {
    const { store, words } = findTarget({ data: folder }, { DATABASE_URL: database });
    expect(store).toMatchObject({ databaseUrl: undefined, dataFolder: join(folder, 'server') });
    expect(words).toBe(`embedded database in ${join(folder, 'server')} (--data ${folder})`);
  });

  it('is that of the environment as for the server, and is told without user and password', () => {
    const { store, words } = findTarget({ data: undefined }, { DATABASE_URL: database });
    expect(store).toMatchObject({ databaseUrl: database, dataFolder: undefined });
    expect(words).toBe('PostgreSQL database due book on db.example:5433 (DATABASE_URL)');
    const embedded = findTarget({ data: undefined }, { DUEBOOK_DATA: join(folder, 'server') });
    expect(embedded.words).toContain('(DUEBOOK_DATA)');
  });

  it('is never made, and never guessed from a wrong environment', () => {
    const nowhere = join(folder, 'nowhere');
    expect(() => findTarget({ data: nowhere }, {})).toThrow(/There is no store yet/);
    expect(() => findTarget({ data: undefined }, { DUEBOOK_DATA: nowhere })).toThrow(/There is no store yet/);
    expect(() => findTarget({ data: undefined }, { DATABASE_OWNER_URL: database })).toThrow(/DATABASE_URL/);
    const both = { DATABASE_URL: database, DUEBOOK_DATA: folder };
    expect(() => findTarget({ data: undefined }, both)).toThrow(/not both/);
  });
});

describe('the command line of an import', () => {
  const parse = (...more: string[]) =>
    parseArguments(['ledger.csv', '--as-of', '2026-03-31', '--currency', 'EUR', ...more], folder);

  it('names a server with who signs in there, or a folder', () => {
    const { through } = parse('--server', 'https://duebook.example/', '--user', 'admin');
    expect(through).toEqual({ serverUrl: 'https://duebook.example', user: 'admin' });
    expect(() => parse('--server', 'https://duebook.example')).toThrow('--user');
    expect(() => parse('--server', 'duebook', '--user', 'admin')).toThrow('an address such as');
    expect(() => parse('--user', 'admin')).toThrow('belong to --server');
    expect(() => parse('--server', 'http://x', '--user', 'a', '--data', '.')).toThrow('not both');
  });
});

describe('an import into PostgreSQL', () => {
  it('goes into the database of the environment, into the organisation that is named', async (context) => {
    const url = await createTestDatabase();
    if (url === undefined) return context.skip('no PostgreSQL here');
    const given = (...more: string[]) => {
      const report = join(folder, 'report.csv');
      const args = ['ledger.csv', '--as-of', '2026-03-31', '--currency', 'EUR', '--report', report];
      return parseArguments([...args, ...more], folder);
    };
    const said: string[] = [];
    const around = { env: { DATABASE_URL: url }, say: (line: string) => said.push(line) };
    await expect(runImport(given(), around)).rejects.toThrow(/There is no store yet/);
    const store = await openPostgresqlStore(url, { poolSize: 3 });
    const [first, second] = [await openTestTenant(store), await openTestTenant(store)];
    expect(await runImport(given(), around)).toMatchObject({
      ok: false,
      failure: { params: { field: 'organisation', choices: expect.stringContaining(second.tenantId) } },
    });
    const done = await runImport(given('--organisation', second.tenantId), around);
    expect(done).toMatchObject({
      ok: true,
      value: { organisation: { id: second.tenantId, name: 'Test' }, counts: { new: 1 } },
    });
    const countIn = (id: string) =>
      inTenant(store.db, id, (trx) => trx.selectFrom('invoice').select('id').execute());
    expect([await countIn(first.tenantId), await countIn(second.tenantId)]).toMatchObject([[], [{}]]);
    expect(
      said.every((line) =>
        /^store: PostgreSQL database test_\w+ on 127\.0\.0\.1:\d+ \(DATABASE_URL\)$/.test(line),
      ),
    ).toBe(true);
    await store.close();
  });
});
