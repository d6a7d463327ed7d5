import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { toSortableText } from './sortable-text.ts';

type AttachmentName = { readonly documentId: string; readonly attachmentId: string };
type StoredAttachment = { readonly digest: string; readonly type: string; readonly data: Uint8Array };

/** The bytes of a collection's attachments, kept apart from the documents that name them. */
export class AttachmentTable {
  readonly name: string;
  readonly #file: SqliteFile;

  constructor(file: SqliteFile, documentTableName: string) {
    this.#file = file;
    this.name = `${documentTableName}_attachments`;
  }

  create(): void {
    this.#file.database.exec(`
      CREATE TABLE IF NOT EXISTS ${this.name} (
        document_id TEXT NOT NULL,
        attachment_id TEXT NOT NULL,
        digest TEXT NOT NULL,
        type TEXT NOT NULL,
        data BLOB NOT NULL,
        UNIQUE (document_id, attachment_id)
      ) STRICT`);
  }

  put(name: AttachmentName, attachment: StoredAttachment): void {
    const sql = `INSERT OR REPLACE INTO ${this.name} (document_id, attachment_id, digest, type, data)
      VALUES (?, ?, ?, ?, ?)`;
    const { digest, type, data } = attachment;
    this.#file.statements.rows(sql).run(...keyOf(name), digest, type, data);
  }

  delete(name: AttachmentName): void {
    const sql = `DELETE FROM ${this.name} WHERE document_id = ? AND attachment_id = ?`;
    this.#file.statements.rows(sql).run(...keyOf(name));
  }

  find(name: AttachmentName): StoredAttachment | undefined {
    const sql = `SELECT digest, type, data FROM ${this.name} WHERE document_id = ? AND attachment_id = ?`;
    return this.#file.statements.rows(sql).get(...keyOf(name)) as StoredAttachment | undefined;
  }
}

function keyOf({ documentId, attachmentId }: AttachmentName): [string, string] {
  return [toSortableText(documentId), toSortableText(attachmentId)];
}
