import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptBlock } from '../../src-shared/protocol/sync-api.ts';
import { buildAccount, buildInvoice } from '../../test/fixtures/server/ledger-builders.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestSession, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

describe.each(stores)('receipts on $name', ({ store }) => {
  let tenant: TestTenant;
  let amelie: TestSession;
  let prefix: string;

  const prefixOf = async (session: TestSession) => {
    const reply = await tenant.post('/v1/sync/receipt-block', { lastNumber: 0 }, session.reply.accessToken);
    return (reply.body as ReceiptBlock).prefix;
  };

  beforeAll(async () => {
    tenant = await openTestTenant(store);
    amelie = await tenant.signIn('amelie');
    prefix = await prefixOf(amelie);
    await tenant.write([
      { collection: 'accounts', document: buildAccount('a1', 'amelie') },
      { collection: 'accounts', document: buildAccount('a2', 'amelie') },
      { collection: 'accounts', document: buildAccount('t1', 'tomasz') },
      { collection: 'invoices', document: buildInvoice('i1', 'a1') },
    ]);
  });

  const receipt = (session: TestSession, accountId: string, receiptId: string) => ({
    ...{ id: randomUUID(), name: 'receipt.issue', version: 1, accountId, actorId: session.userId },
    ...{ deviceId: session.deviceId, at: '2026-03-31T08:59:00.000Z', today: '2026-03-31', knownSeq: 0 },
    input: {
      ...{ receiptId, currency: 'EUR', amountMinor: 2_500, method: 'cash', items: [], payerName: 'Ida' },
      ...{ reference: '', chequeDate: null, denominations: [], visitId: null },
    },
  });
  const answers = async (session: TestSession, ...commands: readonly object[]) =>
    (await session.send(commands)).map(({ outcome }) => outcome?.failures[0] ?? outcome?.status);

  it('R2: are taken under numbers of their own device, and under no others', async () => {
    const tomasz = await tenant.signIn('tomasz');
    expect(await answers(amelie, receipt(amelie, 'a1', `${prefix}-1`))).toEqual(['applied']);
    const foreign = `${await prefixOf(tomasz)}-1`;
    for (const number of [foreign, `${prefix}X-1`, 'ZZ-1']) {
      expect(await answers(amelie, receipt(amelie, 'a1', number))).toEqual([
        { code: 'RECEIPT_NUMBER_FOREIGN', params: { receipt: number } },
      ]);
    }
  });

  it('R1, R2: are refused by their number where it was used, on whatever account, and what was is kept', async () => {
    const number = `${prefix}-20`;
    const used = { code: 'RECEIPT_NUMBER_USED', params: { receipt: number } };
    expect(await answers(amelie, receipt(amelie, 'a1', number))).toEqual(['applied']);
    expect(await answers(amelie, receipt(amelie, 'a1', number))).toEqual([used]);
    expect(await answers(amelie, receipt(amelie, 'a2', number))).toEqual([used]);
    const { documents } = await amelie.pull('receipts');
    expect(documents.filter(({ id }) => id === number)).toMatchObject([{ accountId: 'a1' }]);
    expect(tenant.bugs).toEqual([]);
  });

  it('R2: of two with one number in one request the first is taken', async () => {
    const number = `${prefix}-30`;
    expect(await answers(amelie, receipt(amelie, 'a1', number), receipt(amelie, 'a2', number))).toEqual([
      'applied',
      { code: 'RECEIPT_NUMBER_USED', params: { receipt: number } },
    ]);
  });

  it('R2: know a number of the device that somebody else used on an account out of sight', async () => {
    const tomasz = await tenant.signIn('tomasz', amelie.device);
    const number = `${prefix}-40`;
    expect(await answers(tomasz, receipt(tomasz, 't1', number))).toEqual(['applied']);
    const again = await tenant.signIn('amelie', amelie.device);
    expect(await answers(again, receipt(again, 'a1', number))).toEqual([
      { code: 'RECEIPT_NUMBER_USED', params: { receipt: number } },
    ]);
  });

  describe('that were given all the same', () => {
    beforeAll(async () => {
      amelie = await tenant.signIn('amelie', amelie.device);
    });

    const dated = (session: TestSession, number: string, change: object) => {
      const { input, ...command } = receipt(session, 'a1', number);
      return { ...command, input: { ...input, items: [{ invoiceId: 'i1', amountMinor: 100 }] }, ...change };
    };
    const exception = (because: string) => ({
      exceptions: [{ invoiceId: null, because, wantedMinor: 2_500, appliedMinor: 0 }],
    });

    it('R1: are recorded with a wrong clock: on their own date, booked on that of the server, unapplied', async () => {
      const wrong = { today: '2050-01-01', at: '2050-01-01T09:00:00.000Z' };
      const number = `${prefix}-50`;
      expect(await answers(amelie, dated(amelie, number, wrong))).toEqual(['applied']);
      const receipts = (await amelie.pull('receipts')).documents;
      expect(receipts.find(({ id }) => id === number)).toMatchObject({
        ...exception('device-date-wrong'),
        ...{ issued: { on: '2050-01-01' }, bookedOn: '2026-03-31' },
      });
      const payments = (await amelie.pull('payments')).documents;
      expect(payments.find(({ receiptId }) => receiptId === number)).toMatchObject({
        ...{ receivedOn: '2026-03-31', applied: [] },
      });
    });

    it('R1: are recorded for an account that went to somebody else, and shown to whoever has it', async () => {
      const tomasz = await tenant.signIn('tomasz');
      const [before, number, after] = [`${prefix}-60`, `${prefix}-61`, `${prefix}-62`];
      const sent = [
        receipt(amelie, 'a1', before),
        receipt(amelie, 't1', number),
        receipt(amelie, 'a2', after),
      ];
      expect(await answers(amelie, ...sent)).toEqual(['applied', 'applied', 'applied']);
      const held = (await tomasz.pull('receipts')).documents.find(({ id }) => id === number);
      expect(held).toMatchObject({ ...exception('account-moved'), accountId: 't1', bookedOn: null });
      for (const collection of ['receipts', 'payments', 'accounts']) {
        const seen = (await amelie.pull(collection)).documents.map(({ id, accountId }) => accountId ?? id);
        expect(seen).not.toContain('t1');
      }
      // Sent again it is the same receipt.
      expect(await answers(amelie, ...sent)).toEqual(['applied', 'applied', 'applied']);
      expect((await tomasz.pull('receipts')).documents.filter(({ id }) => id === number)).toHaveLength(1);
    });

    it('R1, R2: are refused as ever under a foreign number, for no account, and under a number that was used', async () => {
      const foreign = receipt(amelie, 't1', 'ZZ-1');
      const nowhere = receipt(amelie, 'nowhere', `${prefix}-70`);
      const used = receipt(amelie, 't1', `${prefix}-1`);
      expect(await answers(amelie, foreign, nowhere, used)).toMatchObject([
        { code: 'ACCOUNT_NOT_FOUND' },
        { code: 'ACCOUNT_NOT_FOUND' },
        { code: 'RECEIPT_NUMBER_USED' },
      ]);
      const wrongBoth = dated(amelie, 'ZZ-1', { today: '2050-01-01' });
      expect(await answers(amelie, wrongBoth)).toMatchObject([{ code: 'RECEIPT_NUMBER_FOREIGN' }]);
      expect(tenant.bugs).toEqual([]);
    });
  });
});
