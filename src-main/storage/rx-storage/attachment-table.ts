import { createHash } from 'node:crypto';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { StorageError } from '../sqlite-file/storage-error.ts';
import { toSortableText } from './sortable-text.ts';

type AttachmentName = { readonly documentId: string; readonly attachmentId: string };
type StoredAttachment = { readonly digest: string; readonly type: string; readonly data: Uint8Array };
type AttachmentRow = { readonly type: string; readonly sha256: Uint8Array; readonly data: Uint8Array };

/**
 * The bytes of a collection's attachments, kept apart from the documents that name them, with a SHA-256 of
 * their own: RxDB's digest may come from any hash function, and from other bytes where a plugin compresses.
 */
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
        sha256 BLOB NOT NULL,
        data BLOB NOT NULL,
        UNIQUE (document_id, attachment_id)
      ) STRICT`);
  }

  /** @throws {StorageError} STORAGE_DAMAGED where the digest is RxDB's SHA-256 but not of these bytes. */
  put(name: AttachmentName, { digest, type, data }: StoredAttachment): void {
    const sql = `INSERT OR REPLACE INTO ${this.name} (document_id, attachment_id, digest, type, sha256, data)
      VALUES (?, ?, ?, ?, ?, ?)`;
    const sha256 = sha256Of(data);
    assertDigest(digest, sha256);
    this.#file.statements
      .rows(sql)
      .run(...keyOf(name), toSortableText(digest), toSortableText(type), sha256, data);
  }

  delete(name: AttachmentName): void {
    const sql = `DELETE FROM ${this.name} WHERE document_id = ? AND attachment_id = ?`;
    this.#file.statements.rows(sql).run(...keyOf(name));
  }

  /**
   * The bytes that were stored under this digest.
   * @throws {StorageError} STORAGE_DAMAGED where they are not what was written.
   */
  find(name: AttachmentName, digest: string): Blob | undefined {
    const sql = `SELECT type, sha256, data FROM ${this.name}
      WHERE document_id = ? AND attachment_id = ? AND digest = ?`;
    const key = [...keyOf(name), toSortableText(digest)];
    const row = this.#file.statements.rows(sql).get(...key) as AttachmentRow | undefined;
    if (row === undefined) return undefined;
    const sha256 = sha256Of(row.data);
    if (!sha256.equals(row.sha256)) throw new StorageError('STORAGE_DAMAGED');
    assertDigest(digest, sha256);
    return new Blob([new Uint8Array(row.data)], { type: row.type });
  }
}

const SHA256_HEX = /^[0-9a-f]{64}$/;

// What RxDB's default hash function makes of the bytes. Other digests say nothing that could be checked here.
function assertDigest(digest: string, sha256: Buffer): void {
  if (SHA256_HEX.test(digest) && digest !== sha256.toString('hex')) throw new StorageError('STORAGE_DAMAGED');
}

function sha256Of(data: Uint8Array): Buffer {
  return createHash('sha256').update(data).digest();
}

function keyOf({ documentId, attachmentId }: AttachmentName): [string, string] {
  return [toSortableText(documentId), toSortableText(attachmentId)];
}
