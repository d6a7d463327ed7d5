import { expect, test } from 'vitest';
import type { RequestEntry } from '../../../../src-shared/contract/account-entries-view.ts';
import { requestSchema } from '../../../../src-shared/domain/request/request.ts';
import { actionParts, sentBy } from './action.fixture.ts';
import { settleAction } from './settle-action.ts';

const booking = { documentId: 'c1', number: 'CN-1', date: '2026-04-05', amountMinor: 50_00 };

const asked = requestSchema.omit({ items: true }).parse({
  ...{ id: 'request-1', accountId: 'account-1', seq: 1, kind: 'write-off', currency: 'EUR' },
  ...{ amountMinor: 50_00, invoiceAmounts: [], planId: null, disputeId: null, until: null },
  ...{ reason: 'Insolvent', state: 'approved', approver: null, decided: null, settledBy: null },
  asked: { on: '2026-04-01', at: '2026-04-01T09:00:00.000Z', by: { userId: 'user-1', name: 'Carla' } },
});

function entryOf(fields: Partial<RequestEntry>): RequestEntry {
  return { ...asked, invoices: { count: 1, numbers: ['1'] }, bookings: [], ...fields };
}

test('D4: a reduction is settled with a document, or without one where the ledger took it off the invoices', async () => {
  const action = settleAction(actionParts(), entryOf({ bookings: [booking] }));
  if (action === null) throw new Error('nothing to settle');
  const requestId = entryOf({}).id;
  expect(await sentBy(action, {})).toEqual({
    ...{ name: 'request.settle', accountId: 'account-1' },
    input: { requestId, documentId: 'c1' },
  });
  expect((await sentBy(action, { document: 'none' })).input).toEqual({ requestId, documentId: null });
});

test('D4: a charge needs its document: without one that fits there is nothing to say yet', () => {
  expect(settleAction(actionParts(), entryOf({ kind: 'fee' }))).toBeNull();
  const fields = settleAction(actionParts(), entryOf({ kind: 'fee', bookings: [booking] }))?.fields;
  expect(fields).toMatchObject([{ options: [{ value: 'c1' }] }]);
});

test('D4: where the ledger books nothing, nothing is settled', () => {
  expect(settleAction(actionParts(), entryOf({ bookings: null }))).toBeNull();
});
