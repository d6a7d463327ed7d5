import { afterAll, beforeEach, expect, it } from 'vitest';
import { type BusinessDate, businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { disputeSchema } from '../../src-shared/domain/dispute/dispute.ts';
import { invoiceSchema } from '../../src-shared/domain/invoice/invoice.ts';
import { openAmounts, unappliedMinor } from '../../src-shared/domain/invoice/open-amount.ts';
import { paymentSchema } from '../../src-shared/domain/payment/payment.ts';
import { creditsToApply } from '../../src-shared/domain/request/credits-to-apply.ts';
import { requestSchema } from '../../src-shared/domain/request/request.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import { openTestTenant, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { openPgliteStore } from '../store/open-pglite.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { importLedger } from './import-ledger.ts';

const store = await openPgliteStore(undefined);
afterAll(store.close);

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await openTestTenant(store);
});

const header = 'customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Reference';
const invoiceRow = 'C1,R-1001,2026-01-30,2026-03-01,100.00,PO 7';

const load = (...rows: string[]) => loadFile([header, ...rows], businessDate('2026-04-05'));

async function loadFile(lines: readonly string[], asOf: BusinessDate) {
  const { tenantId, clock } = tenant;
  const done = await importLedger(store, Buffer.from(lines.join('\n')), {
    ...{ tenantId, actorId: 'operator', onBug: () => expect.unreachable() },
    ...{ asOf, currency: 'EUR', clock: () => clock.now },
  });
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value.counts;
}

async function pulled(collection: 'invoices' | 'payments' | 'disputes' | 'requests') {
  const session = await tenant.signIn('amelie');
  const page = await session.pull(collection, null, 5000);
  return page.documents.map(({ _deleted, ...document }) => document);
}

/** A case over 40.00 of the invoice that was accepted, and its credit note that was approved. */
async function acceptCase() {
  const [invoice] = (await pulled('invoices')).map((one) => invoiceSchema.parse(one));
  if (invoice === undefined) throw new Error('the import has no invoice');
  const { id: invoiceId, accountId } = invoice;
  const items = [{ invoiceId, amountMinor: 40_00 }];
  const dispute = buildDispute({
    ...{ accountId, items, acceptedItems: items, state: 'resolved', resolution: 'accepted' },
    creditRequestId: 'request-1',
  });
  const request = buildRequest({
    ...{ accountId, items, kind: 'credit-note', amountMinor: 40_00, state: 'approved' },
    disputeId: dispute.id,
  });
  await tenant.write([
    { collection: 'disputes', document: dispute },
    { collection: 'requests', document: request },
  ]);
}

async function standing() {
  const [dispute] = (await pulled('disputes')).map((one) => disputeSchema.parse(one));
  const [request] = (await pulled('requests')).map((one) => requestSchema.parse(one));
  return { dispute, request };
}

const audited = () =>
  inTenant(store.db, tenant.tenantId, (trx) =>
    trx
      .selectFrom('audit')
      .select(['subject', 'actor_id', 'detail'])
      .where('action', '=', 'request.settled-by-ledger')
      .execute(),
  );

it('D4: a credit note that refers to the invoice closes the case in the import that brings it, and once', async () => {
  await load(invoiceRow);
  await acceptCase();
  const noteRow = 'C1,G-7,2026-04-02,2026-04-02,-40.00,R-1001';
  await load(invoiceRow, noteRow);
  const invoices = (await pulled('invoices')).map((one) => invoiceSchema.parse(one));
  const note = invoices.find(({ number }) => number === 'G-7');
  const { dispute, request } = await standing();
  expect(request).toMatchObject({ state: 'settled', settledBy: note?.id });
  expect(dispute).toMatchObject({
    state: 'closed',
    history: [{ kind: 'closed', note: 'G-7', on: '2026-04-05', by: { userId: 'ledger-import' } }],
  });
  const detail = { documentId: note?.id, disputeId: 'dispute-1' };
  expect(await audited()).toEqual([{ subject: 'request-1', actor_id: 'operator', detail }]);
  expect(await load(invoiceRow, noteRow)).toMatchObject({ unchanged: 2, updated: 0 });
  expect((await standing()).dispute).toEqual(dispute);
  expect(await audited()).toHaveLength(1);
});

it('D4, I3: a credit note that the ledger has used up has no open credit any more, and holds nothing', async () => {
  const settledHeader = `${header},SettledDate`;
  const noteRow = (settledOn: string) => `C1,G-7,2026-04-02,2026-04-02,-40.00,R-1001,${settledOn}`;
  const reload = (settledOn: string) =>
    loadFile([settledHeader, `${invoiceRow},`, noteRow(settledOn)], businessDate('2026-04-06'));
  await load(invoiceRow);
  await acceptCase();
  const account = async () => {
    const page = await Promise.all([pulled('invoices'), pulled('payments'), pulled('requests')]);
    const [invoices, payments, requests] = [
      page[0].map((one) => invoiceSchema.parse(one)),
      page[1].map((one) => paymentSchema.parse(one)),
      page[2].map((one) => requestSchema.parse(one)),
    ] as const;
    const disputes = (await pulled('disputes')).map((one) => disputeSchema.parse(one));
    const open = openAmounts(invoices, payments);
    const held = creditsToApply({ requests, disputes }, (id) => open.get(id));
    const numbers = new Map(invoices.map(({ id, number }) => [number, id]));
    const note = open.get(numbers.get('G-7') ?? '');
    return { note, held: [...held.values()], free: payments.map((one) => unappliedMinor(one)) };
  };
  await reload('');
  expect(await account()).toEqual({ note: -40_00, held: [40_00], free: [] });
  await reload('2026-04-05');
  expect(await account()).toEqual({ note: 0, held: [], free: [0] });
  expect(await reload('2026-04-05')).toMatchObject({ unchanged: 2 });
  await reload('');
  expect(await account()).toEqual({ note: -40_00, held: [40_00], free: [0] });
});

it('D4: a credit note that refers to nothing leaves the case to a person', async () => {
  await load(invoiceRow);
  await acceptCase();
  await load(invoiceRow, 'C1,G-7,2026-04-02,2026-04-02,-40.00,');
  expect(await standing()).toMatchObject({ dispute: { state: 'resolved' }, request: { state: 'approved' } });
  expect(await audited()).toEqual([]);
});
