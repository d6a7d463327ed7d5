import { join } from 'node:path';
import { createRxDatabase } from 'rxdb';
import { type RxReplicationState, replicateRxCollection } from 'rxdb/plugins/replication';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getRxStorageSqlite } from '../../src-main/storage/rx-storage-sqlite.ts';
import { openSqliteFile, type SqliteFile } from '../../src-main/storage/sqlite-file/open-sqlite-file.ts';
import { type Invoice, type InvoiceDatabase, invoiceSchema } from './live-invoices.ts';
import { makeTestFolder, removeTestFolder, TEST_KEY } from './storages-under-test.ts';

type Checkpoint = { readonly position: number };

let folder: string;
let file: SqliteFile;
let replica: InvoiceDatabase;

async function openReplica(): Promise<void> {
  file = openSqliteFile({ path: join(folder, 'replica.sqlite'), key: TEST_KEY });
  replica = await createRxDatabase({
    name: 'replica',
    storage: getRxStorageSqlite({ file }),
    multiInstance: false,
  });
  await replica.addCollections({ invoices: { schema: invoiceSchema } });
}

async function closeReplica(): Promise<void> {
  await replica.close();
  file.close();
}

beforeEach(async () => {
  folder = makeTestFolder();
  await openReplica();
});
afterEach(async () => {
  await closeReplica();
  removeTestFolder(folder);
});

const invoice = (index: number): Invoice => ({
  id: `inv-${index}`,
  accountId: `account-${index % 3}`,
  amountMinor: index * 100,
});

/** Stands for the server: a feed of documents by position, and which positions were asked for. */
function makeFeed() {
  const entries: (Invoice & { _deleted: boolean })[] = [];
  const asked: number[] = [];
  const pull = async (checkpoint: Checkpoint | undefined, batchSize: number) => {
    const from = checkpoint?.position ?? 0;
    asked.push(from);
    const documents = entries.slice(from, from + batchSize);
    return { documents, checkpoint: { position: from + documents.length } };
  };
  return { entries, asked, pull };
}

async function pullOnce(feed: ReturnType<typeof makeFeed>): Promise<void> {
  const state: RxReplicationState<Invoice, Checkpoint> = replicateRxCollection({
    collection: replica.invoices,
    replicationIdentifier: 'test-feed',
    live: false,
    retryTime: 10,
    pull: { handler: feed.pull, batchSize: 20 },
  });
  state.error$.subscribe((error) => {
    throw error;
  });
  await state.awaitInitialReplication();
  await state.cancel();
}

describe('an RxDB database on encrypted SQLite', () => {
  test('finds, counts and observes documents', async () => {
    const results: number[] = [];
    const query = replica.invoices.find({
      selector: { accountId: 'account-1' },
      sort: [{ amountMinor: 'desc' }],
    });
    const subscription = query.$.subscribe((found) => results.push(found.length));
    await query.exec();
    await replica.invoices.bulkInsert(Array.from({ length: 9 }, (_, index) => invoice(index)));
    expect((await query.exec()).map(({ id }) => id)).toEqual(['inv-7', 'inv-4', 'inv-1']);
    expect(await replica.invoices.count({ selector: { accountId: 'account-2' } }).exec()).toBe(3);
    expect(results.at(-1)).toBe(3);
    subscription.unsubscribe();
  });

  test('documents changed, deleted and inserted again are there after reopening', async () => {
    await replica.invoices.bulkInsert([invoice(1), invoice(2), invoice(3)]);
    await (await replica.invoices.findOne('inv-1').exec(true)).patch({ amountMinor: 7 });
    await (await replica.invoices.findOne('inv-2').exec(true)).remove();
    await (await replica.invoices.findOne('inv-3').exec(true)).remove();
    await replica.invoices.insert({ ...invoice(3), amountMinor: 8 });
    await closeReplica();
    await openReplica();
    const found = await replica.invoices.find({ sort: [{ id: 'asc' }] }).exec();
    expect(found.map(({ id, amountMinor }) => [id, amountMinor])).toEqual([
      ['inv-1', 7],
      ['inv-3', 8],
    ]);
  });

  test('a pull replication fills it and continues after reopening where it was', async () => {
    const feed = makeFeed();
    feed.entries.push(...Array.from({ length: 130 }, (_, index) => ({ ...invoice(index), _deleted: false })));
    await pullOnce(feed);
    expect(await replica.invoices.count().exec()).toBe(130);

    await closeReplica();
    await openReplica();
    feed.asked.length = 0;
    feed.entries.push({ ...invoice(5), amountMinor: -1, _deleted: false }, { ...invoice(6), _deleted: true });
    await pullOnce(feed);
    expect(feed.asked[0]).toBe(130);
    expect((await replica.invoices.findOne('inv-5').exec(true)).amountMinor).toBe(-1);
    expect(await replica.invoices.findOne('inv-6').exec()).toBeNull();
    expect(await replica.invoices.count().exec()).toBe(129);
  });

  test('a removed collection can be added again, empty', async () => {
    await replica.invoices.insert(invoice(1));
    await replica.invoices.remove();
    await replica.addCollections({ invoices: { schema: invoiceSchema } });
    expect(await replica.invoices.count().exec()).toBe(0);
  });
});
