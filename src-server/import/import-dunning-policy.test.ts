import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { accountSchema } from '../../src-shared/domain/account/account.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultDunningPolicies } from '../../src-shared/domain/dunning/dunning-policy.ts';
import { referenceSchema } from '../../src-shared/domain/organisation/reference.ts';
import { openTestTenant, type TestSession, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { openPgliteStore } from '../store/open-pglite.ts';
import { putReference } from '../store/reference.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { importLedger } from './import-ledger.ts';

const store = await openPgliteStore(undefined);
afterAll(store.close);

let tenant: TestTenant;
let amelie: TestSession;
beforeEach(async () => {
  tenant = await openTestTenant(store);
  amelie = await tenant.signIn('amelie');
  const [standard] = defaultDunningPolicies.policies;
  const value = {
    ...defaultDunningPolicies,
    policies: [standard, { ...standard, name: 'key-accounts' }],
  };
  const document = referenceSchema.parse({
    ...{ id: 'dunning', accountId: '', seq: 0, kind: 'dunning', version: 2, value },
  });
  const put = await inTenant(store.db, tenant.tenantId, (trx) =>
    putReference(trx, tenant.tenantId, document),
  );
  if (!put.ok) throw new Error(put.failure.code);
});

async function load(rows: string, column = ',Dunning policy') {
  const { tenantId } = tenant;
  const who = { tenantId, actorId: 'operator', onBug: () => expect.unreachable() };
  const how = { asOf: businessDate('2026-03-31'), currency: 'EUR', clock: () => tenant.clock.now };
  const header = `customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount${column}`;
  const done = await importLedger(store, Buffer.from(`${header}\n${rows}`), { ...who, ...how });
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value;
}

async function policies() {
  const page = await amelie.pull('accounts', null, 5000);
  const accounts = page.documents.map(({ _deleted, ...document }) => accountSchema.parse(document));
  return Object.fromEntries(accounts.map((one) => [one.number, one.dunningPolicy]));
}

describe('G1: the dunning policy of an account', () => {
  it('G1: is the one that the ledger names last, the standard one where it names none', async () => {
    await load(
      'C1,1,2026-01-02,2026-02-01,10.00,standard\nC1,2,2026-01-02,2026-02-01,10.00,Key-Accounts\nC2,3,2026-01-02,2026-02-01,10.00,',
    );
    expect(await policies()).toEqual({ C1: 'key-accounts', C2: null });
  });

  it('G1: stays where a later file has no such column or leaves it empty', async () => {
    await load('C1,1,2026-01-02,2026-02-01,10.00,key-accounts');
    await load('C1,2,2026-01-02,2026-02-01,10.00', '');
    await load('C1,3,2026-01-02,2026-02-01,10.00,');
    expect(await policies()).toEqual({ C1: 'key-accounts' });
  });

  it('G1: is refused with its row where the organisation has no policy of that name', async () => {
    const { skipped, counts } = await load(
      'C1,1,2026-01-02,2026-02-01,10.00,no-such\nC1,2,2026-01-02,2026-02-01,10.00,',
    );
    expect(skipped).toMatchObject([{ line: 2, reason: 'DUNNING_POLICY_UNKNOWN' }]);
    expect(counts).toMatchObject({ new: 1, skipped: 1 });
    expect(await policies()).toEqual({ C1: null });
  });
});
