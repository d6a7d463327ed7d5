import { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import { z } from 'zod';
import type { DatabaseSchema } from '../../../src-server/store/database-schema.ts';
import { applicationRole, migrate } from '../../../src-server/store/migrate.ts';
import type { Store } from '../../../src-server/store/store.ts';
import { keepHistory, scopeChannel } from './history.ts';
import { preparedPglite } from './prepared-pglite.ts';

type OnPayload = (payload: string) => void;

/** An account that was written, and what decides who sees it. */
const writtenSchema = z.object({
  tenantId: z.string(),
  id: z.string(),
  collectorId: z.string(),
  territory: z.string(),
});
export type WrittenAccount = z.infer<typeof writtenSchema>;

/** One database for many runs, each with a tenant of its own; one server process at a time listens. */
export type SharedStore = {
  readonly store: Store;
  readonly listen: Store['listen'];
  /** The process that listened is gone. */
  readonly listenNoMore: () => void;
  /** Calls for each account that is written, before whoever wrote it knows; for one run at a time. */
  readonly watchAccounts: (onWritten: (account: WrittenAccount) => void) => void;
};

/** @param cluster the dump of an empty cluster; one is made where none is given */
export async function openSharedStore(cluster: Blob | undefined): Promise<SharedStore> {
  const store = await openPreparedStore(cluster);
  const known = new Set<string>();
  const listeners = new Map<string, Set<OnPayload>>();
  let onWritten: (account: WrittenAccount) => void = () => undefined;
  await store.listen(
    scopeChannel,
    (payload) => onWritten(writtenSchema.parse(JSON.parse(payload))),
    () => undefined,
  );
  return {
    store,
    async listen(channel, onPayload, onGap) {
      const ofChannel = listeners.get(channel) ?? new Set();
      listeners.set(channel, ofChannel.add(onPayload));
      if (known.has(channel)) return;
      known.add(channel);
      await store.listen(
        channel,
        (payload) => listeners.get(channel)?.forEach((tell) => void tell(payload)),
        onGap,
      );
    },
    listenNoMore: () => listeners.clear(),
    watchAccounts(next) {
      onWritten = next;
    },
  };
}

async function openPreparedStore(cluster: Blob | undefined): Promise<Store> {
  const pglite = cluster === undefined ? new PGlite() : new PGlite({ loadDataDir: cluster });
  // Its statements run once: nothing of them is to be prepared.
  const owner = new Kysely<DatabaseSchema>({ dialect: new PGliteDialect({ pglite }) });
  await migrate(owner);
  await keepHistory(owner);
  const db = new Kysely<DatabaseSchema>({ dialect: preparedPglite(pglite) });
  await sql`set role ${sql.id(applicationRole)}`.execute(db);
  return {
    db,
    kind: 'pglite',
    async listen(channel, onPayload) {
      pglite.onNotification((ofChannel, payload) => {
        if (ofChannel === channel) onPayload(payload);
      });
      await sql`listen ${sql.id(channel)}`.execute(db);
    },
    close: () => db.destroy(),
  };
}
