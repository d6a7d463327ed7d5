import type { RxDocumentData, RxJsonSchema } from 'rxdb';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { AttachmentTable } from './attachment-table.ts';
import {
  type CollectionName,
  enterCollection,
  forgetCollection,
  updateLayout,
} from './collection-catalogue.ts';
import { DocumentTable } from './document-table.ts';
import { tableLayout } from './table-layout.ts';

const REBUILD_BATCH = 1_000;

export type CollectionTables<RxDocType> = {
  readonly documents: DocumentTable<RxDocType>;
  readonly attachments: AttachmentTable;
};

/**
 * Finds or makes the tables of a collection; rebuilds them where the schema's indexes have changed. Call it
 * inside a write.
 * @param change the number of that write.
 */
export function openTables<RxDocType>(
  file: SqliteFile,
  name: CollectionName,
  schema: RxJsonSchema<RxDocumentData<RxDocType>>,
  change: number,
): CollectionTables<RxDocType> {
  const layout = tableLayout(schema);
  const entry = enterCollection(file, name, layout);
  const documents = new DocumentTable<RxDocType>(file, entry.id, layout);
  if (!tableExists(file, documents.name)) documents.create();
  else if (entry.layout !== JSON.stringify(layout)) rebuild(documents, change);
  const attachments = new AttachmentTable(file, documents.name);
  attachments.create();
  return { documents, attachments };
}

/**
 * Deletes the collection with all its documents and attachments from the file, where a log of changes may still name
 * them. Call it inside a write.
 */
export function dropTables({ documents, attachments }: CollectionTables<unknown>): void {
  const { file } = documents;
  file.database.exec(`DROP TABLE IF EXISTS ${documents.name}; DROP TABLE IF EXISTS ${attachments.name}`);
  forgetCollection(file, documents.id);
}

function tableExists(file: SqliteFile, tableName: string): boolean {
  const sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?";
  return file.statements.values(sql).get(tableName) !== undefined;
}

function rebuild<RxDocType>(table: DocumentTable<RxDocType>, change: number): void {
  const { file, name } = table;
  const oldName = `${name}_old`;
  const indexSql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL";
  for (const index of file.statements.values(indexSql).all(name)) file.database.exec(`DROP INDEX ${index}`);
  file.database.exec(`ALTER TABLE ${name} RENAME TO ${oldName}`);
  table.create();
  const batchSql = `SELECT rowid AS row, data FROM ${oldName} WHERE rowid > ? ORDER BY rowid LIMIT ${REBUILD_BATCH}`;
  const nextBatch = (after: number) =>
    file.database.prepare(batchSql).all(after) as { row: number; data: string }[];
  for (let rows = nextBatch(0); rows.length > 0; rows = nextBatch(rows.at(-1)?.row ?? 0)) {
    table.insertAll(
      rows.map(({ data }) => table.parse(data)),
      change,
    );
  }
  file.database.exec(`DROP TABLE ${oldName}`);
  updateLayout(file, table.id, table.layout);
}
