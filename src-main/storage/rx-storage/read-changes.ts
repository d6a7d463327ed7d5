import type { RxDocumentData, RxStorageDefaultCheckpoint } from 'rxdb';
import type { DocumentTable } from './document-table.ts';
import type { CollectionTables } from './open-table.ts';
import { toSortableText } from './sortable-text.ts';

const PURGE_BATCH = 1_000;
const BEFORE_EVERYTHING: RxStorageDefaultCheckpoint = { lwt: 0, id: '' };

/** The documents written after the checkpoint, deleted ones included, oldest write first. */
export function readChanges<RxDocType>(
  table: DocumentTable<RxDocType>,
  limit: number,
  checkpoint: RxStorageDefaultCheckpoint | undefined,
): RxDocumentData<RxDocType>[] {
  const { lwt, id } = checkpoint ?? BEFORE_EVERYTHING;
  const sql = `SELECT data FROM ${table.name} WHERE (lwt, id) > (?, ?) ORDER BY lwt, id LIMIT ?`;
  return table.file.statements
    .values(sql)
    .all(lwt, toSortableText(id), Number.isFinite(limit) ? limit : -1)
    .map((json) => table.parse(json));
}

/**
 * Purges documents deleted at or before the given time (ms since 1970), a bounded number at once. Call it
 * inside a write.
 * @returns the ids of those purged, and whether none is left.
 */
export function purgeDeleted<RxDocType>(
  { documents, attachments }: CollectionTables<RxDocType>,
  deletedUntilMs: number,
): { readonly purgedIds: ReadonlySet<string>; readonly isDone: boolean } {
  const { file, name } = documents;
  const sql = `SELECT id, data FROM ${name} INDEXED BY ${name}_deleted
    WHERE deleted = 1 AND lwt <= ? LIMIT ${PURGE_BATCH}`;
  const rows = file.statements.rows(sql).all(deletedUntilMs) as { id: string; data: string }[];
  const deleteDocument = file.statements.rows(`DELETE FROM ${name} WHERE id = ?`);
  const deleteAttachments = file.statements.rows(`DELETE FROM ${attachments.name} WHERE document_id = ?`);
  for (const { id } of rows) {
    deleteDocument.run(id);
    deleteAttachments.run(id);
  }
  // The column has the sortable form of an id, which is not the id of every document.
  const purgedIds = new Set(rows.map(({ data }) => documents.idOf(documents.parse(data))));
  return { purgedIds, isDone: rows.length < PURGE_BATCH };
}
