import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactChannels, customerTypes, riskClasses } from '../../src-shared/domain/account/account.ts';
import {
  activityChannels,
  activityKinds,
  activityOutcomes,
} from '../../src-shared/domain/activity/activity.ts';
import { mailStates } from '../../src-shared/domain/activity/mail.ts';
import { disputeResolutions, disputeStates } from '../../src-shared/domain/dispute/dispute.ts';
import { noticeStates } from '../../src-shared/domain/dunning/notice.ts';
import { netDaysTerms } from '../../src-shared/domain/invoice/agreed-terms.ts';
import { invoiceTypes } from '../../src-shared/domain/invoice/invoice.ts';
import { maxAmountMinor } from '../../src-shared/domain/money/amount.ts';
import { roles } from '../../src-shared/domain/organisation/actor.ts';
import { planStates } from '../../src-shared/domain/plan/plan.ts';
import { paymentMethods } from '../../src-shared/domain/promise/promise.ts';
import { receiptMethods } from '../../src-shared/domain/receipt/receipt.ts';
import { requestKinds, requestStates } from '../../src-shared/domain/request/request.ts';
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
const by = { userId: 'amelie', name: 'Amelie' };
const signedOn = (on: string) => ({ on, at: '2026-03-01T09:00:00.000Z', by });
const block = (until: string | null) => ({ ...signedOn('2026-03-01'), reason: 'x', until });
const hold = (on: string) => ({ ...signedOn(on), reason: 'x' });
const next = (channel: string | null) => ({ date: '2026-04-01', text: 'x', channel });
const mailIn = (state: string) => ({
  ...{ contactId: 'c', address: 'a@example.com', subject: 'x', text: 'x', documentId: 'd' },
  file: { sha256: 'a'.repeat(64), name: 'x.pdf', mediaType: 'application/pdf', sizeBytes: 1 },
  ...{ state, trouble: null, sentAt: null },
});
const applied = (amountMinor: number) => ({ ...signedOn('2026-03-01'), invoiceId: 'i', amountMinor });

const allowed: readonly Case[] = [
  ...each('accounts', 'riskClass', riskClasses),
  ...each('accounts', 'creditLimitMinor', [null, 0, maxAmountMinor]),
  ...each('accounts', 'paymentTerms', [netDaysTerms(0), { name: 'ZB30', terms: null }]),
  ...each('accounts', 'dunningPolicy', [null, 'key-accounts']),
  ...each('accounts', 'dunningBlock', [null, block(null), ...ends.map(block)]),
  ...each('accounts', 'creditHold', [null, ...ends.map(hold)]),
  ...each('accounts', 'unbilledOrdersMinor', [0, maxAmountMinor]),
  ...each('accounts', 'customerType', customerTypes),
  ...each('accounts', 'parentId', [null, 'b']),
  ...each('accounts', 'territory', ['', 'a/b', 'ä\n']),
  ...each('invoices', 'type', invoiceTypes),
  ...each('invoices', 'amountMinor', [-maxAmountMinor, 0, maxAmountMinor]),
  ...each('invoices', 'dueDate', ends),
  ...each('invoices', 'paymentTerms', [null, netDaysTerms(30), { name: 'ZB30', terms: null }]),
  ...each('payments', 'amountMinor', [1, maxAmountMinor, -1, -maxAmountMinor]),
  ...each('payments', 'receivedOn', ends),
  ...each('payments', 'reversed', [true, false]),
  ...each('payments', 'applied', [[], [applied(1), applied(-1), applied(maxAmountMinor)]]),
  ...each('payments', 'receiptId', [null, 'A7-1']),
  ...each('promises', 'onAccountMinor', [0, maxAmountMinor]),
  ...each('promises', 'method', paymentMethods),
  ...each('promises', 'promisedDate', ends),
  ...each('disputes', 'state', disputeStates),
  ...each('disputes', 'resolution', [null, ...disputeResolutions]),
  ...each('disputes', 'acceptedItems', [[], [part]]),
  ...each('activities', 'kind', activityKinds),
  ...each('activities', 'direction', ['inbound', 'outbound']),
  ...each('activities', 'outcome', [null, ...activityOutcomes]),
  ...each('activities', 'durationSeconds', [null, 0, 86_400]),
  ...each('activities', 'nextAction', [null, next(null), ...activityChannels.map(next)]),
  ...each('activities', 'mail', [null, ...mailStates.map(mailIn)]),
  ...each('plans', 'state', planStates),
  ...each('plans', 'requestId', [null, 'r']),
  ...each('plans', 'ended', [null, ...ends.map(hold)]),
  ...each('receipts', 'method', receiptMethods),
  ...each('receipts', 'issued', ends.map(signedOn)),
  ...each('receipts', 'chequeDate', [null, ...ends]),
  ...each('receipts', 'voided', [null, ...ends.map(hold)]),
  ...each('receipts', 'deposited', [
    null,
    ...ends.map((on) => ({ ...signedOn(on), depositId: 'd', reference: '' })),
  ]),
  ...each('requests', 'kind', requestKinds),
  ...each('requests', 'state', requestStates),
  ...each('requests', 'approver', [null, ...roles]),
  ...each('requests', 'amountMinor', [0, maxAmountMinor]),
  ...each('requests', 'decided', [null, ...ends.map(hold)]),
  ...each('notices', 'level', [1, 9]),
  ...each('notices', 'channel', contactChannels),
  ...each('notices', 'state', noticeStates),
  ...each('notices', 'feeMinor', [0, maxAmountMinor]),
  ...each('notices', 'policyVersion', [0, 1]),
  ...each('notices', 'sent', [null, ...ends.map(signedOn)]),
];

const impossible = ['2025-02-29', '2026-13-01', '1899-12-31', '2200-01-01', '2026-3-1', '', null];
const refused: readonly Case[] = [
  ...each('accounts', 'riskClass', ['E', null]),
  ...each('accounts', 'creditLimitMinor', [-1, maxAmountMinor + 1, 0.5]),
  ...each('accounts', 'currency', ['eur', '', null]),
  ...each('accounts', 'dunningBlock', [block('2025-02-29')]),
  ...each('accounts', 'creditHold', [hold('2025-02-29'), hold('soon')]),
  ...each('accounts', 'unbilledOrdersMinor', [-1, null]),
  ...each('accounts', 'customerType', ['friend', null]),
  ...each('accounts', 'accountId', ['b']),
  ...each('accounts', 'paymentTerms', [null, 30, { terms: null }, { name: 'x', terms: { portions: [] } }]),
  ...each('invoices', 'type', ['gift']),
  ...each('invoices', 'amountMinor', [maxAmountMinor + 1, -maxAmountMinor - 1, 1.5, '1e3', null]),
  ...each('invoices', 'dueDate', impossible),
  ...each('invoices', 'paymentTerms', [30, {}, { name: 'x', terms: { portions: [] } }]),
  ...each('payments', 'amountMinor', [0, -maxAmountMinor - 1]),
  ...each('payments', 'receivedOn', impossible),
  ...each('payments', 'reversed', ['no', null]),
  ...each('payments', 'applied', [[applied(0)], [applied(maxAmountMinor + 1)]]),
  ...each('promises', 'amountMinor', [0, -5, null]),
  ...each('promises', 'onAccountMinor', [-1]),
  ...each('promises', 'allocations', [[{ invoiceId: 'i', amountMinor: 0 }]]),
  ...each('promises', 'method', ['barter']),
  ...each('disputes', 'items', [[part, { invoiceId: 'j', amountMinor: -1 }]]),
  ...each('disputes', 'acceptedItems', [[{ invoiceId: 'i', amountMinor: 0 }]]),
  ...each('disputes', 'state', ['forgotten', null]),
  ...each('disputes', 'resolution', ['maybe']),
  ...each('activities', 'durationSeconds', [-1, 86_401]),
  ...each('activities', 'on', impossible),
  ...each('activities', 'nextAction', [
    next('pigeon'),
    next('note'),
    { ...next('call'), date: '2026-02-30' },
  ]),
  ...each('activities', 'kind', ['seance', null]),
  ...each('plans', 'state', ['completed', null]),
  ...each('plans', 'versions', [[], null]),
  ...each('plans', 'versions', [[{ items: [{ invoiceId: 'i', amountMinor: 0 }] }]]),
  ...each('plans', 'ended', [hold('2025-02-29'), hold('soon')]),
  ...each('receipts', 'method', ['barter', null]),
  ...each('receipts', 'amountMinor', [0, -5]),
  ...each('receipts', 'deviceId', [null]),
  ...each('receipts', 'paymentId', [null]),
  ...each('receipts', 'chequeDate', ['2025-02-29', 'soon']),
  ...each('receipts', 'items', [[{ invoiceId: 'i', amountMinor: 0 }]]),
  ...each('receipts', 'issued', [null, signedOn('2025-02-29')]),
  ...each('receipts', 'voided', [hold('soon')]),
  ...each('requests', 'kind', ['wish', null]),
  ...each('requests', 'state', ['lost', null]),
  ...each('requests', 'approver', ['nobody']),
  ...each('requests', 'amountMinor', [-1, null]),
  ...each('requests', 'decided', [hold('soon')]),
  ...each('notices', 'level', [0, 10, null]),
  ...each('notices', 'channel', ['pigeon', null]),
  ...each('notices', 'state', ['lost', null]),
  ...each('notices', 'items', [[], null]),
  ...each('notices', 'interestMinor', [-1]),
  ...each('notices', 'policyVersion', [-1]),
  ...each('notices', 'policy', [null]),
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
      /check constraint|not-null|out of range|invalid input syntax|no account|array length of a scalar/,
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
