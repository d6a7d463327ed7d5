import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { riskClasses } from '../../src-shared/domain/account/account.ts';
import { activityKinds, activityOutcomes } from '../../src-shared/domain/activity/activity.ts';
import { disputeResolutions, disputeStates } from '../../src-shared/domain/dispute/dispute.ts';
import { invoiceTypes } from '../../src-shared/domain/invoice/invoice.ts';
import { maxAmountMinor } from '../../src-shared/domain/money/amount.ts';
import { paymentMethods } from '../../src-shared/domain/promise/promise.ts';
import { collectionSchemas } from '../../src-shared/protocol/collections.ts';
import { documentMark, documentMarkText } from '../../src-shared/protocol/document-mark.ts';
import { buildInvoice } from '../../test/fixtures/server/ledger-builders.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import type { FeedWrite } from './document-rows.ts';
import { documentSamples } from './document-samples.fixture.ts';
import { sha256 } from './sha256.ts';
import { createStoredTenant, pullPage, type StoredTenant } from './tenant.fixture.ts';
import { inTenant } from './tenant-transaction.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

const part = { invoiceId: 'i', amountMinor: 5 };
type Sampled = keyof typeof documentSamples;
type Case = readonly [Sampled, Readonly<Record<string, unknown>>];

const each = (collection: Sampled, key: string, values: readonly unknown[]): readonly Case[] =>
  values.map((value) => [collection, { [key]: value }]);
const ends = ['1900-01-01', '2024-02-29', '2199-12-31'];
const block = (until: string | null) => ({ reason: 'x', until });

const allowed: readonly Case[] = [
  ...each('accounts', 'riskClass', riskClasses),
  ...each('accounts', 'creditLimitMinor', [null, 0, maxAmountMinor]),
  ...each('accounts', 'paymentTermsDays', [0, 3650]),
  ...each('accounts', 'dunningBlock', [null, block(null), ...ends.map(block)]),
  ...each('accounts', 'territory', ['', 'a/b', 'ä\n']),
  ...each('invoices', 'type', invoiceTypes),
  ...each('invoices', 'amountMinor', [-maxAmountMinor, 0, maxAmountMinor]),
  ...each('invoices', 'dueDate', ends),
  ...each('payments', 'amountMinor', [1, maxAmountMinor]),
  ...each('payments', 'receivedOn', ends),
  ...each('payments', 'reversed', [true, false]),
  ...each('promises', 'onAccountMinor', [0, maxAmountMinor]),
  ...each('promises', 'method', paymentMethods),
  ...each('promises', 'promisedDate', ends),
  ...each('disputes', 'state', disputeStates),
  ...each('disputes', 'resolution', [null, ...disputeResolutions]),
  ...each('activities', 'kind', activityKinds),
  ...each('activities', 'direction', ['inbound', 'outbound']),
  ...each('activities', 'outcome', [null, ...activityOutcomes]),
  ...each('activities', 'durationSeconds', [null, 0, 86_400]),
];

const impossible = ['2025-02-29', '2026-13-01', '1899-12-31', '2200-01-01', '2026-3-1', '', null];
const refused: readonly Case[] = [
  ...each('accounts', 'riskClass', ['E', null]),
  ...each('accounts', 'creditLimitMinor', [-1, maxAmountMinor + 1, 0.5]),
  ...each('accounts', 'currency', ['eur', '', null]),
  ...each('accounts', 'dunningBlock', [block('2025-02-29')]),
  ...each('accounts', 'accountId', ['b']),
  ...each('invoices', 'type', ['gift']),
  ...each('invoices', 'amountMinor', [maxAmountMinor + 1, -maxAmountMinor - 1, 1.5, '1e3', null]),
  ...each('invoices', 'dueDate', impossible),
  ...each('payments', 'amountMinor', [0, -5]),
  ...each('payments', 'receivedOn', impossible),
  ...each('payments', 'reversed', ['no', null]),
  ...each('promises', 'amountMinor', [0, -5, null]),
  ...each('promises', 'onAccountMinor', [-1]),
  ...each('promises', 'allocations', [[{ invoiceId: 'i', amountMinor: 0 }]]),
  ...each('promises', 'method', ['barter']),
  ...each('disputes', 'items', [[part, { invoiceId: 'j', amountMinor: -1 }]]),
  ...each('disputes', 'state', ['forgotten', null]),
  ...each('disputes', 'resolution', ['maybe']),
  ...each('activities', 'durationSeconds', [-1, 86_401]),
  ...each('activities', 'on', impossible),
];

describe.each(stores)('the document tables on $name', ({ store }) => {
  let tenant: StoredTenant;
  beforeAll(async () => {
    tenant = await createStoredTenant(store);
    await tenant.write({ collection: 'accounts', document: documentSamples.accounts });
  });

  it.each(allowed)('take %s with %j, as the schema does', async (collection, change) => {
    const document = collectionSchemas[collection].parse({ ...documentSamples[collection], ...change });
    await tenant.write({ collection, document } as FeedWrite);
    const page = await pullPage(store, tenant.scopeOf('admin'), {
      collection,
      checkpoint: null,
      limit: 100,
    });
    const stored = page.documents.find((one) => one.id === document.id);
    expect(stored).toEqual({ ...document, seq: stored?.seq, _deleted: false });
  });

  it.each(refused)('refuse %s with %j, whatever wrote it', async (collection, change) => {
    const document = { ...documentSamples[collection], ...change };
    await expect(tenant.write({ collection, document } as FeedWrite)).rejects.toThrow(
      /check constraint|not-null|out of range|invalid input syntax|no account/,
    );
  });

  it('mark a document as both sides compute it', async () => {
    const document = buildInvoice('Mark.0_9-z', 'a');
    await tenant.write({ collection: 'invoices', document });
    const { rows } = await inTenant(store.db, tenant.tenantId, (trx) =>
      sql<{
        seq: number;
        mark: string;
      }>`select seq, mark::text from invoice where id = ${document.id}`.execute(trx),
    );
    const [row] = rows;
    const expected = documentMark(sha256(documentMarkText(document.id, Number(row?.seq))));
    expect(row?.mark).toBe(expected.toString());
  });
});
