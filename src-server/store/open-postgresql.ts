import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { DatabaseSchema } from './database-schema.ts';
import { listenOnPostgresql } from './listen-postgresql.ts';
import { applicationRole, migrate } from './migrate.ts';
import { prepareStatements } from './prepare-statements.ts';
import type { Store } from './store.ts';

export type PostgresqlOptions = {
  /** Of the role that owns the schema and migrates it, where the one that serves is another. */
  readonly ownerUrl?: string | undefined;
  /** Connections for requests; the listening ones come on top. */
  readonly poolSize?: number | undefined;
  /** For which a request waits for a connection, in milliseconds, before it is answered 503. */
  readonly connectionWaitMs?: number;
};

const defaultPoolSize = 10;
const standardWaitMs = 20_000;

/**
 * Opens a PostgreSQL server (15 or newer) by its connection string. The owner of the schema brings it up to date;
 * everything after that is done as the application's role, which sees the rows of one tenant at a time.
 */
export async function openPostgresqlStore(url: string, options: PostgresqlOptions = {}): Promise<Store> {
  await migrateAsOwner(options.ownerUrl ?? url, options.ownerUrl === undefined ? undefined : userOf(url));
  const { poolSize = defaultPoolSize, connectionWaitMs } = options;
  const pool = openPool(url, poolSize, connectionWaitMs);
  prepareStatements(pool);
  const onCreateConnection = async (connection: DatabaseConnection): Promise<void> => {
    await connection.executeQuery(becomeApplication);
  };
  const db = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool, onCreateConnection }) });
  const listeners: { close: () => Promise<void> }[] = [];
  return {
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
}

const becomeApplication = CompiledQuery.raw(`set role ${applicationRole}`);

/** Migrates, and lets the user that serves, where it is another, work as the application's role. */
async function migrateAsOwner(url: string, servingUser: string | undefined): Promise<void> {
  const owner = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool: openPool(url, 1) }) });
  try {
    await migrate(owner);
    if (servingUser !== undefined) await letServe(owner, servingUser);
  } finally {
    await owner.destroy();
  }
}

async function letServe(owner: Kysely<DatabaseSchema>, user: string): Promise<void> {
  const { rows } = await sql<{ member: boolean }>`
    select pg_has_role(${user}, ${applicationRole}, 'member') as member
  `.execute(owner);
  if (rows[0]?.member === true) return;
  await sql`grant ${sql.id(applicationRole)} to ${sql.id(user)}`.execute(owner);
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

function openPool(url: string, max: number, connectionWaitMs = standardWaitMs): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: connectionWaitMs,
    types: { getTypeParser },
  });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined);
  // The pool does not listen to a connection that is handed out: one that is ended between two statements of a
  // transaction fails its next statement, and must not end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Counters are bigint in the database and stay far below what a number holds exactly. */
function getTypeParser(oid: number, format?: 'text' | 'binary') {
  return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format ?? 'text');
}
