import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAccount, buildInvoice } from '../../test/fixtures/server/ledger-builders.ts';
import { noteCommand, promiseCommand } from '../../test/fixtures/server/test-commands.ts';
import { openTestStores } from '../../test/fixtures/server/test-stores.ts';
import { openTestTenant, type TestSession, type TestTenant } from '../../test/fixtures/server/test-tenant.ts';

const stores = await openTestStores();
afterAll(() => Promise.all(stores.map((one) => one.close())));

describe.each(stores)('commands that read the timeline, on $name', ({ store }) => {
  let tenant: TestTenant;
  let amelie: TestSession;

  beforeAll(async () => {
    tenant = await openTestTenant(store);
    amelie = await tenant.signIn('amelie');
    await tenant.write([
      { collection: 'accounts', document: buildAccount('a1', 'amelie') },
      { collection: 'invoices', document: buildInvoice('i1', 'a1') },
    ]);
  });

  const visit = (name: string, input: object) => {
    const whom = { contactName: '', place: null, hasLocationConsent: false };
    const override = { rules: ['business-hours'], reason: 'Agreed' };
    const result = {
      outcome: 'reached',
      note: '',
      signature: null,
      photos: [],
      receiptIds: [],
      nextAction: null,
    };
    return { ...noteCommand(amelie, 'a1', { name }), input: { ...whom, override, ...result, ...input } };
  };
  const codesOf = (results: Awaited<ReturnType<TestSession['send']>>) =>
    results.map(({ outcome }) => outcome?.failures[0]?.code ?? outcome?.status);

  it('A2: a visit begins in one request and ends in another; there is one document of it', async () => {
    const activityId = randomUUID();
    const checkIn = visit('visit.check-in', { activityId });
    const again = visit('visit.check-in', { activityId: randomUUID() });
    expect(codesOf(await amelie.send([checkIn, again]))).toEqual(['applied', 'VISIT_OPEN']);
    const checkOut = () => visit('visit.check-out', { visitId: activityId });
    const withoutReceipt = visit('visit.check-out', { visitId: activityId, receiptIds: ['A7-9'] });
    const results = await amelie.send([withoutReceipt, checkOut(), checkOut()]);
    expect(codesOf(results)).toEqual(['RECEIPT_NOT_FOUND', 'applied', 'VISIT_ENDED']);
    const { documents } = await amelie.pull('activities');
    const found = documents.filter(({ id }) => id === activityId);
    expect(found).toMatchObject([{ outcome: 'reached', visit: { checkedOutAt: checkIn.at } }]);
  });

  it('A: an entry is corrected once, whoever asks, and one that reads the ledger goes with those that do not', async () => {
    const note = noteCommand(amelie, 'a1');
    const correct = () =>
      noteCommand(
        amelie,
        'a1',
        { name: 'activity.supersede' },
        {
          ...{ supersedes: note.input.activityId, reason: 'Wrong account', note: 'Belongs elsewhere' },
        },
      );
    const promise = promiseCommand(amelie, 'a1', { invoiceId: 'i1', amountMinor: 100 });
    expect(codesOf(await amelie.send([note, promise, correct()]))).toEqual(['applied', 'applied', 'applied']);
    expect(codesOf(await amelie.send([correct()]))).toEqual(['ACTIVITY_SUPERSEDED']);
  });
});
