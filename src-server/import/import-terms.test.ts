import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { accountSchema } from '../../src-shared/domain/account/account.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { netDaysTerms } from '../../src-shared/domain/invoice/agreed-terms.ts';
import { invoiceSchema } from '../../src-shared/domain/invoice/invoice.ts';
import { readTerms } from '../../src-shared/domain/invoice/read-terms.ts';
import { defaultTermsPolicy } from '../../src-shared/domain/invoice/terms-policy.ts';
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
});

const header = 'customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount';
const usual = (name: string) => readTerms(name, defaultTermsPolicy);

async function load(content: string, columns = `${header},Payment terms`) {
  const { tenantId } = tenant;
  const who = { tenantId, actorId: 'operator', onBug: () => expect.unreachable() };
  const how = { asOf: businessDate('2026-03-31'), currency: 'EUR', clock: () => tenant.clock.now };
  const done = await importLedger(store, Buffer.from(`${columns}\n${content}`), { ...who, ...how });
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value;
}

async function pulled(collection: 'accounts' | 'invoices') {
  const page = await amelie.pull(collection, null, 5000);
  return page.documents.map(({ _deleted, ...document }) => document);
}
const invoiceTerms = async () => {
  const invoices = (await pulled('invoices')).map((one) => invoiceSchema.parse(one));
  return Object.fromEntries(invoices.map((one) => [one.number, one.paymentTerms]));
};
const accountTerms = async () =>
  (await pulled('accounts')).map((one) => accountSchema.parse(one).paymentTerms);

async function setTerms(code: string, name: string, version: number) {
  const { terms } = usual(name);
  const value = { ...defaultTermsPolicy, named: [{ code, terms }] };
  const document = referenceSchema.parse({
    ...{ id: 'terms', accountId: '', seq: 0, kind: 'terms', version, value },
  });
  const put = await inTenant(store.db, tenant.tenantId, (trx) =>
    putReference(trx, tenant.tenantId, document),
  );
  if (!put.ok) throw new Error(put.failure.code);
}

describe('I4: the payment terms of a ledger', () => {
  it('I4: are kept with each invoice as the ledger gives them: a name, net days, a code without a meaning', async () => {
    const { unknownTerms } = await load(
      'C1,1,2026-01-02,2026-02-01,10.00,2/10 net 30\nC1,2,2026-01-02,2026-01-16,20.00,14\nC1,3,2026-01-02,2026-02-01,30.00,ZB99\nC1,4,2026-01-01,2026-02-01,40.00,',
    );
    expect(await invoiceTerms()).toEqual({
      1: usual('2/10 net 30'),
      2: netDaysTerms(14),
      3: { name: 'ZB99', terms: null },
      4: null,
    });
    expect(unknownTerms).toEqual(['ZB99']);
  });

  it('I4: are those of the account as its youngest invoice has them, also with a later file', async () => {
    await load(
      'C1,1,2026-02-02,2026-03-04,10.00,net 30\nC1,2,2026-01-02,2026-01-16,20.00,14\nC1,3,2026-03-01,2026-03-31,30.00,',
    );
    expect(await accountTerms()).toEqual([usual('net 30')]);
    await load('C1,4,2026-03-10,2026-05-09,10.00,60');
    expect(await accountTerms()).toEqual([netDaysTerms(60)]);
  });

  it('I4: are the days of the first row where the file has no such column, and stay what they are', async () => {
    await load('C1,1,2026-01-02,2026-02-16,10.00', header);
    expect(await accountTerms()).toEqual([netDaysTerms(45)]);
    expect(await invoiceTerms()).toEqual({ 1: null });
    await load('C1,2,2026-01-02,2026-01-12,10.00', header);
    expect(await accountTerms()).toEqual([netDaysTerms(45)]);
  });

  it('I4: mean what the organisation says, and mean it once it says so with the same file again', async () => {
    const file = 'C1,1,2026-01-02,2026-02-01,10.00,ZS02';
    await load(file);
    await setTerms('ZS02', '2/10 net 30', 2);
    const { counts } = await load(file);
    expect(counts).toMatchObject({ new: 0, updated: 1 });
    const expected = { name: 'ZS02', terms: usual('2/10 net 30').terms };
    expect(await invoiceTerms()).toEqual({ 1: expected });
    expect(await accountTerms()).toEqual([expected]);
    expect((await load(file)).counts).toMatchObject({ updated: 0, unchanged: 1 });
  });

  it('I4: may stand in a column of any name that a mapping gives, and a text too long is a row skipped', async () => {
    const { detected, skipped } = await load(
      `C1,1,2026-01-02,2026-02-01,10.00,net 30\nC1,2,2026-01-02,2026-02-01,10.00,${'x'.repeat(121)}`,
      `${header},Zahlungsbedingung`,
    );
    expect(detected.columns).toContain('terms');
    expect(skipped).toMatchObject([{ line: 3, reason: 'TEXT_TOO_LONG' }]);
  });
});
