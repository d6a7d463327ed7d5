import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase } from '../../test/fixtures/server/test-stores.ts';
import { databaseFailure } from './database-failure.ts';
import { openPostgresqlStore, type PostgresqlOptions } from './open-postgresql.ts';

describe.runIf(inject('postgresqlUrl') !== '')('a database that cannot be used', () => {
  let ownerUrl: string;
  let owner: pg.Client;
  const role = `plain_${randomUUID().replaceAll('-', '')}`;
  beforeAll(async () => {
    ownerUrl = (await createTestDatabase()) ?? '';
    owner = new pg.Client({ connectionString: ownerUrl });
    await owner.connect();
    await owner.query(`create role ${role} login noinherit`);
  });
  afterAll(() => owner.end());

  const changed = (change: (url: URL) => void): string => {
    const url = new URL(ownerUrl);
    change(url);
    return url.href;
  };
  const asUser = (user: string): string => changed((url) => (url.username = user));
  const inDatabase = (name: string): string => changed((url) => (url.pathname = `/${name}`));
  const open = async (url: string, options?: PostgresqlOptions): Promise<string> => {
    try {
      const store = await openPostgresqlStore(url, options);
      await store.close();
      return 'opened';
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
  };

  it('is told with the variable that leads there and what is wrong, in words', async () => {
    expect(await open(inDatabase('nowhere'))).toBe(
      'StartFailure: DATABASE_URL: the server has no database of that name (3D000).',
    );
    expect(await open(ownerUrl, { ownerUrl: inDatabase('nowhere') })).toMatch(
      /^StartFailure: DATABASE_OWNER_URL: the server has no database of that name/,
    );
    expect(await open(inDatabase('nowhere'), { ownerUrl })).toMatch(
      /^StartFailure: DATABASE_URL: the server has/,
    );
    expect(await open(ownerUrl, { ownerUrl: asUser('nobody') })).toMatch(
      /^StartFailure: DATABASE_OWNER_URL: .*user/,
    );
    expect(await open(asUser('nobody'), { ownerUrl })).toBe(
      'StartFailure: DATABASE_URL: there is no role of the name of its user.',
    );
    expect(await open(changed((url) => (url.port = '1')))).toMatch(
      /^StartFailure: DATABASE_URL: nothing listens/,
    );
  });

  it('for want of rights names the variable that is missing', async () => {
    const message = await open(asUser(role));
    expect(message).toMatch(
      /^StartFailure: DATABASE_URL: this role does not own the schema.*DATABASE_OWNER_URL/,
    );
  });

  it('because it holds no store is left as it is', async () => {
    const url = (await createTestDatabase()) ?? '';
    const looker = new pg.Client({ connectionString: url });
    await looker.connect();
    expect(await open(url, { mustExist: true })).toMatch(/^StartFailure: There is no store yet/);
    const { rows } = await looker.query(`select count(*)::int as count from information_schema.tables
      where table_schema = 'public'`);
    expect(rows).toEqual([{ count: 0 }]);
    await looker.end();
    expect(await open(url)).toBe('opened');
    expect(await open(url, { mustExist: true })).toBe('opened');
  });

  it('because it takes no writes says that it waits for its promotion', async () => {
    const url = (await createTestDatabase()) ?? '';
    await owner.query(
      `alter database ${new URL(url).pathname.slice(1)} set default_transaction_read_only = on`,
    );
    expect(await open(url)).toMatch(
      /^StartFailure: DATABASE_URL: the database is read-only.*pg_is_in_recovery/,
    );
  });
});

describe('a failure of the database', () => {
  const failureOf = (error: unknown): string | undefined =>
    databaseFailure(error, 'DATABASE_URL', false)?.message;

  it('quotes nothing of the driver, and a bug is none', () => {
    const strange = Object.assign(new Error('user "secret" at host'), { code: 'XX000' });
    expect(failureOf(strange)).toBe('DATABASE_URL: the database cannot be used (XX000).');
    expect(failureOf(new Error('timeout exceeded when trying to connect'))).toMatch(/does not answer/);
    expect(failureOf(new RangeError('a bug'))).toBeUndefined();
  });
});
