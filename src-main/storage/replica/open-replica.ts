import { createRxDatabase, type RxCollection, type RxDatabase, type RxStorage } from 'rxdb';
import type { CollectionName } from '../../../src-shared/protocol/collections.ts';
import { type ReplicaDocument, replicaCollections } from './replica-schema.ts';

export type ReplicaCollection = RxCollection<ReplicaDocument>;
export type ReplicaCollections = Readonly<Record<CollectionName, ReplicaCollection>>;

/** The RxDB database that holds the replica, and its collections. */
export type Replica = {
  readonly collections: ReplicaCollections;
  readonly database: RxDatabase<Record<CollectionName, ReplicaCollection>>;
  close(): Promise<void>;
};

/**
 * Opens the replica. The name must stay the same for the life of the file and differ between replicas of one
 * process; the device id does both.
 */
export async function openReplica(storage: RxStorage<unknown, unknown>, deviceId: string): Promise<Replica> {
  const database = await createRxDatabase<Record<CollectionName, ReplicaCollection>>({
    name: `replica-${deviceId}`,
    storage,
    multiInstance: false,
    eventReduce: false,
  });
  try {
    const collections = await database.addCollections(replicaCollections);
    return { collections, database, close: async () => void (await database.close()) };
  } catch (error) {
    await database.close();
    throw error;
  }
}
