import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DatabaseSchema } from './database-schema.ts';
import { listenOnPostgresql } from './listen-postgresql.ts';
import { migrate } from './migrate.ts';
import type { Store } from './store.ts';

const poolSize = 10;

/** Opens a PostgreSQL server (15 or newer) by its connection string. */
export async function openPostgresqlStore(url: string): Promise<Store> {
  const pool = new pg.Pool({ connectionString: url, max: poolSize, types: { getTypeParser } });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  const db = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool }) });
  const listeners: { close: () => Promise<void> }[] = [];
  const store: Store = {
    db,
    kind: 'postgresql',
    listen: async (channel, onPayload, onGap) => {
      listeners.push(await listenOnPostgresql(url, channel, onPayload, onGap));
    },
    close: async () => {
      await Promise.all(listeners.map((listener) => listener.close()));
      await db.destroy();
    },
  };
  try {
    await migrate(db);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Counters are bigint in the database and stay far below what a number holds exactly. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format ?? 'text');
}
