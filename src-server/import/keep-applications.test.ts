import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAmounts, unappliedMinor } from '../../src-shared/domain/invoice/open-amount.ts';
import { allocationsOf, takenBackSchema } from '../../src-shared/domain/payment/payment.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { keepApplications } from './keep-applications.ts';

const appliedAt = (hour: number, invoiceId: string, amountMinor: number) => ({
  ...{ on: '2026-03-20', at: `2026-03-20T${String(hour).padStart(2, '0')}:00:00.000Z` },
  ...{ by: { userId: 'user-1', name: 'Carla Collins' }, invoiceId, amountMinor },
});
const back = {
  ...{ on: '2026-03-31', at: '2026-03-31T00:00:00.000Z', reason: '' },
  by: { userId: 'ledger-import', name: 'Ledger import' },
};
const keep = (given: Parameters<typeof keepApplications>[0]) =>
  keepApplications(given, takenBackSchema.shape.back.parse(back));
const invoices = ['i1', 'i2'].map((id) => buildInvoice({ id, amountMinor: 100 }));

describe('R3: what people applied of a payment', () => {
  it('stays as it is where the ledger leaves room for it', () => {
    const payments = [
      buildPayment({
        ...{ id: 'p', amountMinor: 150, allocations: [{ invoiceId: 'i1', amountMinor: 50 }] },
        applied: [appliedAt(9, 'i1', 50), appliedAt(10, 'i2', 50)],
      }),
    ];
    expect(keep({ invoices, payments })).toEqual({ payments: [], clipped: [] });
  });

  it('gives way to what the ledger allocates of the payment now, the newest first', () => {
    const payment = buildPayment({
      ...{ id: 'p', amountMinor: 100, allocations: [{ invoiceId: 'i1', amountMinor: 70 }] },
      applied: [appliedAt(11, 'i2', 20), appliedAt(9, 'i1', 20)],
    });
    expect(keep({ invoices, payments: [payment] })).toEqual({
      payments: [
        {
          ...payment,
          applied: [appliedAt(9, 'i1', 20), appliedAt(11, 'i2', 10)],
          takenBack: [{ ...appliedAt(11, 'i2', 10), back }],
        },
      ],
      clipped: [{ paymentId: 'p', invoiceId: 'i2', fromMinor: 20, toMinor: 10 }],
    });
  });

  it('gives way on an invoice that the ledger settles with another payment', () => {
    const free = buildPayment({ id: 'free', amountMinor: 100, applied: [appliedAt(9, 'i1', 100)] });
    const settling = buildPayment({
      ...{ id: 's', amountMinor: 100, allocations: [{ invoiceId: 'i1', amountMinor: 100 }] },
    });
    expect(keep({ invoices, payments: [free, settling] })).toEqual({
      payments: [{ ...free, applied: [], takenBack: [{ ...appliedAt(9, 'i1', 100), back }] }],
      clipped: [{ paymentId: 'free', invoiceId: 'i1', fromMinor: 100, toMinor: 0 }],
    });
  });

  it('with a credit note that was netted keeps the room that it makes, as far as the note goes', () => {
    const payment = buildPayment({
      ...{ id: 'p', amountMinor: 80 },
      applied: [appliedAt(9, 'i1', 100), appliedAt(9, 'note', -20)],
    });
    const noteOf = (amountMinor: number) => buildInvoice({ id: 'note', type: 'credit-note', amountMinor });
    const kept = (amountMinor: number) =>
      keep({ invoices: [...invoices, noteOf(amountMinor)], payments: [payment] }).clipped;
    expect(kept(-20)).toEqual([]);
    expect(kept(-5)).toEqual([
      { paymentId: 'p', invoiceId: 'note', fromMinor: -20, toMinor: -5 },
      { paymentId: 'p', invoiceId: 'i1', fromMinor: 100, toMinor: 85 },
    ]);
  });

  it('I1: off an invoice that was paid too much stays as long as the ledger has it so', () => {
    const payment = buildPayment({
      ...{ id: 'p', amountMinor: 10 },
      applied: [appliedAt(9, 'i1', -20), appliedAt(9, 'i2', 30)],
    });
    const settling = (amountMinor: number) =>
      buildPayment({ id: 's', amountMinor: 120, allocations: [{ invoiceId: 'i1', amountMinor }] });
    expect(keep({ invoices, payments: [payment, settling(120)] }).clipped).toEqual([]);
    expect(keep({ invoices, payments: [payment, settling(100)] }).clipped).toEqual([
      { paymentId: 'p', invoiceId: 'i1', fromMinor: -20, toMinor: 0 },
      { paymentId: 'p', invoiceId: 'i2', fromMinor: 30, toMinor: 10 },
    ]);
  });

  it('of a reversed payment stays and takes no room', () => {
    const applied = [appliedAt(9, 'i1', 100)];
    const reversed = buildPayment({ id: 'r', amountMinor: 100, applied, reversed: true });
    const other = buildPayment({ id: 'o', amountMinor: 100, applied });
    expect(keep({ invoices, payments: [reversed, other] }).clipped).toEqual([]);
  });

  it('never makes more than a payment has or an invoice holds, and takes nothing that fits', () => {
    const share = fc.record({
      invoiceId: fc.constantFrom('i1', 'i2'),
      amountMinor: fc.integer({ min: 1, max: 80 }),
      hour: fc.integer({ min: 0, max: 23 }),
    });
    const cash = fc.record({
      amountMinor: fc.integer({ min: 1, max: 120 }),
      shares: fc.array(share, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(cash, { maxLength: 4 }), (list) => {
        const payments = list.map(({ amountMinor, shares }, index) =>
          buildPayment({
            ...{ id: `p${index}`, amountMinor },
            applied: shares.map((one) => appliedAt(one.hour, one.invoiceId, one.amountMinor)),
          }),
        );
        const { payments: changed, clipped } = keep({ invoices, payments });
        const after = payments.map((payment) => changed.find(({ id }) => id === payment.id) ?? payment);
        expect(after.every((payment) => unappliedMinor(payment) >= 0)).toBe(true);
        expect([...openAmounts(invoices, after).values()].every((open) => open >= 0)).toBe(true);
        const sum = (of: typeof payments) =>
          of.flatMap(allocationsOf).reduce((total, { amountMinor }) => total + amountMinor, 0);
        const taken = clipped.reduce((total, { fromMinor, toMinor }) => total + fromMinor - toMinor, 0);
        expect(sum(payments) - sum(after)).toBe(taken);
        const remembered = after.flatMap(({ takenBack }) => takenBack.map((one) => one.amountMinor));
        expect(remembered.reduce((total, amountMinor) => total + amountMinor, 0)).toBe(taken);
        if (clipped.length === 0) expect(after).toEqual(payments);
        expect(keep({ invoices, payments: after }).clipped).toEqual([]);
      }),
    );
  });
});
