import { afterAll, describe, expect, it } from 'vitest';
import { collectionNames } from '../../src-shared/protocol/collections.ts';
import { documentMark, documentMarkText } from '../../src-shared/protocol/document-mark.ts';
import type { Checkpoint } from '../../src-shared/protocol/sync-api.ts';
import { buildAccount, buildInvoice } from '../../test/fixtures/server/ledger-builders.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { readDigest } from './read-digest.ts';
import { sha256 } from './sha256.ts';
import { createStoredTenant, pullPage, type StoredTenant, someAccounts } from './tenant.fixture.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

describe.each(stores)('the digest on $name', ({ store }) => {
  /** What a replica that follows the feed from the beginning to the end holds. */
  async function ofReplica(tenant: StoredTenant, person: 'amelie' | 'ruth' | 'admin') {
    const collections: { name: string; count: number; sum: string }[] = [];
    for (const collection of collectionNames) {
      const held = new Map<string, number>();
      for (let checkpoint = null as Checkpoint | null; ; ) {
        const page = await pullPage(store, tenant.scopeOf(person), { collection, checkpoint, limit: 3 });
        for (const { id, seq, _deleted } of page.documents) {
          if (_deleted) held.delete(id);
          else held.set(id, seq);
        }
        checkpoint = page.checkpoint;
        if (page.upToDate) break;
      }
      const marks = [...held].map(([id, seq]) => documentMark(sha256(documentMarkText(id, seq))));
      const sum = marks.reduce((total, mark) => total + mark, 0n);
      collections.push({ name: collection, count: held.size, sum: sum.toString() });
    }
    return collections;
  }

  it('is what a replica that followed the feed holds, for every role and after accounts moved', async () => {
    const tenant = await createStoredTenant(store);
    await tenant.write(...someAccounts());
    const invoices = Array.from({ length: 12 }, (_, n) => buildInvoice(`more-${n}`, 'of-amelie'));
    await tenant.write(...invoices.map((document) => ({ collection: 'invoices' as const, document })));
    const moved = { ...buildAccount('of-amelie', 'tomasz'), territory: 'South' };
    const counts: unknown[] = [];
    for (const change of [[], [moved], [buildAccount('of-amelie', 'amelie')]]) {
      await tenant.write(...change.map((document) => ({ collection: 'accounts' as const, document })));
      for (const person of ['amelie', 'ruth', 'admin'] as const) {
        const digest = await readDigest(store.db, tenant.scopeOf(person), collectionNames);
        expect(digest.collections).toEqual(await ofReplica(tenant, person));
        counts.push(digest.collections.find(({ name }) => name === 'invoices')?.count);
      }
    }
    expect(counts).toEqual([14, 14, 15, 1, 1, 15, 14, 14, 15]);
  });
});
