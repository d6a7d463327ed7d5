// The least that any first sync has to do: download the same pages and insert them with the bare driver.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { openReplica } from '../../../src-main/storage/replica/open-replica.ts';
import { getRxStorageSqlite } from '../../../src-main/storage/rx-storage-sqlite.ts';
import { openSqliteFile } from '../../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { collectionNames } from '../../../src-shared/protocol/collections.ts';
import { protocolHeader, protocolVersion } from '../../../src-shared/protocol/version.ts';
import { answerParent, childInput } from '../harness/child-program.ts';
import { benchPassword } from './tenants.ts';

const input = z
  .object({
    directory: z.string(),
    key: z.array(z.number()).length(32),
    serverUrl: z.string(),
    userName: z.string(),
    pageLimit: z.number(),
  })
  .parse(childInput());

type Row = { readonly id: string; readonly accountId: string; readonly seq: number };
type Page = { readonly documents: readonly Row[]; readonly checkpoint: unknown; readonly upToDate: boolean };
const internalsSchema = z.object({ tableName: z.string() });

async function post(path: string, body: unknown, token?: string): Promise<unknown> {
  const reply = await fetch(`${input.serverUrl}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      [protocolHeader]: String(protocolVersion),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  if (!reply.ok) throw new Error(`${path} answered ${reply.status}`);
  return reply.json();
}

async function signIn(): Promise<string> {
  const { x: devicePublicKey } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
  const leaseNonce = 'A'.repeat(22);
  const device = { deviceId: randomUUID(), deviceName: 'Benchmark', devicePublicKey, leaseNonce };
  const reply = await post('/v1/session', { userName: input.userName, password: benchPassword, ...device });
  return z.object({ accessToken: z.string() }).parse(reply).accessToken;
}

mkdirSync(input.directory, { recursive: true });
const file = openSqliteFile({ path: join(input.directory, 'bare.sqlite'), key: Uint8Array.from(input.key) });
// For its tables and indexes: the replica's own.
const replica = await openReplica(getRxStorageSqlite({ file }), 'bare');
const inserts = new Map(
  collectionNames.map((name) => {
    const { tableName } = internalsSchema.parse(replica.collections[name].storageInstance.internals);
    const columns = 'id, deleted, lwt, field_3, field_4, irregular, change, data';
    const statement = file.database.prepare(
      `INSERT INTO ${tableName} (${columns}) VALUES (?, 0, 1, ?, ?, 0, 1, ?)`,
    );
    const insertAll = file.database.transaction((documents: readonly Row[]) => {
      for (const document of documents) {
        statement.run(document.id, document.accountId, document.seq, JSON.stringify(document));
      }
    });
    return [name, insertAll] as const;
  }),
);
const token = await signIn();
const startedAt = performance.now();
let documents = 0;
for (const [collection, insertAll] of inserts) {
  for (let checkpoint: unknown = null, upToDate = false; !upToDate; ) {
    const request = { collection, checkpoint, limit: input.pageLimit };
    const page = (await post('/v1/sync/pull', request, token)) as Page;
    insertAll.immediate(page.documents);
    documents += page.documents.length;
    ({ checkpoint, upToDate } = page);
  }
}
const durationMs = performance.now() - startedAt;
await replica.close();
file.close();
answerParent({ documents, durationMs });
