import { createRxDatabase, type RxCollection, type RxDatabase, type RxJsonSchema } from 'rxdb';
import { getRxStorageSqlite } from '../../src-main/storage/rx-storage-sqlite.ts';
import { TEST_KEY } from './storages-under-test.ts';

export type Invoice = { id: string; accountId: string; amountMinor: number };
export type InvoiceDatabase = RxDatabase<{ invoices: RxCollection<Invoice> }>;

export const invoiceSchema: RxJsonSchema<Invoice> = {
  version: 0,
  type: 'object',
  primaryKey: 'id',
  properties: {
    id: { type: 'string', maxLength: 40 },
    accountId: { type: 'string', maxLength: 40 },
    amountMinor: { type: 'integer', minimum: -1e12, maximum: 1e12, multipleOf: 1 },
  },
  required: ['id', 'accountId', 'amountMinor'],
  indexes: [['accountId', 'amountMinor']],
};

/** The database of a folder, as each process opens it for itself. */
export async function openInvoiceDatabase(directory: string): Promise<InvoiceDatabase> {
  const database: InvoiceDatabase = await createRxDatabase({
    name: 'invoices',
    storage: getRxStorageSqlite({ directory, key: TEST_KEY, pollIntervalMs: 10 }),
    multiInstance: false,
  });
  await database.addCollections({ invoices: { schema: invoiceSchema } });
  return database;
}

/** What the writing process does to the invoices; the reading one ends up with its results. */
export async function changeInvoices({ invoices }: InvoiceDatabase): Promise<void> {
  const amounts = Array.from({ length: 30 }, (_, index) => index * 100);
  await invoices.bulkInsert(
    amounts.map((amountMinor, index) => ({
      id: `inv-${index}`,
      accountId: `account-${index % 3}`,
      amountMinor,
    })),
  );
  for (const id of ['inv-1', 'inv-4']) {
    await (await invoices.findOne(id).exec(true)).patch({ amountMinor: 1_000_000 });
  }
  await (await invoices.findOne('inv-7').exec(true)).remove();
  await (await invoices.findOne('inv-2').exec(true)).patch({ accountId: 'account-1' });
}
