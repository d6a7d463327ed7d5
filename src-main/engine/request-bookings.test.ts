import { describe, expect, it } from 'vitest';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import { bookingsOf } from './request-bookings.ts';

const writeOff = buildRequest({ state: 'approved' });
const later = { invoiceDate: '2026-04-02', dueDate: '2026-04-02' };
const credit = (id: string, amountMinor: number, fields: object = {}) =>
  buildInvoice({ id, type: 'credit-note', amountMinor: -amountMinor, ...later, ...fields });

describe('D4: the documents that may have booked a request', () => {
  it('are the credit notes since it was asked that are worth enough, the newest first', () => {
    const invoices = [
      credit('old', 100_00, { invoiceDate: '2026-03-30' }),
      credit('first', 100_00),
      credit('small', 99_99),
      credit('last', 150_00, { invoiceDate: '2026-04-09' }),
      credit('dollars', 100_00, { currency: 'USD' }),
      buildInvoice({ id: 'invoice', ...later }),
    ];
    expect(bookingsOf(writeOff, { invoices, requests: [writeOff] })).toEqual([
      { documentId: 'last', number: 'R-last', date: '2026-04-09', amountMinor: 150_00 },
      { documentId: 'first', number: 'R-first', date: '2026-04-02', amountMinor: 100_00 },
    ]);
  });

  it('leave out what has settled another request already', () => {
    const other = buildRequest({ id: 'request-2', state: 'settled', settledBy: 'first' });
    const found = { invoices: [credit('first', 150_00)], requests: [writeOff, other] };
    expect(bookingsOf(writeOff, found)).toEqual([]);
  });

  it('of a charge are invoices and debit notes', () => {
    const fee = buildRequest({ state: 'approved', kind: 'fee', amountMinor: 5_00, items: [] });
    const invoices = [credit('credit', 100_00), buildInvoice({ id: 'debit', type: 'debit-note', ...later })];
    expect(bookingsOf(fee, { invoices, requests: [fee] })?.map(({ documentId }) => documentId)).toEqual([
      'debit',
    ]);
  });

  it.each([
    ['that waits for approval', buildRequest()],
    ['that is settled', buildRequest({ state: 'settled' })],
    ['for a plan, of which the ledger knows nothing', buildRequest({ state: 'approved', kind: 'plan' })],
    [
      'of a dispute, which its closing settles',
      buildRequest({ state: 'approved', kind: 'credit-note', disputeId: 'dispute-1' }),
    ],
  ])('are not asked for of a request %s', (_what, request) => {
    expect(bookingsOf(request, { invoices: [credit('first', 100_00)], requests: [request] })).toBeNull();
  });
});
