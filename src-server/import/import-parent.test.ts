import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { accountSchema } from '../../src-shared/domain/account/account.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { openTestTenant, type TestSession, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { openPgliteStore } from '../store/open-pglite.ts';
import { importLedger } from './import-ledger.ts';

const store = await openPgliteStore(undefined);
afterAll(store.close);

let tenant: TestTenant;
let amelie: TestSession;
beforeEach(async () => {
  tenant = await openTestTenant(store);
  amelie = await tenant.signIn('amelie');
});

/** @param columns the header of the customer and of what is above it */
async function load(columns: string, rows: readonly string[], mapping?: { columns: { parent: string } }) {
  const { tenantId } = tenant;
  const who = { tenantId, actorId: 'operator', onBug: () => expect.unreachable() };
  const how = { asOf: businessDate('2026-03-31'), currency: 'EUR', clock: () => tenant.clock.now, mapping };
  const header = `invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,${columns}`;
  const lines = rows.map(
    (row, index) => `I${(loaded + index).toString()},2026-01-02,2026-02-01,10.00,${row}`,
  );
  loaded += rows.length;
  const done = await importLedger(store, Buffer.from([header, ...lines].join('\n')), { ...who, ...how });
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value;
}
let loaded = 0;

/** The name of each account with that of the one above it; its id where no account has it. */
async function parents() {
  const page = await amelie.pull('accounts', null, 5000);
  const accounts = page.documents.map(({ _deleted, ...document }) => accountSchema.parse(document));
  const nameOf = (id: string | null) =>
    accounts.find((one) => one.id === id)?.name ?? (id === null ? null : 'unknown');
  return Object.fromEntries(accounts.map((one) => [one.name, nameOf(one.parentId)]));
}

describe('the group of companies of a customer', () => {
  it('is that of the parent which the ledger names last, whichever of them comes first', async () => {
    await load('customerID,Parent account', ['C1,C9', 'C1,C2', 'C2,C3', 'C3,', 'C4,']);
    expect(await parents()).toEqual({ C1: 'C2', C2: 'C3', C3: null, C4: null });
  });

  it('has a parent of which the ledger has nothing yet, and knows it once it comes', async () => {
    await load('customerID,Konzernnummer', ['C1,C2']);
    expect(await parents()).toEqual({ C1: 'unknown' });
    await load('customerID', ['C2']);
    expect(await parents()).toEqual({ C1: 'C2', C2: null });
  });

  it('stays where a later file says nothing of it, and ends where the customer names itself', async () => {
    await load('customerID,Parent', ['C1,C2', 'C2,C2']);
    await load('customerID', ['C1']);
    const { counts } = await load('customerID,Parent', ['C1,']);
    expect(counts).toMatchObject({ new: 1, skipped: 0 });
    expect(await parents()).toEqual({ C1: 'C2', C2: null });
    await load('customerID,Parent', ['C1,C1']);
    expect(await parents()).toEqual({ C1: null, C2: null });
  });

  it('is found by name where customers have no numbers, and by the column that a mapping names', async () => {
    const mapping = { columns: { parent: 'Belongs to' } };
    await load('Kundenname,Belongs to', ['Nord GmbH,Holding AG', 'Holding AG,'], mapping);
    expect(await parents()).toEqual({ 'Nord GmbH': 'Holding AG', 'Holding AG': null });
  });

  it('is not taken over from a row whose parent is too long, which is reported', async () => {
    const { skipped } = await load('customerID,Parent', [`C1,${'x'.repeat(301)}`, 'C1,C2']);
    expect(skipped).toMatchObject([{ line: 2, reason: 'TEXT_TOO_LONG' }]);
    expect(await parents()).toEqual({ C1: 'unknown' });
  });
});
