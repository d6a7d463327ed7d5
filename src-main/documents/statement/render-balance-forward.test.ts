import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { canReadPdf, flat, pdfPages } from '../pdf-text.fixture.ts';
import { createDocumentRenderer } from '../render-document.ts';
import { sketchContent, testContent, testInvoice, testPayment } from './statement-content.fixture.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', '..', 'resources'));
const print = (content: Parameters<typeof render>[0]) => flat(pdfPages(render(content).pdf).join(' '));
const from = businessDate('2026-10-01');
const invoices = [
  testInvoice('RE-20817', 1_430_000, 79, { reference: 'PO 77120' }),
  testInvoice('RE-20844', 1_016_000, 20),
  testInvoice('GS-00311', -111_818, -9, { reference: 'case 2207' }),
];
const payments = [
  testPayment('p1', 50_000, { receivedOn: '2026-11-02', reversed: true, reversedOn: '2026-11-12' }),
];

describe.runIf(canReadPdf)('a balance carried forward on paper', () => {
  const forward = { invoices, payments, from };

  test('I1: opening, charges, payments and credits come to the closing balance, which is that of all buckets', () => {
    const printed = print(testContent(forward));
    expect(printed).toContain('Statement of account');
    expect(printed).toContain('Opening balance 1 Oct 2026 14,300.00');
    expect(printed).toContain('RE-20844 2 Oct 2026 10,160.00 24,460.00');
    expect(printed).toContain('GS-00311 · credit note · case 2207 31 Oct 2026 1,118.18 23,341.82');
    expect(printed).toContain('payment · transfer 991 2 Nov 2026 500.00 22,841.82');
    expect(printed).toContain('payment returned · transfer 991 12 Nov 2026 500.00 23,341.82');
    expect(printed).toContain('Closing balance 21 Nov 2026 10,660.00 1,618.18 23,341.82');
    expect(printed).toContain(
      'EUR items 23,341.82 = balance 23,341.82 = ageing 24,460.00 + credits −1,118.18',
    );
    expect(printed).toContain('= opening 14,300.00 + charges 10,660.00 −');
  });

  test('speaks German', () => {
    const printed = print(testContent({ ...forward, locale: 'de' }));
    expect(printed).toContain('Kontoauszug');
    expect(printed).toContain('Anfangssaldo 01.10.2026 14.300,00');
  });

  test('M1: a currency in which all is settled has its movements all the same', () => {
    const paid = testInvoice('US-1', 5_000, 10, { currency: 'USD' });
    const cash = testPayment('p2', 5_000, {
      ...{ currency: 'USD', receivedOn: '2026-10-20' },
      allocations: [{ invoiceId: paid.id, amountMinor: 5_000 }],
    });
    const printed = print(testContent({ invoices: [...invoices, paid], payments: [cash], from }));
    expect(printed).toMatch(/US-1 .* 50\.00 50\.00/);
    expect(printed).toMatch(/Closing balance 21 Nov 2026 50\.00 50\.00 0\.00/);
  });

  test('an account without a movement says what it opened and closed with', () => {
    const printed = print(testContent({ from }));
    expect(printed).toContain('Opening balance 1 Oct 2026 0.00 Closing balance 21 Nov 2026 0.00 0.00 0.00');
  });

  test('a summary has the figures and none of the lines', () => {
    const open = print({ ...sketchContent(), isSummary: true });
    expect(open).toContain('Your balance on 21 November 2026 and how old it is');
    expect(open).toContain('60,204.12');
    expect(open).not.toContain('RE-20817');
    const moved = print(testContent({ ...forward, isSummary: true }));
    expect(moved).toContain('Closing balance');
    expect(moved).not.toContain('RE-20844');
  });

  test('no paper is made of movements that do not add up', () => {
    const content = testContent(forward);
    const balances = content.forward?.balances.map((one) => ({ ...one, openingMinor: one.openingMinor + 1 }));
    expect(() => render({ ...content, forward: { from, balances: balances ?? [] } })).toThrow('movements');
  });
});
