import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applied, run } from '../../../src-shared/commands/run-command.fixture.ts';
import { unappliedMinor } from '../../../src-shared/domain/invoice/open-amount.ts';
import { receiptSchema } from '../../../src-shared/domain/receipt/receipt.ts';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import type { ReceiptContent } from '../../engine/ports/documents-port.ts';
import { canReadPdf, flat, pdfPages, sheetOf } from '../pdf-text.fixture.ts';
import { createDocumentRenderer } from '../render-document.ts';
import { testPng, testReceiptContent } from './receipt-content.fixture.ts';
import { receiptSums } from './receipt-lines.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', '..', 'resources'));
const print = async (content: ReceiptContent) => flat(pdfPages((await render(content)).pdf).join(' '));
const imageCount = async (content: ReceiptContent) =>
  Buffer.from((await render(content)).pdf)
    .toString('latin1')
    .split('/Subtype /Image').length - 1;

const voided = {
  on: '2026-04-02',
  at: '2026-04-02T08:00:00.000Z',
  by: { userId: 'u2', name: 'Mara Manager' },
  reason: 'Written twice',
};

describe.runIf(canReadPdf)('the printed receipt', () => {
  test('R1, R2: says who paid what, how, when, for what, and who took it', async () => {
    const text = await print(testReceiptContent());
    expect(text).toContain('Receipt A7KX2M-17');
    expect(text).toContain('31 March 2026');
    expect(text).toMatch(/Time 11:00\sCEST/);
    expect(text).toMatch(/Received from Method of payment Amount received/);
    expect(text).toMatch(/Ida Brandt cash 250\.00\sEUR/);
    expect(text).toContain('RE-20817 4 Jan 2026 120.00');
    expect(text).toContain('RE-20844 9 Jan 2026 80.00');
    expect(text).toContain('Not allocated: stays on the account 50.00');
    expect(text).toContain('100.00 2 200.00');
    expect(text).toContain('Counted 250.00');
    expect(text).toMatch(/Received by Signature of the payer Carla Collins Ida Brandt/);
    expect(text).toContain('EUR applied 200.00 + not allocated 50.00 = received 250.00 · input');
    expect(text).toContain('Page 1 of 1');
    expect(text).not.toContain('VOID');
  });

  test('speaks German with German dates and amounts', async () => {
    const text = await print(testReceiptContent({ locale: 'de' }));
    expect(text).toContain('Quittung A7KX2M-17');
    expect(text).toContain('31. März 2026');
    expect(text).toMatch(/bar 250,00\sEUR/);
    expect(text).toContain('Nicht zugeordnet: bleibt auf dem Konto 50,00');
    expect(text).toContain('Seite 1 von 1');
  });

  test('R1: a void one says so with the reason', async () => {
    const text = await print(testReceiptContent({ receipt: { voided } }));
    expect(text).toContain('VOID: this receipt is not valid');
    expect(text).toContain('Made void on 2 April 2026 by Mara Manager: Written twice');
    expect(await print(testReceiptContent({ receipt: { voided }, locale: 'de' }))).toContain('STORNIERT');
  });

  test('R1: money that could not go where the payer wanted it is not allocated', async () => {
    const exceptions = [
      { invoiceId: 'i1', because: 'paid-meanwhile' as const, wantedMinor: 120_00, appliedMinor: 20_00 },
    ];
    const text = await print(testReceiptContent({ receipt: { exceptions } }));
    expect(text).toContain('RE-20817 (120.00 was meant for it) 4 Jan 2026 20.00');
    expect(text).toContain('Not allocated: stays on the account 150.00');
  });

  test('R1: one in doubt is applied to nothing', async () => {
    const exceptions = [
      { invoiceId: null, because: 'account-moved' as const, wantedMinor: 250_00, appliedMinor: 0 },
    ];
    const text = await print(testReceiptContent({ receipt: { exceptions, bookedOn: '2026-04-03' } }));
    expect(text).toContain('Not allocated: stays on the account 250.00');
    expect(text).toContain('until it is clear what it was paid for');
    expect(text).toContain('Booked on 3 April 2026');
  });

  test('a cheque and a notice of a transfer come with their condition', async () => {
    const none = { denominations: [] };
    const cheque = { ...none, method: 'cheque' as const, reference: '004711', chequeDate: '2026-04-15' };
    expect(await print(testReceiptContent({ receipt: cheque }))).toMatch(
      /Reference 004711.*dated 15 April 2026.*subject to its being honoured/,
    );
    const notice = { ...none, method: 'bank-transfer-notice' as const };
    expect(await print(testReceiptContent({ receipt: notice }))).toContain('once it has arrived');
  });

  test.each([
    ['JPY', 150_000, '150,000', '150.000'],
    ['KWD', 1_234_567, '1,234.567', '1.234,567'],
  ])('M1: %s has its own digits', async (currency, amountMinor, english, german) => {
    const receipt = { currency, amountMinor, items: [], denominations: [] };
    expect(await print(testReceiptContent({ receipt }))).toContain(`received ${english}`);
    expect(await print(testReceiptContent({ receipt, locale: 'de' }))).toContain(`erhalten ${german}`);
  });

  test('is Letter with American dates for a customer in the United States', async () => {
    const content = testReceiptContent({ account: { country: 'US' } });
    expect(sheetOf(render(content).pdf)).toBe('612 x 792 pts (letter)');
    expect(await print(content)).toContain('March 31, 2026');
  });

  test('a thousand invoices and fifty kinds of notes go over as many pages as they need, each numbered', async () => {
    const items = Array.from({ length: 1000 }, (_, index) => ({ invoiceId: `n${index}`, amountMinor: 1 }));
    const invoices = items.map(({ invoiceId }) => ({
      ...{ id: invoiceId, number: `N-${invoiceId}` },
      ...{ invoiceDate: '2026-01-04', dueDate: '2026-02-03' },
    }));
    const denominations = Array.from({ length: 50 }, (_, index) => ({ valueMinor: index + 1, count: 1 }));
    const receipt = { items, denominations, amountMinor: 1275 };
    const { pdf, pageCount } = await render({ ...testReceiptContent({ receipt }), invoices });
    const pages = pdfPages(pdf).map(flat);
    expect(pages).toHaveLength(pageCount);
    for (const [index, page] of pages.entries()) expect(page).toContain(`Page ${index + 1} of ${pageCount}`);
    expect(pages[1]).toContain('Invoice Invoice date Applied (EUR)');
    expect(pages.join(' ')).toContain('Not allocated: stays on the account 2.75');
  });

  test('says where the payer has signed and the picture is not here', async () => {
    const gone = { sha256: 'a'.repeat(64), base64: null };
    expect(await print(testReceiptContent({ signature: gone }))).toContain('is not on this device');
    expect(await print(testReceiptContent())).not.toContain('is not on this device');
  });
});

describe('the signature', () => {
  const signature = (base64: string) => testReceiptContent({ signature: { sha256: 'a'.repeat(64), base64 } });

  test('stands on the line, and nothing does where nobody signed', async () => {
    expect(await imageCount(signature(testPng()))).toBeGreaterThan(0);
    expect(await imageCount(testReceiptContent())).toBe(0);
  });

  test.each([
    ['no picture at all', Buffer.from('%PDF-1.7').toString('base64')],
    ['nothing', ''],
    ['a file that ends too early', testPng().slice(0, 400)],
    ['fewer pixels than it says', testPng(720, 240, { pixels: Buffer.alloc(100) })],
    ['more pixels than it says', testPng(2, 2, { pixels: Buffer.alloc(1_000_000) })],
    ['an edge without a bound', testPng(4001, 1)],
  ])('is a blank line where its file is %s', async (_, base64) => {
    expect(await imageCount(signature(base64))).toBe(0);
  });
});

test('the same receipt is the same bytes, and another one is not', async () => {
  const first = await render(testReceiptContent());
  const again = await render(testReceiptContent());
  expect(Buffer.from(again.pdf).equals(Buffer.from(first.pdf))).toBe(true);
  expect(first).toMatchObject({ fileName: 'receipt-A7KX2M-17.pdf', asOf: '2026-03-31' });
  const other = await render(testReceiptContent({ receipt: { payerName: 'Somebody else' } }));
  expect(other.inputHash).not.toBe(first.inputHash);
});

test('R3: the sums of the paper are those of the payment that the rule book books', () => {
  const amounts = fc.record({
    openMinor: fc.integer({ min: 1, max: 500_00 }),
    wantedMinor: fc.integer({ min: 1, max: 500_00 }),
    freeMinor: fc.integer({ min: 0, max: 500_00 }),
    isKnown: fc.boolean(),
  });
  fc.assert(
    fc.property(amounts, ({ openMinor, wantedMinor, freeMinor, isKnown }) => {
      const invoices = isKnown ? [buildInvoice({ id: 'i1', amountMinor: openMinor })] : [];
      const aggregate = buildAggregate({ invoices });
      const input = {
        ...{ receiptId: 'A7-17', currency: 'EUR', amountMinor: wantedMinor + freeMinor, method: 'card' },
        ...{ items: [{ invoiceId: 'i1', amountMinor: wantedMinor }], payerName: '', reference: '' },
        ...{ chequeDate: null, denominations: [], visitId: null },
      };
      const after = applied(aggregate, run('receipt.issue', aggregate, input, buildContext()));
      const receipt = receiptSchema.parse(after.receipts.at(-1));
      const payment = after.payments.at(-1);
      if (payment === undefined) throw new Error('a receipt without a payment');
      const sums = receiptSums({ ...testReceiptContent(), receipt, invoices: [] });
      expect(sums.unallocatedMinor).toBe(unappliedMinor(payment));
      expect(sums.appliedMinor).toBe(payment.applied.reduce((sum, one) => sum + one.amountMinor, 0));
    }),
  );
});
