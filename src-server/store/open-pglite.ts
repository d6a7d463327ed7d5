import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import type { DatabaseSchema } from './database-schema.ts';
import { lockFolder } from './folder-lock.ts';
import { applicationRole, migrate } from './migrate.ts';
import { makePrivateFolder } from './private-folder.ts';
import type { Store } from './store.ts';

/**
 * Opens the embedded database under a folder, or in memory without one. PGlite has no lock of its own and two
 * processes on one folder destroy it, so a lock file guards it for as long as it is open. In memory it may begin with
 * the dump of an empty cluster, which PGlite otherwise takes seconds to make.
 */
export async function openPgliteStore(folder: string | undefined, cluster?: Blob): Promise<Store> {
  if (folder === undefined) return startPglite(openInMemory(cluster), async () => {});
  await makePrivateFolder(folder);
  const unlock = await lockFolder(folder);
  try {
    const database = join(folder, 'database');
    await makePrivateFolder(database);
    return await startPglite(new PGlite(database), unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

function openInMemory(cluster: Blob | undefined): PGlite {
  return cluster === undefined ? new PGlite() : new PGlite({ loadDataDir: cluster });
}

async function startPglite(pglite: PGlite, release: () => Promise<void>): Promise<Store> {
  await pglite.waitReady;
  const db = new Kysely<DatabaseSchema>({ dialect: new PGliteDialect({ pglite }) });
  const store: Store = {
    db,
    kind: 'pglite',
    listen: async (channel, onPayload) => {
      await pglite.listen(channel, onPayload);
    },
    close: async () => {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
      await release();
    },
  };
  try {
    await migrate(db);
    await sql`set role ${sql.id(applicationRole)}`.execute(db);
    return store;
  } catch (error) {
    await store.close();
    throw error;
  }
}
