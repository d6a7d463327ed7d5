import type { ReplicaCollection } from './open-replica.ts';
import { readDocuments } from './read-documents.ts';
import { writePulled } from './write-pulled.ts';

const pageSize = 1_000;

/** Deletes every document whose id is not in the set, page by page; tells the accounts before each write. */
export async function deleteAbsent(
  collection: ReplicaCollection,
  present: ReadonlySet<string>,
  beforeDelete: (accountIds: ReadonlySet<string>) => void,
): Promise<void> {
  let afterId = '';
  for (;;) {
    const page = await readDocuments(collection, {
      selector: { id: { $gt: afterId } },
      sort: [{ id: 'asc' }],
      limit: pageSize,
    });
    const last = page.at(-1);
    if (last === undefined) return;
    afterId = last.id;
    const absent = page.filter((document) => !present.has(document.id));
    if (absent.length === 0) continue;
    beforeDelete(new Set(absent.map((document) => document.accountId)));
    const tombstones = absent.map(({ id, accountId, seq }) => ({ id, accountId, seq, _deleted: true }));
    await writePulled(collection, tombstones);
  }
}
