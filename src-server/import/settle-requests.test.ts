import { describe, expect, it } from 'vitest';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import { settleRequests } from './settle-requests.ts';

const on = (invoiceId: string, amountMinor: number) => ({ invoiceId, amountMinor });
const invoices = ['i1', 'i2'].map((id) => buildInvoice({ id, amountMinor: 100 }));
const approved = buildRequest({ state: 'approved', items: [on('i1', 40)], amountMinor: 40 });
const settling = (...allocations: { invoiceId: string; amountMinor: number }[]) =>
  buildPayment({ id: 'p', amountMinor: 500, allocations });
const settle = (
  payments: readonly ReturnType<typeof buildPayment>[],
  requests: readonly ReturnType<typeof buildRequest>[] = [approved],
) => settleRequests({ invoices, payments, requests });

describe('I3: an approved write-off', () => {
  it('is over when the ledger has settled all of its invoices', () => {
    expect(settle([settling(on('i1', 100))])).toEqual([
      { ...approved, seq: 0, state: 'settled', settledBy: null },
    ]);
    const both = buildRequest({ ...approved, items: [on('i1', 40), on('i2', 10)] });
    expect(settle([settling(on('i1', 100))], [both])).toEqual([]);
    expect(settle([settling(on('i1', 100), on('i2', 100))], [both])).toHaveLength(1);
  });

  it('goes on while the ledger holds something open, whatever people here applied, or the payment was reversed', () => {
    const by = { userId: 'user-1', name: 'Carla Collins' };
    const applied = [{ on: '2026-03-20', at: '2026-03-20T09:00:00.000Z', by, ...on('i1', 1) }];
    expect(settle([settling(on('i1', 99))])).toEqual([]);
    expect(settle([buildPayment({ ...settling(on('i1', 99)), applied })])).toEqual([]);
    expect(settle([{ ...settling(on('i1', 100)), reversed: true }])).toEqual([]);
    expect(settle([buildPayment({ ...settling(on('i1', 100)), currency: 'USD' })])).toEqual([]);
  });

  it('is what this is about, and no other request', () => {
    const paid = [settling(on('i1', 100))];
    for (const state of ['awaiting-approval', 'refused', 'withdrawn', 'settled'] as const) {
      expect(settle(paid, [{ ...approved, state }])).toEqual([]);
    }
    expect(settle(paid, [{ ...approved, kind: 'fee' }])).toEqual([]);
    expect(settle(paid, [{ ...approved, items: [] }])).toEqual([]);
    const disputeId = buildRequest({ disputeId: 'd1' }).disputeId;
    expect(settle(paid, [{ ...approved, kind: 'credit-note', disputeId }])).toEqual([]);
    expect(settle(paid, [{ ...approved, kind: 'fee-waiver' }])).toHaveLength(1);
  });
});
