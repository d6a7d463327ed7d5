import {
  awaitRxStorageReplicationFirstInSync,
  awaitRxStorageReplicationInSync,
  cancelRxStorageReplication,
  defaultConflictHandler,
  defaultHashSha256,
  getRxReplicationMetaInstanceSchema,
  type RxStorageInstanceReplicationState,
  type RxStorageReplicationMeta,
  replicateRxStorageInstance,
  rxStorageInstanceToReplicationHandler,
} from 'rxdb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  type Contact,
  type ContactInstance,
  contact,
  contactSchema,
  insertContacts,
  openContacts,
  rewriteContact,
} from './contact-documents.ts';
import type { StorageUnderTest } from './rx-storage.contract.ts';
import { sqliteFileStorage } from './storages-under-test.ts';

// What a master writes is its own; of two versions of a document, the master's stays.
const CONFLICTS = defaultConflictHandler;
const WITHOUT_ATTACHMENTS = { ...contactSchema };
delete WITHOUT_ATTACHMENTS.attachments;

let subjects: StorageUnderTest[];
let states: RxStorageInstanceReplicationState<Contact>[];

beforeEach(() => {
  subjects = [sqliteFileStorage(), sqliteFileStorage()];
  states = [];
});
afterEach(async () => {
  for (const state of states) await cancelRxStorageReplication(state);
  for (const subject of subjects) await subject.dispose();
});

async function openPair(): Promise<{ master: ContactInstance; fork: ContactInstance }> {
  const [one, other] = subjects;
  if (one === undefined || other === undefined) throw new Error('two storages are needed');
  const master = await openContacts(one.storage, one.databaseName, 'contacts', WITHOUT_ATTACHMENTS);
  const fork = await openContacts(other.storage, other.databaseName, 'contacts', WITHOUT_ATTACHMENTS);
  return { master, fork };
}

async function replicate(
  master: ContactInstance,
  fork: ContactInstance,
): Promise<RxStorageInstanceReplicationState<Contact>> {
  const [, subject] = subjects;
  if (subject === undefined) throw new Error('two storages are needed');
  const metaInstance = await subject.storage.createStorageInstance<
    RxStorageReplicationMeta<Contact, unknown>
  >({
    databaseInstanceToken: 'meta',
    databaseName: subject.databaseName,
    collectionName: 'contacts-meta',
    schema: getRxReplicationMetaInstanceSchema<Contact, unknown>(fork.schema, false),
    options: {},
    multiInstance: false,
    devMode: false,
  });
  const state = replicateRxStorageInstance<Contact>({
    identifier: 'pair',
    pullBatchSize: 10,
    pushBatchSize: 10,
    replicationHandler: rxStorageInstanceToReplicationHandler(master, CONFLICTS, 'master'),
    conflictHandler: CONFLICTS,
    forkInstance: fork,
    metaInstance,
    hashFunction: defaultHashSha256,
    skipStoringPullMeta: false,
  });
  state.events.error.subscribe((error) => {
    throw error;
  });
  states.push(state);
  await awaitRxStorageReplicationFirstInSync(state);
  await awaitRxStorageReplicationInSync(state);
  return state;
}

async function contentOf(instance: ContactInstance): Promise<unknown[]> {
  const { documents } = (await instance.getChangedDocumentsSince?.(1_000)) ?? { documents: [] };
  return documents
    .map(({ id, name, nickname, _deleted }) => ({ id, name, nickname, _deleted }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

const until = async (isTrue: () => Promise<boolean>) => {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('RxDB replication between two of these storages', () => {
  test('brings both to the same documents, in both directions, deletions and strange texts too', async () => {
    const { master, fork } = await openPair();
    await insertContacts(
      master,
      Array.from({ length: 35 }, (_, index) => contact(`master-💰${index}`, { nickname: '\ud800' })),
    );
    await insertContacts(
      fork,
      Array.from({ length: 25 }, (_, index) => contact(`fork-${index}`, { nickname: 'a\0b' })),
    );
    await rewriteContact(master, 'master-💰7', { _deleted: true });
    await replicate(master, fork);
    expect(await contentOf(fork)).toHaveLength(60);
    expect(await contentOf(fork)).toEqual(await contentOf(master));
  });

  test('follows later writes of both sides while it runs', async () => {
    const { master, fork } = await openPair();
    await insertContacts(master, [contact('a'), contact('b')]);
    await replicate(master, fork);
    await rewriteContact(fork, 'a', { name: 'From the fork' });
    await rewriteContact(master, 'b', { _deleted: true });
    await insertContacts(fork, [contact('c')]);
    await until(
      async () => JSON.stringify(await contentOf(master)) === JSON.stringify(await contentOf(fork)),
    );
    expect(await contentOf(master)).toMatchObject([
      { id: 'a', name: 'From the fork' },
      { id: 'b', _deleted: true },
      { id: 'c', _deleted: false },
    ]);
  });

  test('ends a conflict with the version of the master on both sides', async () => {
    const { master, fork } = await openPair();
    await insertContacts(master, [contact('a', { name: 'First' })]);
    const state = await replicate(master, fork);
    await cancelRxStorageReplication(state);
    await rewriteContact(master, 'a', { name: 'Master' });
    await rewriteContact(fork, 'a', { name: 'Fork' });
    const again = await replicate(master, fork);
    expect(again.stats.up.persistToMasterHadConflicts).toBeGreaterThan(0);
    expect(await contentOf(master)).toMatchObject([{ id: 'a', name: 'Master' }]);
    expect(await contentOf(fork)).toEqual(await contentOf(master));
  });
});
