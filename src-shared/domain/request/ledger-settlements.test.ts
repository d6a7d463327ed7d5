import { describe, expect, test } from 'vitest';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildRequest } from '../../../test/fixtures/builders/build-request.ts';
import { disputeSchema } from '../dispute/dispute.ts';
import { ledgerSettlements, settleByLedger } from './ledger-settlements.ts';
import { requestSchema } from './request.ts';

const items = [{ invoiceId: 'invoice-1', amountMinor: 40_00 }];
const dispute = (more: Parameters<typeof buildDispute>[0] = {}) =>
  buildDispute({
    ...{ state: 'resolved', resolution: 'accepted', acceptedItems: items, creditRequestId: 'request-1' },
    ...more,
  });
const request = (more: Parameters<typeof buildRequest>[0] = {}) =>
  buildRequest({
    ...{ kind: 'credit-note', state: 'approved', disputeId: 'dispute-1', amountMinor: 40_00, items },
    ...more,
  });
const note = (more: Parameters<typeof buildInvoice>[0] = {}) =>
  buildInvoice({
    ...{ id: 'credit', type: 'credit-note', amountMinor: -40_00, invoiceDate: '2026-03-31' },
    reference: 'R-invoice-1',
    ...more,
  });

const settled = (
  notes: readonly ReturnType<typeof note>[],
  requests = [request()],
  disputes = [dispute()],
) => {
  const aggregate = buildAggregate({ invoices: [buildInvoice(), ...notes], requests, disputes });
  return ledgerSettlements(aggregate).map((one) => [one.booked.id, one.request.id, one.dispute?.id]);
};
const closed = [['credit', 'request-1', 'dispute-1']];

describe('a credit note of the ledger', () => {
  test.each(['R-invoice-1', 'r-INVOICE-1', 'Credit for R-invoice-1, March', 'request-1'])(
    'D4: that refers to "%s" closes the case of its amount',
    (reference) => {
      expect(settled([note({ reference })])).toEqual(closed);
    },
  );

  test.each([
    ['refers to nothing', { reference: '' }],
    ['refers to another invoice', { reference: 'R-invoice-11' }],
    ['is over more', { amountMinor: -40_01 }],
    ['is over less', { amountMinor: -39_99 }],
    ['is in another currency', { currency: 'USD' }],
    ['is no credit note', { type: 'debit-note' }],
    ['is older than the request', { invoiceDate: '2026-03-30' }],
  ] as const)('D4: that %s closes no case', (_title, more) => {
    expect(settled([note(more)])).toEqual([]);
  });

  test('D4: settles what was approved and is not settled, and a case that is resolved', () => {
    for (const state of ['awaiting-approval', 'refused', 'withdrawn', 'settled'] as const) {
      expect(settled([note()], [request({ state })])).toEqual([]);
    }
    for (const state of ['open', 'closed', 'cancelled'] as const) {
      expect(settled([note()], [request()], [dispute({ state })])).toEqual([]);
    }
    expect(settled([note()], [request({ kind: 'fee', disputeId: null })])).toEqual([]);
    const used = request({ id: 'other', state: 'settled', settledBy: 'credit' });
    expect(settled([note()], [request(), used])).toEqual([]);
  });

  test('D4: settles a write-off and an early-payment discount, without a case', () => {
    for (const kind of ['write-off', 'credit-note', 'fee-waiver'] as const) {
      const asked = request({ kind, disputeId: null });
      expect(settled([note()], [asked], [])).toEqual([['credit', 'request-1', undefined]]);
    }
  });

  test('D4: where more than one fits, a person decides', () => {
    expect(settled([note(), note({ id: 'credit-2' })])).toEqual([]);
    const writeOff = request({ id: 'other', kind: 'write-off', disputeId: null });
    expect(settled([note()], [request(), writeOff])).toEqual([]);
    expect(settled([note(), note({ id: 'named', reference: 'other' })], [request(), writeOff])).toEqual([]);
  });
});

test('D4: the case closes in the name of the ledger with the number of the credit note', () => {
  const [settlement] = ledgerSettlements(
    buildAggregate({ invoices: [buildInvoice(), note()], requests: [request()], disputes: [dispute()] }),
  );
  if (settlement === undefined) throw new Error('nothing was settled');
  const after = settleByLedger(settlement, request().asked);
  expect(requestSchema.parse(after.request)).toMatchObject({ state: 'settled', settledBy: 'credit', seq: 0 });
  const closing = { because: 'credit-note', creditNoteId: 'credit' };
  const event = { ...request().asked, kind: 'closed', note: 'R-credit', processor: null, closing };
  expect(disputeSchema.parse(after.dispute)).toMatchObject({ state: 'closed', history: [event] });
});
