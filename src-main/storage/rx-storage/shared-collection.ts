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
import type { CollectionName } from './collection-catalogue.ts';
import { type CollectionTables, openTables } from './open-table.ts';

export type CollectionEventBulk<RxDocType> = EventBulk<
  RxStorageChangeEvent<RxDocumentData<RxDocType>>,
  RxStorageDefaultCheckpoint
>;

/** What all storage instances of one collection on one connection share: tables and change stream. */
export type SharedCollection<RxDocType> = {
  readonly tables: CollectionTables<RxDocType>;
  readonly schema: RxJsonSchema<RxDocumentData<RxDocType>>;
  readonly changes$: Subject<CollectionEventBulk<RxDocType>>;
  instanceCount: number;
  isRemoved: boolean;
};

const collectionsByFile = new WeakMap<SqliteFile, Map<string, SharedCollection<unknown>>>();

/** Joins the instances of a collection, opening its tables for the first one. */
export function joinCollection<RxDocType>(
  file: SqliteFile,
  name: CollectionName,
  schema: RxJsonSchema<RxDocumentData<RxDocType>>,
): SharedCollection<RxDocType> {
  const collections = collectionsOf(file);
  const known = collections.get(keyOf(name)) as SharedCollection<RxDocType> | undefined;
  if (known !== undefined) {
    // Two schemas under one version would read each other's columns.
    if (!deepEqual(known.schema, schema))
      throw new Error('This collection is already open with another schema.');
    known.instanceCount += 1;
    return known;
  }
  const tables = openTables<RxDocType>(file, name, schema);
  const changes$ = new Subject<CollectionEventBulk<RxDocType>>();
  const collection: SharedCollection<RxDocType> = {
    tables,
    schema,
    changes$,
    instanceCount: 1,
    isRemoved: false,
  };
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
  if (collection.instanceCount === 0) collection.changes$.complete();
  if (collection.instanceCount === 0 || collection.isRemoved) {
    const collections = collectionsOf(file);
    // After a removal another collection of this name may have taken the place already.
    if (Object.is(collections.get(keyOf(name)), collection)) collections.delete(keyOf(name));
  }
}

function collectionsOf(file: SqliteFile): Map<string, SharedCollection<unknown>> {
  const known = collectionsByFile.get(file) ?? new Map<string, SharedCollection<unknown>>();
  collectionsByFile.set(file, known);
  return known;
}

function keyOf({ databaseName, collectionName, version }: CollectionName): string {
  return JSON.stringify([databaseName, collectionName, version]);
}
