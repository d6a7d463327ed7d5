// RxDB's CouchDB replication with its defaults (batches of 100) into the storage of our own replica.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { replicateCouchDB } from 'rxdb/plugins/replication-couchdb';
import { z } from 'zod';
import { openReplica } from '../../../src-main/storage/replica/open-replica.ts';
import { getRxStorageSqlite } from '../../../src-main/storage/rx-storage-sqlite.ts';
import { openSqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { answerParent, childInput } from '../harness/child-program.ts';

const { url, folder, key } = z
  .object({ url: z.string(), folder: z.string(), key: z.array(z.number()).length(32) })
  .parse(childInput());
mkdirSync(folder, { recursive: true });
const file = openSqliteFile({ path: join(folder, 'replica.sqlite'), key: Uint8Array.from(key) });
const replica = await openReplica(getRxStorageSqlite({ file }), 'couch');
const collection = replica.collections.invoices;
const startedAt = performance.now();
const replication = replicateCouchDB({
  replicationIdentifier: 'benchmark',
  collection,
  url: `${url}/`,
  live: false,
  pull: {},
});
replication.error$.subscribe((error) => {
  throw error;
});
await replication.awaitInitialReplication();
const durationMs = performance.now() - startedAt;
const documents = await collection.count().exec();
await replica.close();
file.close();
answerParent({ documents, durationMs });
