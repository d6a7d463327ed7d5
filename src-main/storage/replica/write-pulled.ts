import type { BulkWriteRow, RxDocumentData } from 'rxdb';
import { deepEqual } from 'rxdb';
import { type CollectionName, collectionSchemas } from '../../../src-shared/protocol/collections.ts';
import type { PullReply } from '../../../src-shared/protocol/sync-api.ts';
import type { ReplicaCollection } from './open-replica.ts';
import type { ReplicaDocument } from './replica-schema.ts';

export type PulledDocument = PullReply['documents'][number];

/** A document that does not fit its schema: which one and where, never what it says. */
export type RejectedDocument = { readonly id: string; readonly seq: number; readonly field: string };

export type CheckedPage = {
  readonly documents: readonly ReplicaContent[];
  readonly rejected: readonly RejectedDocument[];
};

type ReplicaContent = ReplicaDocument & { readonly _deleted: boolean };

/** Checks each document of a page on its own: one that does not fit never stops the others. */
export function checkPage(name: CollectionName, page: readonly PulledDocument[]): CheckedPage {
  const documents: ReplicaContent[] = [];
  const rejected: RejectedDocument[] = [];
  for (const { _deleted, ...content } of page) {
    const { id, accountId, seq } = content;
    if (_deleted) {
      // A tombstone purges the content: only what finds it again stays.
      documents.push({ id, accountId, seq, _deleted });
      continue;
    }
    const checked = collectionSchemas[name].safeParse(content);
    if (checked.success) documents.push({ ...checked.data, _deleted });
    else rejected.push({ id, seq, field: checked.error.issues[0]?.path.join('.').slice(0, 80) ?? '' });
  }
  return { documents, rejected };
}

/**
 * Writes a page into the replica; documents that are there with equal content are left alone.
 * @throws {StorageError} when the disk fails: nothing of the page counts as stored then.
 */
export async function writePulled(
  collection: ReplicaCollection,
  documents: readonly ReplicaContent[],
): Promise<void> {
  const latest = [...new Map(documents.map((document) => [document.id, document])).values()];
  const { storageInstance } = collection;
  const found = await storageInstance.findDocumentsById(
    latest.map((document) => document.id),
    true,
  );
  const storedById = new Map(found.map((document) => [document.id, document]));
  const rows = latest.flatMap((document) => rowFor(document, storedById.get(document.id)));
  if (rows.length === 0) return;
  const { error } = await storageInstance.bulkWrite(rows, 'replica-pull');
  const [first] = error;
  if (first !== undefined) throw new Error(`the replica refused a pulled document (status ${first.status})`);
}

function rowFor(
  document: ReplicaContent,
  stored: RxDocumentData<ReplicaDocument> | undefined,
): BulkWriteRow<ReplicaDocument>[] {
  const fields = { _attachments: {}, _meta: { ...(stored?._meta ?? { lwt: 1 }) }, _rev: stored?._rev ?? '' };
  const next: RxDocumentData<ReplicaDocument> = { ...document, ...fields };
  if (stored === undefined) return [{ document: next }];
  return deepEqual(next, stored) ? [] : [{ previous: stored, document: next }];
}
