import { sql } from 'kysely';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { createTestDatabase } from '../../test/fixtures/server/test-stores.ts';
import { openPostgresqlStore } from './open-postgresql.ts';
import type { Db } from './store.ts';

const hasPostgresql = inject('postgresqlUrl') !== '';
const store = hasPostgresql ? await openPostgresqlStore((await createTestDatabase()) ?? '') : undefined;
afterAll(() => store?.close());

describe.runIf(hasPostgresql)('prepared statements', () => {
  const prepared = async (connection: Db): Promise<readonly string[]> => {
    const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(
      connection,
    );
    return rows.map((row) => row.statement);
  };
  const inConnection = (work: (connection: Db) => Promise<void>): Promise<void> => {
    if (store === undefined) throw new Error('there is no PostgreSQL');
    return store.db.connection().execute(work);
  };

  it('are kept for what is run often, and answer with the values of each call', async () => {
    await inConnection(async (connection) => {
      for (let n = 0; n < 12; n += 1) {
        const { rows } = await sql`select ${n}::integer + 1 as next`.execute(connection);
        expect(rows).toEqual([{ next: n + 1 }]);
      }
      expect(await prepared(connection)).toEqual(['select $1::integer + 1 as next']);
    });
  });

  it('are bounded in number, whatever texts come', async () => {
    await inConnection(async (connection) => {
      for (let n = 0; n < 230; n += 1) {
        for (let again = 0; again < 6; again += 1) {
          await sql`select ${n}::integer as ${sql.ref(`column_${n}`)}`.execute(connection);
        }
      }
      expect((await prepared(connection)).length).toBeLessThanOrEqual(200);
    });
  });
});
