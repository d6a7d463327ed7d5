import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { buildAccount, buildInvoice } from '../../test/fixtures/server/ledger-builders.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { upsertDocuments } from './document-rows.ts';
import { misplacedDocuments } from './misplaced.fixture.ts';
import { createStoredTenant, type StoredTenant, someAccounts } from './tenant.fixture.ts';
import { inTenant } from './tenant-transaction.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

describe.each(stores)('writing the feed on $name', ({ store }) => {
  let tenant: StoredTenant;

  beforeEach(async () => {
    tenant = await createStoredTenant(store);
    await tenant.write(...someAccounts());
  });

  it('leaves every document in the scope of its account while accounts change hands', async () => {
    const collectors = ['tomasz', 'amelie'] as const;
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => {
        const document = buildAccount('of-amelie', collectors[n % 2] ?? 'amelie');
        return n % 3 === 0
          ? tenant.write({ collection: 'accounts', document })
          : tenant.write({ collection: 'invoices', document: buildInvoice(`late-${n}`, 'of-amelie') });
      }),
    );
    expect(await misplacedDocuments(store, tenant.tenantId)).toEqual([]);
  });

  it('takes the scope of an account whose mover holds the feed only after the move', async () => {
    const moving = tenant.write({ collection: 'accounts', document: buildAccount('of-amelie', 'tomasz') });
    const writing = tenant.write({
      collection: 'invoices',
      document: buildInvoice('invoice-of-amelie', 'of-amelie', { amountMinor: 7 }),
    });
    await Promise.all([moving, writing]);
    expect(await misplacedDocuments(store, tenant.tenantId)).toEqual([]);
  });

  it('writes no document that is stored in another scope, and an account there only where it is moved', async () => {
    const scope = 'collector/tomasz/North';
    const invoice = { document: buildInvoice('invoice-of-amelie', 'of-amelie'), seq: 900, scope };
    const account = { document: buildAccount('of-amelie', 'tomasz'), seq: 901, scope };
    const counts = await inTenant(store.db, tenant.tenantId, async (trx) => {
      const written: number[] = [];
      for (const statement of [
        upsertDocuments(tenant.tenantId, 'invoices', [{ collection: 'invoices', ...invoice }]),
        upsertDocuments(tenant.tenantId, 'accounts', [{ collection: 'accounts', ...account }]),
        upsertDocuments(tenant.tenantId, 'accounts', [{ collection: 'accounts', ...account }], ['of-amelie']),
      ]) {
        written.push((await statement.execute(trx)).rows.length);
      }
      return written;
    });
    expect(counts).toEqual([0, 0, 1]);
    expect(await misplacedDocuments(store, tenant.tenantId)).toEqual(['invoices/invoice-of-amelie']);
  });
});
