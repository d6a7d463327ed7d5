import { describe, expect, test } from 'vitest';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildRequest } from '../../../test/fixtures/builders/build-request.ts';
import { caseSettlements } from './case-settlements.ts';

type Invoice = Parameters<typeof buildInvoice>[0];
type Request = Parameters<typeof buildRequest>[0];

const items = [{ invoiceId: 'invoice-1', amountMinor: 40_00 }];
const accepted = (number: number, more: Request = {}) => ({
  dispute: buildDispute({
    ...{ id: `dispute-${number}`, state: 'resolved', resolution: 'accepted', items, acceptedItems: items },
    creditRequestId: `request-${number}`,
  }),
  request: buildRequest({
    ...{ id: `request-${number}`, kind: 'credit-note', state: 'approved', disputeId: `dispute-${number}` },
    ...{ amountMinor: 40_00, items, ...more },
  }),
});
const note = (more: Invoice = {}) =>
  buildInvoice({
    ...{ id: 'credit', type: 'credit-note', amountMinor: -40_00, invoiceDate: '2026-03-31', reference: '' },
    ...more,
  });

const proposals = (
  notes: readonly ReturnType<typeof note>[],
  cases = [accepted(1)],
  invoice: Invoice = {},
) => {
  const account = buildAggregate({
    invoices: [buildInvoice(invoice), ...notes],
    disputes: cases.map(({ dispute }) => dispute),
    requests: cases.map(({ request }) => request),
  });
  return [...caseSettlements(account)];
};

const byNote = (because: 'amount' | 'reference') => {
  const found = { creditNoteId: 'credit', number: 'R-credit', date: '2026-03-31' };
  return [['dispute-1', { kind: 'credit-note', because, ...found }]];
};

describe('what would settle an accepted case', () => {
  test('D4: is the one credit note without a reference that is over exactly its amount', () => {
    expect(proposals([note()])).toEqual(byNote('amount'));
    expect(proposals([note({ reference: 'Our letter of March' })])).toEqual(byNote('amount'));
    expect(proposals([note(), note({ id: 'less', amountMinor: -39_99 })])).toEqual(byNote('amount'));
  });

  test('D4: is the one that refers to it, before one that does not', () => {
    const named = note({ reference: 'R-invoice-1' });
    expect(proposals([named, note({ id: 'other' })])).toEqual(byNote('reference'));
    expect(proposals([named, { ...named, id: note({ id: 'second' }).id }])).toEqual([]);
  });

  test.each([
    ['is over more', { amountMinor: -40_01 }],
    ['is over less', { amountMinor: -39_99 }],
    ['is in another currency', { currency: 'USD' }],
    ['is no credit note', { type: 'debit-note' }],
    ['is older than the request', { invoiceDate: '2026-03-30' }],
    ['refers to another document of the account', { reference: 'R-other' }],
  ] as const)('D4: is no credit note that %s', (_title, more) => {
    expect(proposals([note(more), buildInvoice({ id: 'other' })])).toEqual([]);
  });

  test('D4: is nothing where more than one note or more than one case fits', () => {
    expect(proposals([note(), note({ id: 'second' })])).toEqual([]);
    expect(proposals([note()], [accepted(1), accepted(2)])).toEqual([]);
    const used = accepted(2, { state: 'settled', settledBy: 'credit' });
    expect(proposals([note()], [accepted(1), used])).toEqual([]);
  });

  test('D4: is nothing before the credit is approved, and none for a case that is not resolved', () => {
    expect(proposals([note()], [accepted(1, { state: 'awaiting-approval' })])).toEqual([]);
    const { dispute, request } = accepted(1);
    expect(proposals([note()], [{ request, dispute: { ...dispute, state: 'closed' } }])).toEqual([]);
  });

  test('D4: is the ledger itself where it lowered the invoice, which then needs no credit note', () => {
    const invoiceAmounts = [{ invoiceId: 'invoice-1', amountMinor: 100_00 }];
    const lowered = proposals([note()], [accepted(1, { invoiceAmounts })], { amountMinor: 60_00 });
    const item = { invoiceId: 'invoice-1', number: 'R-invoice-1', amountMinor: 40_00 };
    const taken = [{ ...item, by: 'lowered', fromMinor: 100_00, toMinor: 60_00 }];
    expect(lowered).toEqual([['dispute-1', { kind: 'taken-off', items: taken }]]);
    expect(proposals([], [accepted(1)], { amountMinor: 0 })).toMatchObject([
      ['dispute-1', { kind: 'taken-off', items: [{ by: 'settled' }] }],
    ]);
  });
});

test('D4: looks through the requests once, however many notes may be of however many of them', () => {
  const cases = Array.from({ length: 60 }, (_, index) => accepted(index));
  let reads = 0;
  const counted = cases.map(({ dispute, request }) => ({
    dispute,
    request: {
      ...request,
      get state() {
        reads += 1;
        return request.state;
      },
    },
  }));
  const notes = cases.map((_, index) => note({ id: `credit-${index}`, reference: 'R-invoice-1' }));
  expect(proposals(notes, counted)).toEqual([]);
  expect(reads).toBeLessThan(cases.length * 10);
});
