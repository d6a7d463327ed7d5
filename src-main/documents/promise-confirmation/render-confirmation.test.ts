import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import type { PromiseConfirmationContent } from '../../engine/ports/documents-port.ts';
import { openPage } from '../open-page.ts';
import { canReadPdf, flat, pdfPages } from '../pdf-text.fixture.ts';
import { createDocumentRenderer } from '../render-document.ts';
import { testConfirmationContent } from './confirmation-content.fixture.ts';
import { confirmationParts } from './confirmation-parts.ts';
import { confirmationSums } from './confirmation-sums.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', '..', 'resources'));
const print = (content: PromiseConfirmationContent) => flat(pdfPages(render(content).pdf).join(' '));
const day = (date: string) => businessDate(date);
/** The parts of the paper as they are made, before anything is laid out. */
const partsOf = (content: PromiseConfirmationContent) => confirmationParts(openPage(content), content);
const codesOf = (content: PromiseConfirmationContent) =>
  JSON.stringify(partsOf(content).body).split('"alt":"Scan the code').length - 1;

describe.runIf(canReadPdf)('the printed confirmation of a promise', () => {
  test('P1: says who promised how much by when for what, and the invoices sum to the promise', () => {
    const text = print(testConfirmationContent({ onAccountMinor: 50_000 }));
    expect(text).toContain('Confirmation of your promise to pay');
    expect(text).toContain('Dear Ida Brandt,');
    expect(text).toMatch(/agreed on 21 November 2026: you will pay us 24,960\.00\sEUR by 4 December 2026\./);
    expect(text).toContain('Promised on 21 November 2026');
    expect(text).toContain('Payment by bank transfer');
    expect(text).toContain('RE-20817 4 Aug 2026 3 Sept 2026 14,300.00');
    expect(text).toContain('RE-20844 4 Aug 2026 3 Sept 2026 10,160.00');
    expect(text).toContain('On account, for no particular invoice 500.00');
    expect(text).toContain('Amount promised 24,960.00');
    expect(text).toContain('EUR invoices 24,460.00 + on account 500.00 = promised 24,960.00 · input');
    expect(text).toContain('you will receive no reminders from us for these amounts');
    expect(text).not.toMatch(/no longer|REPLACED|Still to be paid|takes the place/);
  });

  test('says how to pay, with the reference that the code fills in', () => {
    const text = print(testConfirmationContent());
    expect(text).toMatch(/Please pay 24,460\.00\sEUR by 4 December 2026 to/);
    expect(text).toContain('IBAN DE02 1203 0000 0000 2020 51');
    expect(text).toContain('Reference 10482 RE-20817 RE-20844');
    expect(text).toContain('Scan the code with your banking app');
  });

  test('P2: asks for what is still missing where something has come or is not owed any more', () => {
    const cash = { receivedMinor: 430_000, toPayMinor: 1_966_000 };
    const text = print(testConfirmationContent({ changes: { cash } }));
    expect(text).toContain('Amount promised Received so far No longer owed Still to be paid');
    expect(text).toMatch(/24,460\.00\sEUR 4,300\.00\sEUR 500\.00\sEUR 19,660\.00\sEUR/);
    expect(text).toMatch(/Please pay 19,660\.00\sEUR by/);
  });

  test('speaks German', () => {
    const text = print(testConfirmationContent({ changes: { locale: 'de' } }));
    expect(text).toContain('Bestätigung Ihrer Zahlungszusage');
    expect(text).toContain('Guten Tag Ida Brandt,');
    expect(text).toMatch(/Sie zahlen 24\.460,00\sEUR bis zum 4\. Dezember 2026\./);
    expect(text).toContain('Mit freundlichen Grüßen Albrecht Stahlhandel GmbH');
  });

  test.each([
    ['kept', '2026-12-03', 'Kept: no longer open The money had arrived by 3 December 2026.'],
    ['partially-kept', '2026-12-07', 'Kept in part: no longer open Of the amount promised, 4,300.00'],
    ['broken', '2026-12-07', 'Nothing had arrived by 7 December 2026.'],
    ['amended', '2026-11-25', 'Other terms were agreed on 25 November 2026'],
    ['cancelled', '2026-11-26', 'The promise was cancelled on 26 November 2026.'],
    ['nothing-owed', null, 'Settled: no longer open Nothing of what the promise covers is owed'],
  ] as const)('P2: one that is %s is marked as such, and asks for no payment', (is, on, words) => {
    const standing = { is, on: on === null ? null : day(on) };
    const cash = { receivedMinor: 430_000, toPayMinor: 2_016_000 };
    const content = testConfirmationContent({ changes: { standing, cash } });
    const text = print(content);
    expect(text).toMatch(/no longer (open|valid)/);
    expect(text).toContain(words);
    expect(text).toContain('On 21 November 2026 you promised to pay us');
    expect(text).not.toMatch(/Please pay|IBAN|you will pay/);
    expect(partsOf(content).mark).not.toBeNull();
  });

  test('P2: an amended one names the terms that it takes the place of', () => {
    const promise = { version: 2, on: day('2026-11-25') };
    const text = print(testConfirmationContent({ promise, changes: { replacesTermsOf: '2026-11-21' } }));
    expect(text).toContain('This takes the place of what was agreed on 21 November 2026.');
    expect(text).toContain('Version 2');
  });

  test('P1: one that is for no invoice is on account', () => {
    const text = print(testConfirmationContent({ amountsMinor: [], onAccountMinor: 50_000 }));
    expect(text).toContain('On account, for no particular invoice 500.00 Amount promised 500.00');
    expect(text).toContain('Reference 10482 2026-12-04');
    expect(text).toContain('EUR invoices 0.00 + on account 500.00 = promised 500.00');
  });

  test('three hundred invoices go over pages that repeat title and head, and none is lost', () => {
    const amountsMinor = Array.from({ length: 300 }, (_, index) => 10_000 + index);
    const { pdf, pageCount } = render(testConfirmationContent({ amountsMinor }));
    const pages = pdfPages(pdf).map(flat);
    expect(pageCount).toBeGreaterThan(6);
    expect(pages[2]).toContain('What the promise covers Invoice Invoice date Due Promised (EUR)');
    expect(pages[1]).toContain(
      'Confirmation of your promise to pay · Account 10482 · Hartmann Gerüstbau GmbH',
    );
    const text = pages.join(' ');
    for (let index = 0; index < 300; index += 1) expect(text).toContain(`RE-${20_817 + index * 27} `);
    expect(text).toContain('Amount promised 30,448.50');
    expect(text).toContain('Kind regards Albrecht Stahlhandel GmbH');
  });

  test.each([
    ['JPY', '2,446,000'],
    ['KWD', '2,446.000'],
  ])('M1: %s has its own digits and no code', (currency, amount) => {
    const content = testConfirmationContent({ promise: { currency } });
    expect(print(content)).toContain(`= promised ${amount}`);
    expect(codesOf(content)).toBe(0);
  });

  test('lets an invoice that the ledger has no more be told by its amount', () => {
    const text = print(testConfirmationContent({ changes: { invoices: [] } }));
    expect(text).toContain('no longer on the account – – 14,300.00');
    expect(text).toContain('Reference 10482 2026-12-04');
  });
});

test.each([
  ['bank-transfer', 1, 'Please pay'],
  ['other', 1, 'Please pay'],
  ['card', 0, 'If you would rather transfer'],
  ['cash', 0, 'If you would rather transfer'],
  ['cheque', 0, 'If you would rather transfer'],
  ['direct-debit', 0, 'you need not transfer anything'],
] as const)('a promise to pay by %s has %i codes and says so', (method, codes, words) => {
  const content = testConfirmationContent({ promise: { method } });
  expect(codesOf(content)).toBe(codes);
  expect(JSON.stringify(partsOf(content).body)).toContain(words);
});

test('an organisation without payment lines has a letter without them', () => {
  const content = testConfirmationContent({ organisation: { paymentLines: [] } });
  expect(codesOf(content)).toBe(0);
  expect(render(content).pageCount).toBe(1);
});

test('P1, P2: on every confirmation the invoices sum to the promise, and what came to what is left of it', () => {
  const minor = fc.integer({ min: 0, max: 9_000_000_00 });
  const any = fc.record({
    amountsMinor: fc.array(fc.integer({ min: 1, max: 9_000_000_00 }), { maxLength: 40 }),
    onAccountMinor: minor,
    receivedMinor: fc.integer({ min: -5_000_00, max: 9_000_000_00 }),
    toPayMinor: minor,
  });
  fc.assert(
    fc.property(any, ({ amountsMinor, onAccountMinor, receivedMinor, toPayMinor }) => {
      const cash = { receivedMinor, toPayMinor };
      const content = testConfirmationContent({ amountsMinor, onAccountMinor, changes: { cash } });
      const { amountMinor } = content.promise;
      const sums = confirmationSums(content);
      const lines = sums.lines.reduce((sum, line) => sum + line.amountMinor, 0);
      expect(lines + onAccountMinor).toBe(amountMinor);
      const parts = Object.values(sums.cash ?? {});
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amountMinor);
      expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      expect(partsOf(content).data).toMatchObject({ document: 'promise-confirmation', currency: 'EUR' });
    }),
  );
});

test('no paper is made of invoices that do not add up', () => {
  const torn = testConfirmationContent({ promise: { amountMinor: 1 } });
  expect(() => render(torn)).toThrow('do not add up');
});

test('the same promise is the same bytes, and its file is named after account and date', () => {
  const [first, again] = [render(testConfirmationContent()), render(testConfirmationContent())];
  expect(Buffer.from(again.pdf).equals(Buffer.from(first.pdf))).toBe(true);
  expect(first).toMatchObject({ fileName: 'promise-10482-2026-12-04.pdf', asOf: '2026-11-21' });
});
