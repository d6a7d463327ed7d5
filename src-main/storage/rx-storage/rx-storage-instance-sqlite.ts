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
import type { FileChangesOptions } from './file-changes.ts';
import { readChanges } from './read-changes.ts';
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
    changes: FileChangesOptions,
    onClose: () => void,
  ) {
    this.databaseName = params.databaseName;
    this.collectionName = params.collectionName;
    this.schema = params.schema;
    this.options = params.options;
    this.#primaryPath = getPrimaryFieldOfPrimaryKey(params.schema.primaryKey) as StringKeys<RxDocType>;
    this.#name = { ...params, version: params.schema.version };
    this.#collection = joinCollection<RxDocType>(file, this.#name, params.schema, changes);
    this.#onClose = onClose;
    this.internals = { file, tableName: this.#collection.tables.documents.name };
  }

  async bulkWrite(
    rows: BulkWriteRow<RxDocType>[],
    context: string,
  ): Promise<RxStorageBulkWriteResponse<RxDocType>> {
    const attachmentBytes = this.schema.attachments ? await readAttachmentBytes(rows) : NO_ATTACHMENTS;
    this.#assertOpen();
    const primaryPath = this.#primaryPath;
    return this.#collection.write((tables, change) => {
      const input = { instance: this, tables, primaryPath, rows, context, attachmentBytes, change };
      const { categorized, storedJson } = writeRows(input);
      return { result: { error: categorized.errors }, bulk: this.#bulkOf(categorized), storedJson };
    });
  }

  async findDocumentsById(ids: string[], withDeleted: boolean): Promise<RxDocumentData<RxDocType>[]> {
    this.#assertOpen();
    return this.#collection.read(({ documents }) =>
      ids.flatMap((id) => {
        const document = documents.find(id);
        return document === undefined || (document._deleted && !withDeleted) ? [] : [document];
      }),
    );
  }

  async query({ query }: PreparedQuery<RxDocType>): Promise<RxStorageQueryResult<RxDocType>> {
    this.#assertOpen();
    const { schema } = this;
    return this.#collection.read(({ documents: table }) => ({
      documents: runQuery({ table, schema, query }),
    }));
  }

  async count({ query }: PreparedQuery<RxDocType>): Promise<RxStorageCountResult> {
    this.#assertOpen();
    const { schema } = this;
    return this.#collection.read(({ documents: table }) => ({
      count: countQuery({ table, schema, query }),
      mode: 'fast',
    }));
  }

  async getChangedDocumentsSince(limit: number, checkpoint?: RxStorageDefaultCheckpoint) {
    this.#assertOpen();
    const collection = this.#collection;
    const documents = collection.read((tables) => readChanges(tables.documents, limit, checkpoint));
    const last = documents.at(-1);
    return {
      documents,
      checkpoint: last ? collection.checkpointOf(last) : (checkpoint ?? { id: '', lwt: 0 }),
    };
  }

  async getAttachmentData(documentId: string, attachmentId: string, digest: string): Promise<Blob> {
    this.#assertOpen();
    const name = { documentId, attachmentId };
    const found = this.#collection.read(({ attachments }) => attachments.find(name, digest));
    if (found === undefined) throw new Error(`attachment does not exist: ${documentId} ${attachmentId}`);
    return found;
  }

  changeStream(): Observable<CollectionEventBulk<RxDocType>> {
    this.#assertOpen();
    return this.#collection.changes$.asObservable();
  }

  async cleanup(minimumDeletedTimeMs: number): Promise<boolean> {
    this.#assertOpen();
    const deletedUntilMs = now() - minimumDeletedTimeMs;
    return this.#collection.purge(deletedUntilMs);
  }

  async remove(): Promise<void> {
    // A mistake of the caller and none of the file; RxDB's own storage tests take nothing but a plain Error here.
    if (this.#isClosed) throw new Error('A closed storage instance cannot be removed.');
    this.#assertOpen();
    this.#collection.remove();
    await this.close();
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    leaveCollection(this.internals.file, this.#name, this.#collection);
    this.#onClose();
  }

  #assertOpen(): void {
    if (this.#isClosed) throw new StorageError('STORAGE_CLOSED');
    this.#collection.assertTables();
  }

  #bulkOf({ eventBulk, newestRow, errors }: CategorizeBulkWriteRowsOutput<RxDocType>) {
    // RxDB lists an event for a document even where it refused it because of an attachment.
    const refused = new Set(errors.map(({ documentId }) => documentId));
    const events = eventBulk.events.filter(({ documentId }) => !refused.has(documentId));
    if (events.length === 0 || newestRow === undefined) return undefined;
    return { ...eventBulk, events, checkpoint: this.#collection.checkpointOf(newestRow.document) };
  }
}
