import { openPgliteStore } from './open-pglite.ts';
import { openPostgresqlStore, type PostgresqlOptions } from './open-postgresql.ts';
import type { Store } from './store.ts';

export type StoreLocation = {
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string | undefined;
} & PostgresqlOptions;

/** Opens PostgreSQL where a URL is given, else the embedded database under the data folder; migrated. */
export function openStore({ databaseUrl, dataFolder, ...options }: StoreLocation): Promise<Store> {
  return databaseUrl === undefined ? openPgliteStore(dataFolder) : openPostgresqlStore(databaseUrl, options);
}
