import {
  deepEqual,
  type EventBulk,
  type RxDocumentData,
  type RxJsonSchema,
  type RxStorageChangeEvent,
  type RxStorageDefaultCheckpoint,
} from 'rxdb';
import { Subject } from 'rxjs';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';
import { StorageError } from '../sqlite-file/storage-error.ts';
import type { CollectionName } from './collection-catalogue.ts';
import { type ChangeReceiver, FileChanges, type FileChangesOptions } from './file-changes.ts';
import { bulksAfterGap, loggedBulkText, readLoggedBulks } from './logged-bulk.ts';
import { type CollectionTables, dropTables, openTables } from './open-table.ts';
import { purgeDeleted } from './read-changes.ts';

export type CollectionEventBulk<RxDocType> = EventBulk<
  RxStorageChangeEvent<RxDocumentData<RxDocType>>,
  RxStorageDefaultCheckpoint
>;

/** What a write gives: its result, and the events with the JSON of the documents that were replaced. */
type CollectionWrite<RxDocType, Result> = {
  readonly result: Result;
  readonly bulk?: CollectionEventBulk<RxDocType> | undefined;
  readonly storedJson?: ReadonlyMap<string, string>;
};

/** What all storage instances of one collection on one connection share: tables and change stream. */
export class SharedCollection<RxDocType> implements ChangeReceiver {
  readonly id: number;
  readonly layoutText: string;
  readonly tables: CollectionTables<RxDocType>;
  readonly schema: RxJsonSchema<RxDocumentData<RxDocType>>;
  readonly changes$ = new Subject<CollectionEventBulk<RxDocType>>();
  readonly #changes: FileChanges;
  instanceCount = 1;
  #tablesAre: 'there' | 'removed' | 'lost' = 'there';

  constructor(
    changes: FileChanges,
    tables: CollectionTables<RxDocType>,
    schema: RxJsonSchema<RxDocumentData<RxDocType>>,
  ) {
    this.#changes = changes;
    this.tables = tables;
    this.schema = schema;
    this.id = tables.documents.id;
    this.layoutText = JSON.stringify(tables.documents.layout);
    changes.join(this);
  }

  /** Whether the tables are gone, removed here or by another process. */
  get isLost(): boolean {
    return this.#tablesAre !== 'there';
  }

  /** @throws {StorageError} STORAGE_CLOSED after a removal here, STORAGE_COLLECTION_GONE after another process's. */
  assertTables(): void {
    if (this.#tablesAre === 'removed') throw new StorageError('STORAGE_CLOSED');
    if (this.#tablesAre === 'lost') throw new StorageError('STORAGE_COLLECTION_GONE');
  }

  read<Result>(work: (tables: CollectionTables<RxDocType>) => Result): Result {
    return this.#changes.read(() => {
      this.assertTables();
      return work(this.tables);
    });
  }

  /** Runs a write in one transaction; its events are sent when it is on disk, before this returns. */
  write<Result>(
    work: (tables: CollectionTables<RxDocType>, number: number) => CollectionWrite<RxDocType, Result>,
  ): Result {
    return this.#changes.write((number) => {
      this.assertTables();
      const { result, bulk, storedJson = new Map() } = work(this.tables, number);
      if (bulk === undefined) return { result };
      const logText = loggedBulkText(bulk, storedJson);
      return { result, change: { collection: this.id, logText, deliver: () => this.changes$.next(bulk) } };
    });
  }

  /** Deletes the collection with everything in it. */
  remove(): void {
    this.write((tables) => {
      dropTables(tables);
      return { result: this.#changes.forgetCollection(this.id) };
    });
    this.#tablesAre = 'removed';
    this.#changes.leave(this);
  }

  /**
   * Purges a bounded number of documents deleted until then (ms since 1970), also from the log of changes.
   * @returns whether none is left.
   */
  purge(deletedUntilMs: number): boolean {
    return this.write((tables) => {
      const { purgedIds, isDone } = purgeDeleted(tables, deletedUntilMs);
      this.#changes.forgetDocuments(this.id, purgedIds);
      return { result: isDone };
    });
  }

  end(): void {
    this.#changes.leave(this);
    this.changes$.complete();
  }

  lose(): void {
    this.#tablesAre = 'lost';
  }

  prepareLogged(texts: readonly string[]) {
    return readLoggedBulks<RxDocType>(texts, (id) => this.tables.documents.find(id)).map(
      (bulk) => () => this.changes$.next(bulk),
    );
  }

  /**
   * Where the gap ended in an empty table there is no document to make RxDB's queries run again with: a live query then
   * shows what was purged meanwhile until the next change.
   */
  prepareUnlogged(after: number) {
    const { documents } = this.tables;
    const present = documents.findAny();
    if (present === undefined) return [];
    const id = `catch-up-${this.id}-${after}`;
    const bulks = bulksAfterGap(id, documents.changedSince(after), present, (one) => this.checkpointOf(one));
    // One delivery, so that nothing comes between the bulks.
    return [
      () => {
        for (const bulk of bulks) this.changes$.next(bulk);
      },
    ];
  }

  checkpointOf(document: RxDocumentData<RxDocType>): RxStorageDefaultCheckpoint {
    return { id: this.tables.documents.idOf(document), lwt: document._meta.lwt };
  }
}

type SharedFile = {
  readonly changes: FileChanges;
  readonly collections: Map<string, SharedCollection<unknown>>;
};

const sharedFiles = new WeakMap<SqliteFile, SharedFile>();

/** Joins the instances of a collection, opening its tables for the first one. */
export function joinCollection<RxDocType>(
  file: SqliteFile,
  name: CollectionName,
  schema: RxJsonSchema<RxDocumentData<RxDocType>>,
  options: FileChangesOptions,
): SharedCollection<RxDocType> {
  const { changes, collections } = sharedFileOf(file, options);
  // Another process may have removed it meanwhile.
  changes.read(() => undefined);
  const known = collections.get(keyOf(name)) as SharedCollection<RxDocType> | undefined;
  if (known !== undefined && !known.isLost) {
    // Two schemas under one version would read each other's columns.
    if (!deepEqual(known.schema, schema))
      throw new Error('This collection is already open with another schema.');
    known.instanceCount += 1;
    return known;
  }
  const tables = changes.write((number) => ({ result: openTables<RxDocType>(file, name, schema, number) }));
  const collection = new SharedCollection(changes, tables, schema);
  collections.set(keyOf(name), collection as unknown as SharedCollection<unknown>);
  return collection;
}

/** Leaves the instances of a collection; the last one ends its change stream. */
export function leaveCollection<RxDocType>(
  file: SqliteFile,
  name: CollectionName,
  collection: SharedCollection<RxDocType>,
): void {
  collection.instanceCount -= 1;
  if (collection.instanceCount === 0) collection.end();
  if (collection.instanceCount > 0 && !collection.isLost) return;
  const collections = sharedFiles.get(file)?.collections;
  // After a removal another collection of this name may have taken the place already.
  if (Object.is(collections?.get(keyOf(name)), collection)) collections?.delete(keyOf(name));
}

function sharedFileOf(file: SqliteFile, options: FileChangesOptions): SharedFile {
  const known = sharedFiles.get(file);
  if (known !== undefined) return known;
  const shared = { changes: new FileChanges(file, options), collections: new Map() };
  sharedFiles.set(file, shared);
  return shared;
}

function keyOf({ databaseName, collectionName, version }: CollectionName): string {
  return JSON.stringify([databaseName, collectionName, version]);
}
