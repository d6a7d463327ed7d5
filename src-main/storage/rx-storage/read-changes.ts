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
  const rows = table.file.read(() =>
    table.file.statements.values(sql).all(lwt, toSortableText(id), Number.isFinite(limit) ? limit : -1),
  );
  return rows.map((json) => table.parse(json));
}

/**
 * Purges documents deleted at or before the given time (ms since 1970), a bounded number at once.
 * @returns whether none is left.
 */
export function purgeDeleted<RxDocType>(
  { documents, attachments }: CollectionTables<RxDocType>,
  deletedUntilMs: number,
): boolean {
  const { file, name } = documents;
  return file.write(() => {
    const ids = file.statements
      .values(`SELECT id FROM ${name} WHERE deleted = 1 AND lwt <= ? LIMIT ${PURGE_BATCH}`)
      .all(deletedUntilMs);
    for (const id of ids) {
      file.statements.rows(`DELETE FROM ${name} WHERE id = ?`).run(id);
      file.statements.rows(`DELETE FROM ${attachments.name} WHERE document_id = ?`).run(id);
    }
    return ids.length < PURGE_BATCH;
  });
}
