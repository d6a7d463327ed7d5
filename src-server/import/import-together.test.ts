import { afterAll, describe, expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { misplacedDocuments } from '../store/misplaced.fixture.ts';
import { writeLedger } from './import-ledger.ts';
import { readLedger } from './read-ledger.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const accountCount = 60;
const header = 'Customer no;Customer name;Invoice no;Invoice date;Due date;Amount';

function ledgerOf(mark: string): Buffer {
  const rows = Array.from(
    { length: accountCount },
    (_, n) => `C${n};Customer ${n};${mark}-${n};2026-01-10;2026-02-10;100,00`,
  );
  return Buffer.from([header, ...rows].join('\n'));
}

describe.each(stores)('two imports at once on $name', ({ store }) => {
  it('leave every document in the scope of its account, which belongs to whoever was first', async () => {
    const tenant = await openTestTenant(store);
    const { tenantId, clock } = tenant;
    const bugs: unknown[] = [];
    const run = (mark: string, collector: string) => {
      const options = {
        tenantId,
        actorId: 'operator',
        collector,
        asOf: businessDate('2026-03-31'),
        currency: 'EUR',
        dateOrder: 'ymd' as const,
        clock: () => clock.now,
        onBug: (error: unknown) => bugs.push(error),
      };
      const ledger = readLedger(ledgerOf(mark), options);
      if (!ledger.ok) throw new Error(ledger.failure.code);
      return writeLedger(store, ledger.value, options);
    };
    const done = await Promise.all([
      run('A', tenant.userName('amelie')),
      run('B', tenant.userName('tomasz')),
    ]);
    expect(await misplacedDocuments(store, tenantId)).toEqual([]);
    const all = { new: accountCount, skipped: 0 };
    expect(done).toMatchObject([{ value: { counts: all } }, { value: { counts: all } }]);
    expect(bugs).toEqual([]);
    // An import gives new accounts away and never one that another has: nothing departs.
    const [amelie, tomasz] = [await tenant.signIn('amelie'), await tenant.signIn('tomasz')];
    const pages = await Promise.all([amelie, tomasz].map((one) => one.pull('accounts')));
    const documents = pages.flatMap((page) => page.documents);
    expect(documents.map(({ _deleted }) => _deleted)).toEqual(documents.map(() => false));
    expect(documents).toHaveLength(accountCount);
  });
});
