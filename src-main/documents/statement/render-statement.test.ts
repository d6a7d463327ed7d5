import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import { canReadPdf, flat, pdfPages, sheetOf } from '../pdf-text.fixture.ts';
import { createDocumentRenderer } from '../render-document.ts';
import {
  sketchContent,
  testAccount,
  testContent,
  testDispute,
  testInvoice,
  testOrganisation,
  testPayment,
} from './statement-content.fixture.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', '..', 'resources'));

describe.runIf(canReadPdf)('the printed statement', () => {
  test('I1: prints every line, and lines, ageing and credits sum to the balance', async () => {
    const { pdf } = await render(sketchContent());
    const text = flat(pdfPages(pdf).join(' '));
    expect(text).toContain('RE-20817 4 Aug 2026 3 Sept 2026 PO 77120 79 14,300.00 14,300.00 14,300.00');
    expect(text).toContain('RE-20988 24 Sept 2026 24 Oct 2026 PO 77260 28 9,780.00 8,980.00 48,110.00');
    expect(text).toContain('Open balance 60,204.12 EUR');
    expect(text).toContain('13,412.30 8,980.00 14,670.00 24,460.00 0.00 0.00 −1,318.18 60,204.12');
    expect(text).toContain(
      'EUR items 60,204.12 = balance 60,204.12 = ageing 61,522.30 + credits −1,318.18 · input',
    );
  });

  test('I2: marks what is in dispute with its reason and leaves it out of what is to pay now', async () => {
    const text = flat(pdfPages((await render(sketchContent())).pdf).join(' '));
    expect(text).toContain('in dispute 4,000.00 (quantity)');
    expect(text).toContain('60,204.12 6,200.00 13,412.30 −1,318.18 40,591.82');
    expect(text).toContain('Pay 40,591.82 EUR to');
  });

  test("D2: names the organisation's own reasons in the reader's language, by their code without words", async () => {
    const late = { processor: 'logistics', slaDays: 3, routing: [] };
    const labelled = { ...late, code: 'Z1', key: '', label: { en: 'late truck', de: 'LKW zu spät' } };
    const wordless = { ...late, code: 'Z2', key: 'late-truck' };
    const [one, two] = [testInvoice('RE-1', 10_000, 5), testInvoice('RE-2', 20_000, 5)];
    const parts = {
      invoices: [one, two],
      disputes: [testDispute(one, 5_000, 'Z1'), testDispute(two, 5_000, 'Z2')],
      disputeReasons: [labelled, wordless],
    };
    const print = async (locale: string) => {
      const { pdf } = await render(testContent({ ...parts, locale }));
      return flat(pdfPages(pdf).join(' '));
    };
    const english = await print('en-GB');
    expect(english).toContain('in dispute 50.00 (late truck)');
    expect(english).toContain('in dispute 50.00 (Z2)');
    expect(await print('de-DE')).toContain('(LKW zu spät)');
  });

  test('prints credit notes and cash that is not applied as lines of their own', async () => {
    const text = flat(pdfPages((await render(sketchContent())).pdf).join(' '));
    expect(text).toContain('GS-00311 31 Oct 2026 – case 2207 – −1,118.18 −1,118.18 54,904.12 credit note');
    expect(text).toContain('payment on account 10 Nov 2026 – transfer 991 – −1,000.00 −200.00 60,204.12');
  });

  test('breaks no date, however short that of the statement is', async () => {
    const wide = { invoiceDate: '2025-09-28', dueDate: '2025-09-30' };
    for (const [locale, dates] of [
      ['en-GB', '28 Sept 2025 30 Sept 2025'],
      ['de-DE', '28.09.2025 30.09.2025'],
    ] as const) {
      const invoices = [testInvoice('RE-1', 10_000, 5, wide)];
      const { pdf } = await render(testContent({ invoices, locale, today: businessDate('2026-03-04') }));
      expect(flat(pdfPages(pdf).join(' '))).toContain(dates);
    }
  });

  test('puts a statement of ten lines on one page', async () => {
    expect((await render(sketchContent())).pageCount).toBe(1);
  });

  test('repeats the head of the table and says page x of y on every page', async () => {
    const invoices = Array.from({ length: 120 }, (_, index) => testInvoice(`RE-${index}`, 1000 + index, 20));
    const { pdf, pageCount } = await render(testContent({ invoices }));
    const pages = pdfPages(pdf);
    expect(pages).toHaveLength(pageCount);
    expect(pageCount).toBeGreaterThan(2);
    for (const [index, page] of pages.entries())
      expect(flat(page)).toContain(`Page ${index + 1} of ${pageCount}`);
    expect(pages.slice(0, -1).every((page) => flat(page).includes('Document Date Due'))).toBe(true);
    expect(flat(pages.join(' '))).toContain(`Open balance 1,271.40 EUR`);
  });

  test('M1: keeps currencies in sections of their own, with their own digits', async () => {
    const content = testContent({
      invoices: [
        testInvoice('E1', 100_050, 5),
        testInvoice('J1', 150_000, 5, { currency: 'JPY' }),
        testInvoice('K1', 1_234_567, 5, { currency: 'KWD' }),
      ],
    });
    const pages = pdfPages((await render(content)).pdf).map(flat);
    expect(pages).toHaveLength(3);
    expect(pages[0]).toContain('Open balance 1,000.50 EUR');
    expect(pages[1]).toContain('Open balance 150,000 JPY');
    expect(pages[2]).toContain('Open balance 1,234.567 KWD');
    expect(pages[1]).not.toContain('Scan the code');
  });

  test('speaks German with German dates and numbers', async () => {
    const text = flat(pdfPages((await render(sketchContent({ locale: 'de-DE' }))).pdf).join(' '));
    expect(text).toContain('RE-20817 04.08.2026 03.09.2026 PO 77120 79 14.300,00 14.300,00 14.300,00');
    expect(text).toContain('Bitte zahlen Sie 40.591,82 EUR an');
    expect(text).toContain('Seite 1 von 1');
    expect(text).toContain('strittig 4.000,00 (Menge)');
  });

  test('prints credits alone as a negative balance with nothing to pay', async () => {
    const text = flat(
      pdfPages((await render(testContent({ payments: [testPayment('p1', 5000)] }))).pdf).join(' '),
    );
    expect(text).toContain('Open balance −50.00 EUR');
    expect(text).toContain('Nothing is due now');
    expect(text).not.toContain('Remittance slip');
  });

  test('I2: asks for no payment where nothing is due, in each currency for itself', async () => {
    const invoices = [testInvoice('E1', 100_050, -24), testInvoice('J1', 150_000, 5, { currency: 'JPY' })];
    const [euros = '', yen = ''] = pdfPages((await render(testContent({ invoices }))).pdf).map(flat);
    expect(euros).toContain('nothing is due now.');
    expect(euros).not.toContain('please pay');
    expect(yen).toContain('please pay the amount due now.');
  });

  test('prints an account without items', async () => {
    const text = flat(pdfPages((await render(testContent())).pdf).join(' '));
    expect(text).toContain('There are no open items on 21 November 2026.');
  });

  test('lets the longest names, numbers and amounts flow without losing a character', async () => {
    const name = 'Donaudampfschifffahrtsgesellschaft'.repeat(8);
    const content = testContent({
      account: testAccount({ name, number: '7'.repeat(60) }),
      invoices: [testInvoice('X'.repeat(80), 999_999_999_999, 9, { reference: 'W'.repeat(120) })],
    });
    const text = pdfPages((await render(content)).pdf).join(' ');
    expect(text.split('X').length - 1).toBe(80);
    expect(text.split('W').length - 1).toBe(120);
    expect(text.replace(/\s/g, '')).toContain(name.slice(0, 68));
    expect(text).toContain('9,999,999,999.99');
  });

  test('uses Letter for customers in the United States', async () => {
    const { pdf } = await render(sketchContent({ account: testAccount({ country: 'US' }), locale: 'en-US' }));
    expect(sheetOf(pdf)).toBe('612 x 792 pts (letter)');
    expect(flat(pdfPages(pdf).join(' '))).toContain('Aug 4, 2026');
  });

  test('writes English dates as in the United States for customers there, else as in Britain', async () => {
    const american = await render(sketchContent({ account: testAccount({ country: 'US' }), locale: 'en' }));
    const british = await render(sketchContent({ account: testAccount({ country: 'GB' }), locale: 'en' }));
    expect(flat(pdfPages(american.pdf).join(' '))).toContain('Aug 4, 2026');
    expect(flat(pdfPages(british.pdf).join(' '))).toContain('4 Aug 2026');
  });
});

test('renders the same content to the same bytes, from another renderer too', async () => {
  const other = createDocumentRenderer(join(import.meta.dirname, '..', '..', '..', 'resources'));
  const first = await render(sketchContent());
  const again = await other(sketchContent());
  expect(Buffer.from(again.pdf).equals(Buffer.from(first.pdf))).toBe(true);
  expect(again.inputHash).toBe(first.inputHash);
  const changed = await render(sketchContent({ organisation: testOrganisation({ phone: '1' }) }));
  expect(changed.inputHash).not.toBe(first.inputHash);
});
