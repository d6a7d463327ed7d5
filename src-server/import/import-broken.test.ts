import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { disputeSchema } from '../../src-shared/domain/dispute/dispute.ts';
import { buildAccount, buildInvoice } from '../../test/fixtures/server/ledger-builders.ts';
import { openTestTenant, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';
import { documentSamples } from '../store/document-samples.fixture.ts';
import { openPgliteStore } from '../store/open-pglite.ts';
import { inTenant } from '../store/tenant-transaction.ts';
import { type ImportOptions, importLedger } from './import-ledger.ts';
import { ledgerId } from './ledger-documents.ts';

const store = await openPgliteStore(undefined);
afterAll(store.close);

const header = 'Customer no;Customer name;Invoice no;Invoice date;Due date;Amount;Disputed';
let tenant: TestTenant;
let bugs: unknown[];

beforeEach(async () => {
  tenant = await openTestTenant(store);
  bugs = [];
});

async function load(rows: readonly string[], change: Partial<ImportOptions> = {}) {
  const done = await importLedger(store, Buffer.from([header, ...rows].join('\n')), {
    tenantId: tenant.tenantId,
    actorId: 'operator',
    asOf: businessDate('2026-03-31'),
    currency: 'EUR',
    clock: () => tenant.clock.now,
    onBug: (error) => bugs.push(error),
    ...change,
  });
  if (!done.ok) throw new Error(done.failure.code);
  return done.value;
}

const row = (customer: string, number: string, disputed = 'no'): string =>
  `${customer};;${number};2026-01-13;2026-02-13;100,00;${disputed}`;

function query<Row>(statement: ReturnType<typeof sql<Row>>): Promise<readonly Row[]> {
  return inTenant(store.db, tenant.tenantId, async (trx) => (await statement.execute(trx)).rows);
}

const auditRows = () =>
  query(sql<{ action: string; detail: object }>`select action, detail from audit
    where tenant_id = ${tenant.tenantId} and action like 'ledger.%' order by n`);
const invoiceNumbers = async () =>
  (
    await query(sql<{ number: string }>`select doc->>'number' as number from invoice
      where tenant_id = ${tenant.tenantId} order by 1`)
  ).map(({ number }) => number);

/** Leaves a customer in the store whom the server cannot read. */
async function breakCustomer(number: string): Promise<void> {
  await load([row(number, `${number}-before`)]);
  await query(sql`update account set doc = jsonb_set(doc, '{language}', '7')
    where tenant_id = ${tenant.tenantId} and doc->>'number' = ${number}`);
}

describe('an import in which something breaks', () => {
  it('skips the rows of the customer that breaks, tells the log, and goes on', async () => {
    await breakCustomer('C2');
    const report = await load([row('C1', 'a'), row('C2', 'b'), row('C3', 'c'), row('C2', 'd')]);
    expect(report.counts).toEqual({ read: 4, new: 2, updated: 0, unchanged: 0, skipped: 2 });
    expect(report.skipped.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'ACCOUNT_NOT_WRITTEN'],
      [5, 'ACCOUNT_NOT_WRITTEN'],
    ]);
    expect(await invoiceNumbers()).toEqual(['C2-before', 'a', 'c']);
    expect(bugs).toEqual([expect.any(Error)]);
  });

  it('says in the trail that it began, and with what it ended', async () => {
    await load([row('C1', 'a')]);
    expect(await auditRows()).toEqual([
      { action: 'ledger.import-begun', detail: { read: 1, rows: 1 } },
      { action: 'ledger.imported', detail: { read: 1, new: 1, updated: 0, unchanged: 0, skipped: 0 } },
    ]);
  });

  it('says in the trail how far it came when it ends half-way', async () => {
    await breakCustomer('C2');
    const onBug = () => {
      throw new Error('the log is full');
    };
    await expect(load([row('C1', 'a'), row('C2', 'b'), row('C3', 'c')], { onBug })).rejects.toThrow(
      'the log is full',
    );
    expect((await auditRows()).slice(2)).toEqual([
      { action: 'ledger.import-begun', detail: { read: 3, rows: 3 } },
      { action: 'ledger.import-failed', detail: { read: 3, new: 1, updated: 0, unchanged: 0, skipped: 0 } },
    ]);
    expect(await invoiceNumbers()).toEqual(['C2-before', 'a']);
  });

  it('skips a row whose dispute or payment would have an id that another customer has', async () => {
    const [secret] = await query(
      sql<{ idSecret: string }>`select ledger_secret as "idSecret" from tenant where id = ${tenant.tenantId}`,
    );
    if (secret === undefined) throw new Error('no organisation');
    const sample = disputeSchema.parse(documentSamples.disputes);
    const items = [{ invoiceId: buildInvoice('i', 'other').id, amountMinor: 1 }];
    const account = buildAccount('other', 'amelie');
    const id = ledgerId(secret, 'dispute', 'b');
    await tenant.write([
      { collection: 'accounts', document: account },
      { collection: 'disputes', document: disputeSchema.parse({ ...sample, id, accountId: 'other', items }) },
    ]);
    const report = await load([row('C1', 'a'), row('C2', 'b', 'yes'), row('C3', 'c')]);
    expect(report.counts).toMatchObject({ new: 2, skipped: 1 });
    expect(report.skipped[0]).toMatchObject({ line: 3, reason: 'NUMBER_OF_OTHER_ACCOUNT' });
    expect(bugs).toEqual([]);
  });
});

describe('the ids of a ledger', () => {
  it('need the secret of the organisation: the same number has another id in each', async () => {
    await load([row('C1', 'a')]);
    const own = await query(sql<{ id: string }>`select id from invoice where tenant_id = ${tenant.tenantId}`);
    const secrets = await query(sql<{ secret: string }>`select ledger_secret as secret from tenant`);
    const other = await openTestTenant(store);
    const [foreign] = await inTenant(store.db, other.tenantId, async (trx) => {
      const found = sql<{ secret: string }>`select ledger_secret as secret from tenant`;
      return (await found.execute(trx)).rows;
    });
    expect(secrets).toEqual([{ secret: expect.stringMatching(/^[\w-]{43}$/) }]);
    const [{ secret } = { secret: '' }] = secrets;
    expect(own).toEqual([{ id: ledgerId({ idSecret: secret }, 'invoice', 'a') }]);
    expect(own).not.toEqual([{ id: ledgerId({ idSecret: foreign?.secret ?? '' }, 'invoice', 'a') }]);
  });
});

describe('customers without a number', () => {
  const named = (name: string, number: string): string =>
    `;${name};${number};2026-01-13;2026-02-13;100,00;no`;
  const names = async () =>
    (
      await query(sql<{ name: string; number: string }>`select doc->>'name' as name, doc->>'number' as number
        from account where tenant_id = ${tenant.tenantId} order by 1`)
    ).map(({ name, number }) => [name, number]);

  it('stay two where their names begin alike', async () => {
    const prefix = 'Verwaltungs- und Beteiligungsgesellschaft der Stadtwerke Neustadt';
    const rows = [named(`${prefix} Nord`, 'n'), named(`${prefix} Süd`, 's')];
    expect((await load(rows)).counts).toMatchObject({ new: 2 });
    expect((await load(rows)).counts).toMatchObject({ unchanged: 2 });
    expect(await names()).toEqual(['Nord', 'Süd'].map((end) => [`${prefix} ${end}`, prefix.slice(0, 60)]));
  });

  it('are taken over where the number that stands for them would end inside of a character', async () => {
    const name = `${'x'.repeat(59)}😀 GmbH`;
    expect((await load([named(name, 'a')])).counts).toMatchObject({ new: 1, skipped: 0 });
    expect(await names()).toEqual([[name, 'x'.repeat(59)]]);
  });
});
