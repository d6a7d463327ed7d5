import { afterAll, describe, expect, it } from 'vitest';
import { referenceSchema } from '../../src-shared/domain/organisation/reference.ts';
import { collectionSchemas } from '../../src-shared/protocol/collections.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { putReference } from './reference.ts';
import { createStoredTenant, pullPage, type StoredTenant } from './tenant.fixture.ts';
import { inTenant } from './tenant-transaction.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

function calendar(version: number, id = 'calendar.fr') {
  const value = { country: 'FR', weekend: [7], holidays: [{ date: '2026-07-14', name: `Fête ${version}` }] };
  return referenceSchema.parse({ id, accountId: '', seq: 0, kind: 'calendar', version, value });
}

describe.each(stores)('reference data on $name', ({ store }) => {
  const put = ({ tenantId }: StoredTenant, document: ReturnType<typeof calendar>) =>
    inTenant(store.db, tenantId, (trx) => putReference(trx, tenantId, document));
  const pull = (tenant: StoredTenant, person: 'amelie' | 'admin') =>
    pullPage(store, tenant.scopeOf(person), { collection: 'reference', checkpoint: null, limit: 100 });

  it('begins with what an organisation needs, the same for everybody and as its schema has it', async () => {
    const tenant = await createStoredTenant(store);
    const { documents } = await pull(tenant, 'amelie');
    expect(documents.map((document) => document.id)).toEqual([
      ...['policy', 'dispute-reasons', 'strategy', 'calendar.de', 'authority-limits', 'dunning'],
      ...['contact-rules', 'interest', 'plan', 'matching', 'credit', 'key-figures', 'terms', 'people'],
    ]);
    for (const { _deleted, ...document } of documents) {
      expect(collectionSchemas.reference.parse(document)).toEqual(document);
    }
    expect((await pull(tenant, 'admin')).documents).toEqual(documents);
  });

  it('takes the next version of a document and refuses any other, of two at once one', async () => {
    const tenant = await createStoredTenant(store);
    expect(await put(tenant, calendar(2))).toMatchObject({ failure: { code: 'REFERENCE_CHANGED' } });
    expect(await put(tenant, calendar(1))).toMatchObject({ ok: true });
    expect(await put(tenant, calendar(1))).toMatchObject({ ok: false });
    const race = await Promise.all([put(tenant, calendar(2)), put(tenant, calendar(2))]);
    expect(race.map((one) => one.ok).sort()).toEqual([false, true]);
    expect(await put(tenant, calendar(2, 'policy'))).toMatchObject({ ok: false });
    const { documents } = await pull(tenant, 'amelie');
    expect(documents.at(-1)).toMatchObject({ id: 'calendar.fr', version: 2 });
  });
});
