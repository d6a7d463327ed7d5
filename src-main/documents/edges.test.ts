import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentLanguages } from '../../src-shared/domain/document-languages.ts';
import type { DocumentContent, PaperMark } from '../engine/ports/documents-port.ts';
import { createDocumentFormat } from './document-format.ts';
import { fillIn } from './document-words.ts';
import { invoices, longName } from './edges.fixture.ts';
import { everyDocument, namesOfScripts } from './every-document.fixture.ts';
import { canReadPdf, flat, pdfPages } from './pdf-text.fixture.ts';
import { testAgreementContent } from './plan-agreement/agreement-content.fixture.ts';
import { testReceiptContent } from './receipt/receipt-content.fixture.ts';
import { createDocumentRenderer } from './render-document.ts';
import { openAmounts } from './statement/printed-amounts.fixture.ts';
import {
  testAccount,
  testContent,
  testDispute,
  testInvoice,
  testOrganisation,
  testPayment,
} from './statement/statement-content.fixture.ts';
import { outside, overlapping, type PageBoxes, wordBoxes } from './word-boxes.fixture.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', 'resources'));
const mm = (length: number) => (length * 72) / 25.4;
const inch = (length: number) => length * 72;

/** The print area with the head and foot of the page, which stand in its margins. */
const onA4 = { left: mm(25), right: mm(15), top: mm(9), bottom: mm(5) };
const onLetter = { left: inch(0.9), right: inch(0.7), top: inch(0.3), bottom: inch(0.2) };

/** Nothing lies outside of the print area or on something else, and each page says which one it is. */
function expectInOrder(
  content: DocumentContent,
  margins = onA4,
  mark?: PaperMark,
): { pages: string[]; boxes: PageBoxes[] } {
  const { pdf, pageCount } = render(content, mark);
  const boxes = wordBoxes(pdf);
  const pages = pdfPages(pdf).map(flat);
  expect(pages).toHaveLength(pageCount);
  expect(boxes.flatMap((page) => outside(page, margins))).toEqual([]);
  expect(boxes.flatMap(overlapping)).toEqual([]);
  const { words } = createDocumentFormat(content.locale);
  for (const [index, page] of pages.entries())
    expect(page).toContain(fillIn(words.page, { page: String(index + 1), count: String(pageCount) }));
  return { pages, boxes };
}

describe.runIf(canReadPdf).each(documentLanguages)('at the edges, in %s,', (locale) => {
  const { words, money } = createDocumentFormat(locale);

  test.each(Object.entries(everyDocument))('a %s is in order', (_kind, contentIn) => {
    expectInOrder(contentIn(locale));
  });

  test.each(Object.entries(everyDocument))(
    'a copy of a %s says on every page that it is one',
    (_kind, contentIn) => {
      const copy = { number: 12, of: 'A7KX2M-D99998', issuedOn: '2026-03-31' };
      const mark = { number: 'A7KX2M-D100007', copy };
      const { pages } = expectInOrder(contentIn(locale), onA4, mark);
      const { laterCopy: said, copyMark, copyWhy, number } = words.issued;
      for (const page of pages) {
        expect(page).toContain(fillIn(said, { copy: '12', of: copy.of }));
        expect(page).toContain(fillIn(number, { number: mark.number }));
      }
      const { longDate } = createDocumentFormat(locale === 'en' ? 'en-GB' : locale);
      expect(pages[0]).toContain(flat(fillIn(copyWhy, { date: longDate(copy.issuedOn) })));
      expect(copyMark).toMatch(/^COP|^KOP/);
    },
  );

  test('a statement without lines says so', () => {
    const { pages } = expectInOrder(testContent({ locale }));
    expect(pages.join(' ')).toContain(flat(words.noItems));
  });

  test.each([1, 40])('I1: the open amounts of %i lines sum to the printed balance', (count) => {
    const content = testContent({ locale, invoices: invoices(count) });
    const { pages } = expectInOrder(content);
    const [figures] = content.figures;
    const printed = openAmounts(pages.join('\n'), locale);
    expect(printed).toHaveLength(count);
    expect(printed.reduce((sum, amount) => sum + amount, 0)).toBe(figures.balanceMinor);
    expect(pages.join(' ')).toContain(flat(`${words.openBalance} ${money(figures.balanceMinor, 'EUR')}`));
    for (const page of pages.filter((one) => one.includes('RE-'))) {
      expect(page).toContain(`${words.document} ${words.date} ${words.due} ${words.reference}`);
    }
  });

  test('a negative balance asks for nothing', () => {
    const { pages } = expectInOrder(testContent({ locale, payments: [testPayment('p1', 1_234_567_890)] }));
    expect(pages.join(' ')).toContain(flat(money(-1_234_567_890, 'EUR')));
    expect(pages.join(' ')).toContain(flat(words.nothingToPay));
  });

  test('M1: three currencies have a section each, and the foot says of all that they add up', () => {
    const content = testContent({
      locale,
      invoices: [...invoices(3), ...invoices(8, 'JPY'), ...invoices(8, 'KWD')],
    });
    const { pages } = expectInOrder(content);
    expect(pages).toHaveLength(3);
    for (const { currency, balanceMinor } of content.figures)
      expect(pages.join(' ')).toContain(flat(`${words.openBalance} ${money(balanceMinor, currency)}`));
  });

  test('names, references and reasons of 200 letters flow', () => {
    const disputed = testInvoice('RE-1', 50_000, 5, { reference: longName.slice(0, 60) });
    const account = testAccount({ name: longName, taxId: 'DE123456789' });
    const organisation = testOrganisation({ name: longName });
    expectInOrder(
      testContent({
        locale,
        account,
        organisation,
        invoices: [disputed],
        disputes: [testDispute(disputed, 500)],
      }),
    );
    const receipt = { payerName: longName.slice(0, 120), reference: longName.slice(0, 60) };
    expectInOrder(testReceiptContent({ locale, account: { name: longName }, receipt }));
    const plan = { ...testAgreementContent().plan, contactName: longName.slice(0, 120) };
    const { account: customer } = testAgreementContent();
    expectInOrder(
      testAgreementContent({ changes: { locale, plan, account: { ...customer, name: longName } } }),
    );
  });
});

describe.runIf(canReadPdf)('at the edges', () => {
  test.each(Object.entries(namesOfScripts))('names in %s overlap nothing', (_script, name) => {
    const account = testAccount({ name: `${name} `.repeat(5).trim(), addressLines: [name, `${name} 12`] });
    expectInOrder(
      testContent({ account, invoices: invoices(3).map((one) => ({ ...one, reference: name })) }),
    );
    expectInOrder(testReceiptContent({ account: { name }, receipt: { payerName: name, reference: name } }));
  });

  test.each(['Arabic', 'Chinese', 'Korean', 'Japanese'] as const)('a name in %s can be copied', (script) => {
    const name = namesOfScripts[script];
    const { pages } = expectInOrder(testContent({ account: testAccount({ name }) }));
    expect(pages.join(' ').replace(/[\u202a-\u202e]/g, '')).toContain(name);
  });

  test('5,000 lines repeat their head on every page and sum to the balance', () => {
    const content = testContent({ invoices: invoices(5_000) });
    const { pages } = expectInOrder(content);
    const [figures] = content.figures;
    const printed = openAmounts(pages.join('\n'), 'en-GB');
    expect(printed).toHaveLength(5_000);
    expect(printed.reduce((sum, amount) => sum + amount, 0)).toBe(figures.balanceMinor);
    const withLines = pages.filter((page) => page.includes('RE-'));
    for (const page of withLines) expect(page).toContain('Document Date Due Your reference');
    expect(withLines.length).toBeGreaterThan(100);
  });

  test('an issued paper has its number at its foot and is no copy', () => {
    const { pages } = expectInOrder(testContent({}), onA4, { number: 'A7KX2M-D17', copy: null });
    expect(pages.join(' ')).toContain('document A7KX2M-D17 · input');
    expect(pages.join(' ')).not.toContain('Copy');
  });

  test.each([
    ['DE', 'Hartmann Gerüstbau GmbH', { top: mm(62.7), bottom: mm(90), right: mm(105) }],
    ['DE', longName.slice(0, 90), { top: mm(62.7), bottom: mm(90), right: mm(105) }],
    ['US', 'Hartmann Gerüstbau GmbH', { top: inch(2.2), bottom: inch(3.3), right: inch(4.5) }],
  ])('the address stands in the window of an envelope (%s, %s)', (country, name, window) => {
    const addressLines = ['Accounts payable', 'Industriepark 17', '04329 Leipzig', 'Austria'];
    const account = testAccount({ name, addressLines, country });
    const { boxes } = expectInOrder(testContent({ account }), country === 'US' ? onLetter : onA4);
    const shown = (boxes[0]?.words ?? []).filter(
      ({ left, top, bottom }) => left < window.right - 5 && top > window.top - 4 && bottom < window.bottom,
    );
    expect(shown.every(({ right }) => right <= window.right)).toBe(true);
    expect(shown.map(({ text }) => text).join(' ')).toContain(`${name} ${addressLines.join(' ')}`);
  });
});
