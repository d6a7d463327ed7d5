import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import type { Invoice } from '../../src-shared/domain/invoice/invoice.ts';
import type { Payment } from '../../src-shared/domain/payment/payment.ts';
import { type CollectionName, collectionSchemas } from '../../src-shared/protocol/collections.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import { hasSharedData, readSharedData } from '../../test/fixtures/server/shared-data.ts';
import { noteCommand } from '../../test/fixtures/server/test-commands.ts';
import {
  openTestTenant,
  operatorToken,
  type TestSession,
  type TestTenant,
} from '../../test/fixtures/server/test-tenant.ts';
import { openPgliteStore } from '../store/open-pglite.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { importLedger } from './import-ledger.ts';
import { importReplySchema } from './import-reply.ts';

const store = await openPgliteStore(undefined);
afterAll(store.close);

const header = 'customerID,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,Disputed,SettledDate';
let tenant: TestTenant;
let amelie: TestSession;

beforeEach(async () => {
  tenant = await openTestTenant(store);
  amelie = await tenant.signIn('amelie');
});

async function load(content: string | Uint8Array, asOf = '2013-03-31') {
  const bytes = typeof content === 'string' ? Buffer.from(`${header}\n${content}`) : content;
  const { tenantId } = tenant;
  const who = {
    tenantId,
    actorId: 'operator',
    clock: () => tenant.clock.now,
    onBug: () => expect.unreachable(),
  };
  const done = await importLedger(store, bytes, { ...who, asOf: businessDate(asOf), currency: 'USD' });
  if (!done.ok) throw new Error(JSON.stringify(done.failure));
  return done.value.counts;
}

async function documents<Name extends CollectionName>(collection: Name) {
  const page = await amelie.pull(collection, null, 5000);
  return page.documents.map(({ _deleted, ...document }) => collectionSchemas[collection].parse(document));
}

describe('importing a ledger', () => {
  describe.runIf(hasSharedData('ledger/ibm-watson'))('the IBM Watson ledger as of 2013-03-31', () => {
    it('takes over 1,594 of 2,466 rows, and a second time changes nothing', async () => {
      const file = readSharedData('ledger/ibm-watson/WA_Fn-UseC_-Accounts-Receivable.csv');
      expect(await load(file)).toEqual({ read: 2466, new: 1594, updated: 0, unchanged: 0, skipped: 872 });
      const invoices = await documents('invoices');
      const payments = await documents('payments');
      const disputes = (await documents('disputes')) as { state: string }[];
      expect([invoices.length, payments.length]).toEqual([1594, 1500]);
      expect(disputes.filter((dispute) => dispute.state === 'open')).toHaveLength(40);
      const before = (await amelie.pull('invoices')).checkpoint;
      expect(await load(file)).toEqual({ read: 2466, new: 0, updated: 0, unchanged: 1594, skipped: 872 });
      expect((await amelie.pull('invoices')).checkpoint).toEqual(before);
    });
  });

  it('books what is settled by the as-of date as paid, and leaves open what is settled later or never', async () => {
    await load(
      'C1,1,1/2/2013,2/1/2013,10.00,No,3/31/2013\nC1,2,1/2/2013,2/1/2013,20.00,No,4/1/2013\nC1,3,1/13/2013,2/1/2013,30.00,No,',
    );
    const payments = await documents('payments');
    expect(payments).toEqual([expect.objectContaining({ amountMinor: 1000, receivedOn: '2013-03-31' })]);
    expect(await documents('invoices')).toHaveLength(3);
  });

  it('key figures: keeps the day on which the ledger took a payment back, until it settles the invoice again', async () => {
    const row = (settledOn: string) => `C1,1,1/13/2013,2/13/2013,10.00,No,${settledOn}`;
    const stateOf = async () =>
      ((await documents('payments')) as readonly Payment[]).map((one) => [one.reversed, one.reversedOn]);
    await load(row('3/15/2013'));
    expect(await stateOf()).toEqual([[false, null]]);
    await load(row(''), '2013-04-10');
    expect(await stateOf()).toEqual([[true, '2013-04-10']]);
    await load(row(''), '2013-04-20');
    expect(await stateOf()).toEqual([[true, '2013-04-10']]);
    await load(row('4/25/2013'), '2013-04-30');
    expect(await stateOf()).toEqual([[false, null]]);
  });

  it('D1: opens a dispute over the open amount, and a closed one where the invoice is settled', async () => {
    await load(
      'C1,1,1/2/2013,2/1/2013,10.00,Yes,\nC1,2,1/13/2013,2/1/2013,20.00,Yes,3/1/2013\nC1,3,3/20/2013,4/19/2013,30.00,Yes,',
    );
    const disputes = await documents('disputes');
    expect(disputes).toEqual([
      expect.objectContaining({
        state: 'open',
        reasonCode: '00',
        openedOn: '2013-02-01',
        dueDate: '2013-02-15',
      }),
      expect.objectContaining({ state: 'closed', items: [expect.objectContaining({ amountMinor: 2000 })] }),
      expect.objectContaining({ state: 'open', openedOn: '2013-03-31' }),
    ]);
  });

  it('counts what a later ledger changes, and closes the dispute that nobody touched', async () => {
    await load('C1,1,1/2/2013,2/1/2013,10.00,Yes,\nC1,2,1/13/2013,2/1/2013,20.00,No,');
    const later =
      'C1,1,1/2/2013,2/1/2013,10.00,Yes,4/15/2013\nC1,2,1/13/2013,2/1/2013,20.00,No,\nC1,3,4/2/2013,5/2/2013,5.00,No,';
    expect(await load(later, '2013-04-30')).toEqual({
      read: 3,
      new: 1,
      updated: 1,
      unchanged: 1,
      skipped: 0,
    });
    expect(await documents('disputes')).toEqual([
      expect.objectContaining({ state: 'closed', openedOn: '2013-02-01' }),
    ]);
    expect(await load(later, '2013-04-30')).toMatchObject({ new: 0, updated: 0, unchanged: 3 });
  });

  it('never overwrites what was done in Duebook: a dispute that was closed there, contacts, notes', async () => {
    const line = 'C1,1,1/13/2013,2/1/2013,10.00,Yes,';
    await load(line);
    const [account] = (await documents('accounts')) as Parameters<
      typeof collectionSchemas.accounts.parse
    >[0][];
    const [dispute] = (await documents('disputes')) as Parameters<
      typeof collectionSchemas.disputes.parse
    >[0][];
    const contact = {
      ...{ id: 'contact-1', name: 'Kim', role: '', phone: '', email: '' },
      ...{ preferredChannel: null, consents: [], doNotContact: false },
    };
    const changedAccount = collectionSchemas.accounts.parse({ ...(account as object), contacts: [contact] });
    const closed = collectionSchemas.disputes.parse({
      ...(dispute as object),
      state: 'closed',
      resolution: 'rejected',
    });
    await tenant.write([
      { collection: 'accounts', document: changedAccount },
      { collection: 'disputes', document: closed },
    ]);
    await amelie.send([noteCommand(amelie, changedAccount.id)]);
    expect(await load(line)).toMatchObject({ new: 0, updated: 0, unchanged: 1 });
    expect(await documents('disputes')).toEqual([
      expect.objectContaining({ state: 'closed', resolution: 'rejected' }),
    ]);
    expect(await documents('accounts')).toEqual([expect.objectContaining({ contacts: [contact] })]);
    expect(await documents('activities')).toHaveLength(1);
  });

  it('I3: an approved write-off is over when the ledger settles its invoice, and only then', async () => {
    const row = (settledOn: string) => `C1,1,1/13/2013,2/1/2013,40.00,No,${settledOn}`;
    await load(row(''));
    const [invoice] = (await documents('invoices')) as Invoice[];
    if (invoice === undefined) throw new Error('the ledger was not taken over');
    const approved = collectionSchemas.requests.parse({
      ...buildRequest({ state: 'approved', currency: 'USD', amountMinor: 40_00 }),
      accountId: invoice.accountId,
      items: [{ invoiceId: invoice.id, amountMinor: 40_00 }],
    });
    await tenant.write([{ collection: 'requests', document: approved }]);
    await load(row(''));
    expect(await documents('requests')).toMatchObject([{ state: 'approved' }]);
    expect(await load(row('3/20/2013'))).toMatchObject({ updated: 1 });
    expect(await documents('requests')).toMatchObject([{ state: 'settled', settledBy: null }]);
  });

  it('R3: keeps what a person applied of a payment as far as the ledger leaves room, and audits what gives way', async () => {
    const rows = (first: string, second: string) =>
      `C1,1,1/13/2013,2/1/2013,${first},No,2/5/2013\nC1,2,1/13/2013,2/1/2013,50.00,No,${second}`;
    await load(rows('40.00', ''));
    const [payment] = (await documents('payments')) as Payment[];
    const open = ((await documents('invoices')) as Invoice[]).find(({ number }) => number === '2');
    if (payment === undefined || open === undefined) throw new Error('the ledger was not taken over');
    const signed = { on: '2013-03-01', at: '2013-03-01T09:00:00.000Z', by: { userId: 'amelie', name: 'A' } };
    const applied = [{ ...signed, invoiceId: open.id, amountMinor: 25_00 }];
    const larger = collectionSchemas.payments.parse({ ...payment, amountMinor: 65_00, applied });
    await tenant.write([{ collection: 'payments', document: larger }]);
    const appliedNow = async () =>
      ((await documents('payments')) as Payment[]).find(({ id }) => id === payment.id)?.applied;
    // The ledger says less was paid than here: there is no room for what was applied of the rest.
    await load(rows('50.00', ''));
    expect(await appliedNow()).toEqual([]);
    // What is in the ledger as it was stays as people left it.
    const kept = collectionSchemas.payments.parse({ ...larger, id: 'on-account', allocations: [] });
    await tenant.write([{ collection: 'payments', document: kept }]);
    await load(rows('50.00', ''));
    expect(((await documents('payments')) as Payment[]).find(({ id }) => id === kept.id)?.applied).toEqual(
      applied,
    );
    await load(rows('50.00', '3/5/2013'));
    expect(((await documents('payments')) as Payment[]).find(({ id }) => id === kept.id)?.applied).toEqual(
      [],
    );
    const audited = await inTenant(store.db, tenant.tenantId, (trx) =>
      trx
        .selectFrom('audit')
        .select(['action', 'subject', 'detail'])
        .where('action', 'like', 'payment.%')
        .execute(),
    );
    expect(audited).toEqual(
      [payment.id, kept.id].map((subject) => ({
        ...{ action: 'payment.application-clipped', subject },
        detail: { invoiceId: open.id, fromMinor: 25_00, toMinor: 0 },
      })),
    );
  });

  it('skips a number that another customer has', async () => {
    await load('C1,1,1/13/2013,2/1/2013,10.00,No,');
    expect(await load('C2,1,1/13/2013,2/1/2013,10.00,No,')).toMatchObject({ new: 0, skipped: 1 });
    expect(await documents('accounts')).toHaveLength(1);
  });

  it('writes only documents that their schemas accept, with sums that fit', async () => {
    await load('C1,1,1/13/2013,2/1/2013,-10.00,No,\nC1,2,1/2/2013,2/1/2013,0,Yes,3/1/2013');
    const invoices = await documents('invoices');
    expect(invoices).toEqual([
      expect.objectContaining({ type: 'credit-note', amountMinor: -1000 }),
      expect.objectContaining({ type: 'invoice', amountMinor: 0 }),
    ]);
  });

  it('M1: takes only as much onto an account as can be added up exactly, stored invoices included', async () => {
    const row = (n: number, amount = '9999999999.99') => `BIG,${n},1/13/2013,2/1/2013,${amount},No,`;
    const many = Array.from({ length: 4000 }, (_, n) => row(n));
    expect(await load(many.join('\n'))).toMatchObject({ new: 4000, skipped: 0 });
    // 4,000 minor units are left.
    const more = [row(1), row(4001), row(4002, '-41.00'), row(4003, '40.00'), row(4004, '0.01')];
    expect(await load(more.join('\n'))).toMatchObject({ new: 1, unchanged: 1, skipped: 3 });
    expect(await load([row(1, '1.00'), row(4001, '5.00')].join('\n'))).toMatchObject({ new: 1, updated: 1 });
  });
});

describe('the import route', () => {
  const upload = (token: string, payload: string, query = 'asOf=2013-03-31&currency=USD') =>
    tenant.app.inject({
      method: 'POST',
      url: `/v1/import/ledger?${query}`,
      headers: {
        'x-duebook-protocol': '1',
        'content-type': 'application/octet-stream',
        authorization: `Bearer ${token}`,
      },
      payload,
    });

  it('is for administrators and refuses collectors, managers and strangers', async () => {
    const file = `${header}\nC1,1,1/13/2013,2/1/2013,10.00,No,`;
    const admin = await tenant.signIn('admin');
    const ruth = await tenant.signIn('ruth');
    expect((await upload(admin.reply.accessToken, file)).json()).toMatchObject({ counts: { new: 1 } });
    expect((await upload(ruth.reply.accessToken, file)).statusCode).toBe(403);
    expect((await upload(amelie.reply.accessToken, file)).statusCode).toBe(403);
    expect((await upload('x'.repeat(40), file)).statusCode).toBe(401);
  });

  it('gives the operator the import and nothing else', async () => {
    const query = 'asOf=2013-03-31&currency=USD';
    const named = await upload(operatorToken, `${header}\n`, `${query}&organisation=${tenant.tenantId}`);
    expect(named.json()).toMatchObject({ organisation: { id: tenant.tenantId, name: 'Test' } });
    const pull = { collection: 'accounts', checkpoint: null, limit: 1 };
    expect((await tenant.post('/v1/sync/pull', pull, operatorToken)).status).toBe(401);
  });

  it('asks which organisation is meant where there are several, and takes no foreign one', async () => {
    const other = await openTestTenant(tenant.store);
    const refused = await upload(operatorToken, `${header}\n`);
    expect([refused.statusCode, refused.json()]).toMatchObject([
      422,
      { code: 'MAPPING_INVALID', data: { field: 'organisation', choices: expect.stringContaining('Test') } },
    ]);
    const admin = await tenant.signIn('admin');
    const query = `asOf=2013-03-31&currency=USD&organisation=${other.tenantId}`;
    const foreign = await upload(admin.reply.accessToken, `${header}\n`, query);
    expect(foreign.json()).toMatchObject({ data: { field: 'organisation' } });
    expect(foreign.body).not.toContain('choices');
  });

  it('answers others while it reads a file, and sends every skipped row', async () => {
    const rows = 150_000;
    const file = `${header}\n${'C1,1,"open,2/1/2013,10.00,No,\n'.repeat(rows)}`;
    let isDone = false;
    const query = `asOf=2013-03-31&currency=USD&organisation=${tenant.tenantId}`;
    const importing = upload(operatorToken, file, query).then((reply) => {
      isDone = true;
      return reply;
    });
    let turns = 0;
    while (!isDone) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      const live = await tenant.app.inject({ url: '/livez' });
      expect(live.statusCode).toBe(200);
      turns += 1;
    }
    expect(turns).toBeGreaterThan(10);
    const reply = importReplySchema.parse((await importing).json());
    expect(reply.skipped).toHaveLength(rows);
    expect(reply.counts).toMatchObject({ read: rows, skipped: rows });
  });

  it('knows no collector whose name cannot be stored', async () => {
    const file = `${header}\nC1,1,1/13/2013,2/1/2013,10.00,No,`;
    const query = `asOf=2013-03-31&currency=USD&organisation=${tenant.tenantId}&collector=%00`;
    const refused = await upload(operatorToken, file, query);
    expect([refused.statusCode, refused.json()]).toMatchObject([
      422,
      { code: 'MAPPING_INVALID', data: { field: 'collector' } },
    ]);
  });

  it('names why a file is no ledger, and writes nothing', async () => {
    const admin = await tenant.signIn('admin');
    const refused = await upload(admin.reply.accessToken, '<xml/>');
    expect([refused.statusCode, refused.json()]).toEqual([
      422,
      expect.objectContaining({ code: 'FILE_IS_NO_LEDGER' }),
    ]);
    expect(await documents('accounts')).toEqual([]);
  });
});
