import { StartFailure } from '../app/start-failure.ts';
import { openPgliteStore } from './open-pglite.ts';
import { openPostgresqlStore, type PostgresqlOptions } from './open-postgresql.ts';
import { makePrivateFolder } from './private-folder.ts';
import type { Store } from './store.ts';

export type StoreLocation = {
  readonly databaseUrl: string | undefined;
  readonly dataFolder: string | undefined;
} & PostgresqlOptions;

/** Opens PostgreSQL where a URL is given, else the embedded database under the data folder; migrated. */
export async function openStore({ databaseUrl, dataFolder, ...options }: StoreLocation): Promise<Store> {
  if (dataFolder !== undefined) await makePrivateFolder(dataFolder);
  if (databaseUrl === undefined) return openPgliteStore(dataFolder);
  try {
    return await openPostgresqlStore(databaseUrl, options);
  } catch (error) {
    if (error instanceof StartFailure || !(error instanceof Error) || !('code' in error)) throw error;
    // The driver's message can quote the user name and the host; its code says enough.
    throw new StartFailure(`The database of DATABASE_URL cannot be used: ${String(error.code)}.`);
  }
}
