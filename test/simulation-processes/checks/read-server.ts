import { canonicalJson } from '../../../src-shared/protocol/canonical-json.ts';
import { type CollectionName, collectionNames } from '../../../src-shared/protocol/collections.ts';
import { outcomeSchema } from '../../../src-shared/protocol/outcome.ts';
import type { ServerRows } from '../../simulation/world/server-rows.ts';
import { visibleAccounts } from '../../simulation/world/visible-accounts.ts';
import type { Cluster } from '../processes/postgresql.ts';
import type { Documents, DocumentsByCollection, JudgedCommand } from './found.ts';

/** The documents that a person's replica on a device has to hold. */
export function dueDocuments(rows: ServerRows, userId: string, deviceId: string): DocumentsByCollection {
  const user = rows.users.find(({ id }) => id === userId);
  if (user === undefined) throw new Error(`the server has no user ${userId}`);
  const visible = visibleAccounts(rows, user);
  const due = (name: CollectionName): Documents => {
    const stored = rows.documents[name].filter(({ accountId, scope }) =>
      name === 'outcomes'
        ? scope === `device/${deviceId}/${userId}`
        : accountId === '' || visible.has(accountId),
    );
    return new Map(stored.map(({ id, doc }) => [id, canonicalJson(doc)]));
  };
  return Object.fromEntries(collectionNames.map((name) => [name, due(name)])) as DocumentsByCollection;
}

/** Everything that the server has judged, of all organisations. */
export async function readJudged(cluster: Cluster): Promise<readonly JudgedCommand[]> {
  const rows = await cluster.query<{ id: string; device_id: string; outcome: unknown }>(
    'select id, device_id, outcome from command',
  );
  return rows.map(({ id, device_id: deviceId, outcome }) => {
    const { status, failures } = outcomeSchema.parse(outcome);
    return { id, deviceId, status, failure: failures[0]?.code ?? null };
  });
}
