import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { StartFailure } from '../app/start-failure.ts';
import { type DatabaseVariable, databaseFailure, recoveryFailure } from './database-failure.ts';
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
  /** Refuses a database that holds no store yet, instead of making one. */
  readonly mustExist?: boolean;
};

const defaultPoolSize = 10;
const standardWaitMs = 20_000;

/**
 * Opens a PostgreSQL server (15 or newer) by its connection string. The owner of the schema brings it up to date;
 * everything after that is done as the application's role, which sees the rows of one tenant at a time. Throws a
 * StartFailure that names the variable of the environment whose connection does not work, and why.
 */
export async function openPostgresqlStore(url: string, options: PostgresqlOptions = {}): Promise<Store> {
  const hasOwner = options.ownerUrl !== undefined;
  await explain(hasOwner ? 'DATABASE_OWNER_URL' : 'DATABASE_URL', hasOwner, () =>
    migrateAsOwner(url, options),
  );
  const store = serveFrom(url, options);
  try {
    await explain('DATABASE_URL', hasOwner, () => sql`select 1`.execute(store.db));
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function explain(
  variable: DatabaseVariable,
  hasOwner: boolean,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw databaseFailure(error, variable, hasOwner) ?? error;
  }
}

function serveFrom(url: string, options: PostgresqlOptions): Store {
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
async function migrateAsOwner(url: string, options: PostgresqlOptions): Promise<void> {
  const { ownerUrl, mustExist = false, connectionWaitMs } = options;
  const pool = openPool(ownerUrl ?? url, 1, connectionWaitMs);
  const owner = new Kysely<DatabaseSchema>({ dialect: new PostgresDialect({ pool }) });
  try {
    await refuseReadOnly(owner, ownerUrl === undefined ? 'DATABASE_URL' : 'DATABASE_OWNER_URL');
    await migrate(owner, { mustExist });
    if (ownerUrl !== undefined) await letServe(owner, userOf(url));
  } finally {
    await owner.destroy();
  }
}

/** Asked before anything is written: a database that is being recovered answers questions and takes no writes. */
async function refuseReadOnly(owner: Kysely<DatabaseSchema>, variable: DatabaseVariable): Promise<void> {
  const { rows } = await sql<{ recovers: boolean }>`select pg_is_in_recovery() as recovers`.execute(owner);
  if (rows[0]?.recovers === true) throw recoveryFailure(variable);
}

async function letServe(owner: Kysely<DatabaseSchema>, user: string): Promise<void> {
  const { rows } = await sql<{ member: boolean }>`
    select pg_has_role(oid, ${applicationRole}, 'member') as member from pg_roles where rolname = ${user}
  `.execute(owner);
  if (rows.length === 0) throw new StartFailure('DATABASE_URL: there is no role of the name of its user.');
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
