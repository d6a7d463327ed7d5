import { type Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { StartFailure } from '../app/start-failure.ts';
import type { DatabaseSchema } from './database-schema.ts';
import * as foundation from './migrations/0001-foundation.ts';

const migrations = { '0001-foundation': { up: foundation.up } };

/** The role that every connection of the server works as once the schema is there. */
export const applicationRole = 'duebook_app';

/**
 * Brings the schema up to date under the database's migration lock, so that several servers may start at once. `db`
 * works as the owner of the schema. Refuses a schema that holds migrations which this program does not know: it was
 * written by a newer one. With `mustExist` refuses a database without a schema, too.
 */
export async function migrate(
  db: Kysely<DatabaseSchema>,
  { mustExist = false }: { readonly mustExist?: boolean } = {},
): Promise<void> {
  const hasSchema = await hasMigrations(db);
  if (mustExist && !hasSchema) throw new StartFailure(noStoreWords);
  if (hasSchema) await refuseNewerSchema(db);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

async function appliedMigrations(db: Kysely<DatabaseSchema>): Promise<readonly string[]> {
  const rows = await db
    .withTables<{ kysely_migration: { name: string } }>()
    .selectFrom('kysely_migration')
    .select('name')
    .execute();
  return rows.map((row) => row.name);
}

/** What to say where a store was asked for and there is none. */
export const noStoreWords =
  'There is no store yet. Make one first: npm run server -- create-organisation, or npm start.';

async function hasMigrations(db: Kysely<DatabaseSchema>): Promise<boolean> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  return tables.some((table) => table.name === 'kysely_migration');
}

async function refuseNewerSchema(db: Kysely<DatabaseSchema>): Promise<void> {
  const unknown = (await appliedMigrations(db)).filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length === 0) return;
  throw new StartFailure(
    `The database was written by a newer version of Duebook (migration ${unknown[0]}). Update this program.`,
  );
}

/** True while the schema is the one that this program was written for, as the application's role may ask. */
export async function isSchemaCurrent(db: Kysely<DatabaseSchema>): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`select name from applied_migrations() as name`.execute(db);
  const applied = rows.map((row) => row.name);
  return (
    applied.length === Object.keys(migrations).length &&
    applied.every((name) => Object.hasOwn(migrations, name))
  );
}
