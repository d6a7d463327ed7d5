import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildNotice } from '../../../test/fixtures/builders/build-notice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { noticeLines } from './notice-lines.ts';

const item = { invoiceId: 'invoice-1', amountMinor: 60_00, daysPastDue: 10, level: 1 };
const invoices = [buildInvoice({ amountMinor: 100_00 })];
const allocations = [{ invoiceId: 'invoice-1', amountMinor: 30_00 }];
const items = [{ invoiceId: 'invoice-1', amountMinor: 25_00 }];

describe('the items of a notice', () => {
  test('D3: say what was open, in dispute and agreed otherwise when it was proposed', () => {
    const disputes = [buildDispute({ items, openedOn: '2026-03-20', history: [] })];
    const lines = noticeLines(buildNotice({ items: [item] }), buildAggregate({ invoices, disputes }));
    expect(lines).toMatchObject([
      { openMinor: 100_00, disputedMinor: 25_00, otherwiseMinor: 15_00, amountMinor: 60_00, daysPastDue: 10 },
    ]);
  });

  test('G1: stay the same whatever is paid and disputed after the day of the notice', () => {
    const notice = buildNotice({ items: [item] });
    const before = noticeLines(notice, buildAggregate({ invoices }));
    const payments = [buildPayment({ receivedOn: '2026-04-01', amountMinor: 30_00, allocations })];
    const disputes = [buildDispute({ items, openedOn: '2026-04-01', history: [] })];
    expect(noticeLines(notice, buildAggregate({ invoices, payments, disputes }))).toEqual(before);
    const earlier = [buildPayment({ receivedOn: '2026-03-30', amountMinor: 30_00, allocations })];
    expect(noticeLines(notice, buildAggregate({ invoices, payments: earlier }))).toMatchObject([
      { openMinor: 70_00, disputedMinor: 0, otherwiseMinor: 10_00 },
    ]);
  });

  test('at least what the notice asks for was open: of an invoice that is gone, paid or in another currency', () => {
    const notice = buildNotice({ items: [item] });
    const asked = { openMinor: 60_00, disputedMinor: 0, otherwiseMinor: 0 };
    expect(noticeLines(notice, buildAggregate({ invoices: [] }))).toMatchObject([
      { invoice: null, ...asked },
    ]);
    const paid = [
      buildPayment({
        receivedOn: '2026-03-31',
        amountMinor: 100_00,
        allocations: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }],
      }),
    ];
    expect(noticeLines(notice, buildAggregate({ invoices, payments: paid }))).toMatchObject([asked]);
    const dollars = [buildInvoice({ amountMinor: 900_00, currency: 'USD' })];
    expect(noticeLines(notice, buildAggregate({ invoices: dollars }))).toMatchObject([asked]);
  });

  test('G1: open is always what is disputed, agreed otherwise and asked for', () => {
    const amount = fc.integer({ min: 1, max: 200_00 });
    fc.assert(
      fc.property(amount, amount, amount, (amountMinor, disputedMinor, paidMinor) => {
        const disputes = [
          buildDispute({
            ...{ items: [{ invoiceId: 'invoice-1', amountMinor: disputedMinor }] },
            ...{ openedOn: '2026-03-20', history: [] },
          }),
        ];
        const payments = [
          buildPayment({
            ...{ amountMinor: paidMinor, receivedOn: '2026-03-20' },
            allocations: [{ invoiceId: 'invoice-1', amountMinor: paidMinor }],
          }),
        ];
        const notice = buildNotice({ items: [{ ...item, amountMinor }] });
        for (const line of noticeLines(notice, buildAggregate({ invoices, disputes, payments }))) {
          expect(line.amountMinor).toBe(amountMinor);
          expect(line.disputedMinor + line.otherwiseMinor + line.amountMinor).toBe(line.openMinor);
          expect(Math.min(line.disputedMinor, line.otherwiseMinor)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
