import { type MangoQuery, normalizeMangoQuery, prepareQuery, type RxDocumentData } from 'rxdb';
import type { CollectionDocument, CollectionName } from '../../../src-shared/protocol/collections.ts';
import type { ReplicaCollection } from './open-replica.ts';
import type { ReplicaDocument } from './replica-schema.ts';

/**
 * Plain documents straight from the storage: RxDB's own documents and query cache would keep every invoice of every
 * account that was looked at in memory.
 */
export async function readDocuments(
  collection: ReplicaCollection,
  query: MangoQuery<ReplicaDocument>,
): Promise<RxDocumentData<ReplicaDocument>[]> {
  const { storageInstance } = collection;
  const selector = { $and: [{ _deleted: { $eq: false } }, query.selector ?? {}] };
  const normalized = normalizeMangoQuery(storageInstance.schema, {
    ...query,
    selector: selector as NonNullable<MangoQuery<RxDocumentData<ReplicaDocument>>['selector']>,
  } as MangoQuery<RxDocumentData<ReplicaDocument>>);
  const { documents } = await storageInstance.query(prepareQuery(storageInstance.schema, normalized));
  return documents;
}

/** The document as the server sent it. */
export function withoutStorageFields<Name extends CollectionName>(
  document: RxDocumentData<ReplicaDocument>,
): CollectionDocument<Name> {
  const { _deleted, _attachments, _meta, _rev, ...content } = document;
  return content as CollectionDocument<Name>;
}
