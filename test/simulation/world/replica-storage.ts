import { fillWithDefaultSettings, getWrappedStorageInstance, type RxDatabase } from 'rxdb';
import type {
  ReplicaCollection,
  ReplicaCollections,
} from '../../../src-main/storage/replica/open-replica.ts';
import { replicaCollections } from '../../../src-main/storage/replica/replica-schema.ts';
import type { RxStorageSqlite } from '../../../src-main/storage/rx-storage-sqlite.ts';
import { collectionNames } from '../../../src-shared/protocol/collections.ts';

/** The collections of a replica without an RxDB database around them. */
export type ReplicaStorage = {
  readonly collections: ReplicaCollections;
  close(): Promise<void>;
};

/**
 * Opens the storage of every replicated collection as RxDB does. RxDB itself allows fewer collections in one process
 * than several workstations have; of a collection the replica uses nothing but its storage.
 */
export async function openReplicaStorage(
  storage: RxStorageSqlite,
  deviceId: string,
): Promise<ReplicaStorage> {
  const database = {
    token: 'simulation',
    storageInstances: new Set(),
    lockedRun: <Value>(work: () => Value): Value => work(),
  } as unknown as RxDatabase;
  const opened = await Promise.all(
    collectionNames.map(async (name) => {
      const schema = fillWithDefaultSettings(replicaCollections[name].schema);
      const instance = await storage.createStorageInstance({
        databaseInstanceToken: 'simulation',
        databaseName: `replica-${deviceId}`,
        collectionName: name,
        schema,
        options: {},
        multiInstance: false,
        devMode: false,
      });
      const storageInstance = getWrappedStorageInstance(database, instance, schema);
      return [name, { storageInstance } as unknown as ReplicaCollection] as const;
    }),
  );
  return {
    collections: Object.fromEntries(opened) as ReplicaCollections,
    async close() {
      for (const [, { storageInstance }] of opened) await storageInstance.close();
    },
  };
}
