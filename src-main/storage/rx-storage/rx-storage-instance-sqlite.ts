import {
  type BulkWriteRow,
  type CategorizeBulkWriteRowsOutput,
  getPrimaryFieldOfPrimaryKey,
  now,
  type PreparedQuery,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageBulkWriteResponse,
  type RxStorageCountResult,
  type RxStorageDefaultCheckpoint,
  type RxStorageInstance,
  type RxStorageInstanceCreationParams,
  type RxStorageQueryResult,
  type StringKeys,
} from 'rxdb';
import type { Observable } from 'rxjs';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { StorageError } from '../sqlite-file/storage-error.ts';
import type { CollectionName } from './collection-catalogue.ts';
import { dropTables } from './open-table.ts';
import { purgeDeleted, readChanges } from './read-changes.ts';
import { countQuery, runQuery } from './run-query.ts';
import {
  type CollectionEventBulk,
  joinCollection,
  leaveCollection,
  type SharedCollection,
} from './shared-collection.ts';
import { readAttachmentBytes, writeRows } from './write-rows.ts';

export type SqliteStorageInternals = { readonly file: SqliteFile; readonly tableName: string };
export type SqliteInstanceOptions = Readonly<Record<string, never>>;

const NO_ATTACHMENTS: ReadonlyMap<Blob, Uint8Array> = new Map();

/** One RxDB collection in an encrypted SQLite file. All work is synchronous below the promises. */
export class RxStorageInstanceSqlite<RxDocType>
  implements
    RxStorageInstance<RxDocType, SqliteStorageInternals, SqliteInstanceOptions, RxStorageDefaultCheckpoint>
{
  readonly databaseName: string;
  readonly collectionName: string;
  readonly schema: Readonly<RxJsonSchema<RxDocumentData<RxDocType>>>;
  readonly options: Readonly<SqliteInstanceOptions>;
  readonly internals: SqliteStorageInternals;
  readonly #primaryPath: StringKeys<RxDocType>;
  readonly #name: CollectionName;
  readonly #collection: SharedCollection<RxDocType>;
  readonly #onClose: () => void;
  #isClosed = false;

  constructor(
    params: RxStorageInstanceCreationParams<RxDocType, SqliteInstanceOptions>,
    file: SqliteFile,
    onClose: () => void,
  ) {
    this.databaseName = params.databaseName;
    this.collectionName = params.collectionName;
    this.schema = params.schema;
    this.options = params.options;
    this.#primaryPath = getPrimaryFieldOfPrimaryKey(params.schema.primaryKey) as StringKeys<RxDocType>;
    this.#name = { ...params, version: params.schema.version };
    this.#collection = joinCollection<RxDocType>(file, this.#name, params.schema);
    this.#onClose = onClose;
    this.internals = { file, tableName: this.#collection.tables.documents.name };
  }

  async bulkWrite(
    rows: BulkWriteRow<RxDocType>[],
    context: string,
  ): Promise<RxStorageBulkWriteResponse<RxDocType>> {
    const attachmentBytes = this.schema.attachments ? await readAttachmentBytes(rows) : NO_ATTACHMENTS;
    this.#assertUsable();
    const { tables } = this.#collection;
    const primaryPath = this.#primaryPath;
    const written = writeRows({ instance: this, tables, primaryPath, rows, context, attachmentBytes });
    this.#emit(written);
    return { error: written.errors };
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<RxDocType>[]> {
    this.#assertUsable();
    const { documents } = this.#collection.tables;
    return documents.file.read(() =>
      ids.flatMap((id) => {
        const document = documents.find(id);
        return document === undefined || (document._deleted && !withDeleted) ? [] : [document];
      }),
    );
  }

  async query({ query }: PreparedQuery<RxDocType>): Promise<RxStorageQueryResult<RxDocType>> {
    this.#assertUsable();
    const table = this.#collection.tables.documents;
    return { documents: runQuery({ table, schema: this.schema, query }) };
  }

  async count({ query }: PreparedQuery<RxDocType>): Promise<RxStorageCountResult> {
    this.#assertUsable();
    const table = this.#collection.tables.documents;
    return { count: countQuery({ table, schema: this.schema, query }), mode: 'fast' };
  }

  async getChangedDocumentsSince(limit: number, checkpoint?: RxStorageDefaultCheckpoint) {
    this.#assertUsable();
    const documents = readChanges(this.#collection.tables.documents, limit, checkpoint);
    const last = documents.at(-1);
    return { documents, checkpoint: last ? this.#checkpointOf(last) : (checkpoint ?? { id: '', lwt: 0 }) };
  }

  async getAttachmentData(documentId: string, attachmentId: string, digest: string): Promise<Blob> {
    this.#assertUsable();
    const { attachments, documents } = this.#collection.tables;
    const found = documents.file.read(() => attachments.find({ documentId, attachmentId }));
    if (found === undefined || found.digest !== digest) {
      throw new Error(`attachment does not exist: ${documentId} ${attachmentId}`);
    }
    return new Blob([new Uint8Array(found.data)], { type: found.type });
  }

  changeStream(): Observable<CollectionEventBulk<RxDocType>> {
    this.#assertUsable();
    return this.#collection.changes$.asObservable();
  }

  async cleanup(minimumDeletedTimeMs: number): Promise<boolean> {
    this.#assertUsable();
    return purgeDeleted(this.#collection.tables, now() - minimumDeletedTimeMs);
  }

  async remove(): Promise<void> {
    this.#assertUsable();
    dropTables(this.#collection.tables);
    this.#collection.isRemoved = true;
    await this.close();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    leaveCollection(this.internals.file, this.#name, this.#collection);
    this.#onClose();
  }

  #assertUsable(): void {
    if (this.#isClosed || this.#collection.isRemoved) throw new StorageError('STORAGE_CLOSED');
  }

  #emit({ eventBulk, newestRow, errors }: CategorizeBulkWriteRowsOutput<RxDocType>): void {
    // RxDB lists an event for a document even where it refused it because of an attachment.
    const refused = new Set(errors.map(({ documentId }) => documentId));
    const events = eventBulk.events.filter(({ documentId }) => !refused.has(documentId));
    if (events.length === 0 || newestRow === undefined) return;
    this.#collection.changes$.next({
      ...eventBulk,
      events,
      checkpoint: this.#checkpointOf(newestRow.document),
    });
  }

  #checkpointOf(document: RxDocumentData<RxDocType>): RxStorageDefaultCheckpoint {
    return { id: String(document[this.#primaryPath]), lwt: document._meta.lwt };
  }
}
