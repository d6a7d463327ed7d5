import { join } from 'node:path';
import decodeQR from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { currencySchema } from '../../../src-shared/domain/money/currency.ts';
import { pdfFaults } from '../check/pdf-faults.fixture.ts';
import { testLetterContent } from '../dunning-letter/letter-content.fixture.ts';
import { sketchGroup } from '../group-statement/group-content.fixture.ts';
import { canSeePdf, type PagePicture, pagePicture } from '../page-picture.fixture.ts';
import { canReadPdf, flat, pdfPages } from '../pdf-text.fixture.ts';
import { createDocumentRenderer } from '../render-document.ts';
import { testInvoice } from '../statement/statement-content.fixture.ts';
import { outside, overlapping, wordBoxes } from '../word-boxes.fixture.ts';
import { plainIban, swissAccount, swissContent, swissOrganisation } from './swiss-creditor.fixture.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', '..', 'resources'));
const mm = (points: number) => (points * 25.4) / 72;
const dotsPerInch = 200;

/** The code on the last page, as a banking app reads it: from one picture after the other until one is read. */
function scanned(pdf: Uint8Array, pageCount: number): readonly string[] {
  for (const dotsPerInch of [220, 400, 300, 150, 72]) {
    const text = readCode(pagePicture(pdf, pageCount, dotsPerInch), dotsPerInch);
    if (text !== undefined) return text.split('\n');
  }
  throw new Error('the code cannot be read');
}

/** From the place of the code with its quiet zone. */
function readCode({ width, grey }: PagePicture, dotsPerInch: number): string | undefined {
  const dots = (length: number) => Math.round((length / 25.4) * dotsPerInch);
  const [left, top, edge] = [dots(62), dots(192 + 12), dots(56)];
  const data = new Uint8Array(edge * edge * 4);
  for (let y = 0; y < edge; y += 1)
    for (let x = 0; x < edge; x += 1) {
      const sample = grey[(top + y) * width + left + x] ?? 255;
      data.set([sample, sample, sample, 255], (y * edge + x) * 4);
    }
  try {
    return decodeQR({ width: edge, height: edge, data }, { timeLimit: 5_000, effort: 100 });
  } catch {
    return undefined;
  }
}

const scan = (content: Parameters<typeof render>[0]) => {
  const { pdf, pageCount } = render(content);
  return scanned(pdf, pageCount);
};
const creditor = ['S', 'Robert Schneider AG', 'Rue du Lac', '1268', '2501', 'Biel', 'CH'];
const none = ['', '', '', '', '', '', ''];

describe.runIf(canSeePdf)('the code of a QR-bill, scanned from the page', () => {
  test('R5: holds what the guidelines want, the cross in its middle notwithstanding', () => {
    expect(scan(swissContent())).toEqual([
      ...['SPC', '0200', '1', 'CH4431999123000889012', ...creditor, ...none, '1949.75', 'CHF'],
      ...['S', 'Pia-Maria Rutschmann-Schnyder', 'Grosse Marktgasse', '28', '9400', 'Rorschach', 'CH'],
      ...['QRR', '000000000000000000000104827', '10482 2026-11-21', 'EPD'],
    ]);
  });

  test('R5: has a creditor reference without a QR-IBAN, and leaves out a customer whose address is not sure', () => {
    const organisation = swissOrganisation({ paymentLines: [plainIban] });
    const account = swissAccount({ number: 'K-00417', addressLines: ['Accounts payable', '9400 Rorschach'] });
    expect(scan(swissContent({ organisation, account })).slice(18)).toEqual([
      ...['1949.75', 'CHF', ...none],
      ...['SCOR', 'RF91K00417', 'K-00417 2026-11-21', 'EPD'],
    ]);
  });

  test('stands behind a dunning letter that may go out', () => {
    const letter = testLetterContent({ level: 2 });
    const swiss = { ...letter, organisation: swissOrganisation(), account: swissAccount() };
    const inFrancs = { ...swiss, notice: { ...letter.notice, currency: currencySchema.parse('CHF') } };
    expect(scan(inFrancs)).toContain('QRR');
    const paper = render({ ...inFrancs, standing: 'withdrawn' });
    expect(flat(pdfPages(paper.pdf).join(' '))).not.toContain('Payment part');
  });

  test('is 46 mm large, 67 mm from the left and 17 mm below the line to cut along', () => {
    const { pdf, pageCount } = render(swissContent());
    const { width, height, grey } = pagePicture(pdf, pageCount, dotsPerInch);
    const at = (length: number) => Math.round((length / 25.4) * dotsPerInch);
    let [left, right, top, bottom] = [width, 0, height, 0];
    // Between the title and the amount, left of the text.
    for (let y = at(192 + 14); y < at(192 + 66); y += 1)
      for (let x = at(64); x < at(117); x += 1)
        if ((grey[y * width + x] ?? 255) < 128) {
          [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
          [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
        }
    const inMm = [left, top, right, bottom].map((dots) => (dots / dotsPerInch) * 25.4);
    for (const [index, wanted] of [67, 192 + 17, 67 + 46, 192 + 17 + 46].entries())
      expect(Math.abs((inMm[index] ?? 0) - wanted)).toBeLessThan(0.2);
  });
});

describe.runIf(canReadPdf)('the page of a QR-bill', () => {
  const content = swissContent({ locale: 'de-CH' });
  const { pdf, pageCount } = render(content);
  const page = wordBoxes(pdf)[pageCount - 1];
  const placeOf = (text: string, after = 0) => {
    const word = page?.words
      .filter((one) => one.text === text && mm(one.left) >= after && mm(one.top) >= 192)
      .sort((a, b) => a.left - b.left)[0];
    return word === undefined ? undefined : { left: mm(word.left), top: mm(word.top) - 192 };
  };

  test('has its parts where the guidelines have them, in millimetres from the line to cut along', () => {
    for (const [text, after, left, top] of [
      ['Empfangsschein', 0, 5, 5],
      ['Zahlteil', 0, 67, 5],
      ['Konto', 0, 5, 12],
      ['Konto', 100, 118, 5],
      ['Währung', 0, 5, 68],
      ['Währung', 60, 67, 68],
    ] as const) {
      const place = placeOf(text, after);
      expect(Math.abs((place?.left ?? 0) - left)).toBeLessThan(0.3);
      expect(Math.abs((place?.top ?? 0) - top)).toBeLessThan(1.5);
    }
  });

  test('says how to pay in the language of the customer; nothing on it is printed over something else', () => {
    const text = flat(pdfPages(pdf)[pageCount - 1] ?? '');
    for (const words of [
      'Vor der Einzahlung abzutrennen',
      'CH44 3199 9123 0008 8901 2',
      '1 949.75',
      'Annahmestelle',
    ])
      expect(text).toContain(words);
    expect(text).toContain(`Seite ${pageCount} von ${pageCount}`);
    expect(page && overlapping(page)).toEqual([]);
    expect(flat(pdfPages(pdf)[0] ?? '')).toContain('am Ende dieses Dokuments');
    expect(pdfFaults(pdf)).toEqual([]);
  });

  test.each([
    ['French', 'fr', 'Section paiement'],
    ['Polish, which has no words for it,', 'pl', 'Payment part'],
  ])('in %s it says %s', (_language, locale, words) => {
    expect(flat(pdfPages(render(swissContent({ locale })).pdf).join(' '))).toContain(words);
  });

  test('holds the longest names and addresses', () => {
    const long = (letter: string) => `${letter.repeat(9)} `.repeat(7).trim();
    const addressLines = [`${long('S').slice(0, 64)} 1234`, `2501 ${'T'.repeat(35)}`];
    const organisation = swissOrganisation({ name: long('N'), addressLines });
    const account = swissAccount({ name: long('M'), addressLines });
    const paper = render(swissContent({ organisation, account }));
    const last = wordBoxes(paper.pdf)[paper.pageCount - 1];
    expect(last && overlapping(last)).toEqual([]);
    expect(last && outside(last, { left: 14, right: 13, top: 20, bottom: 14 })).toEqual([]);
  });

  const hasBill = (of: Parameters<typeof render>[0]) =>
    flat(pdfPages(render(of).pdf).join(' ')).includes('Acceptance point');
  const inEuros = { invoices: [testInvoice('RE-1', 5_000, 10)] };

  test('euros are paid with it by customers at home, with a transfer by all others', () => {
    const organisation = swissOrganisation({ paymentLines: [plainIban] });
    expect(hasBill(swissContent({ ...inEuros, organisation }))).toBe(true);
    const abroad = swissAccount({ country: 'DE', addressLines: ['Hafenstr. 4', '04179 Leipzig'] });
    const elsewhere = swissContent({ ...inEuros, organisation, account: abroad });
    expect(hasBill(elsewhere)).toBe(false);
    expect(flat(pdfPages(render(elsewhere).pdf).join(' '))).toContain('Scan the code');
  });

  test.each([
    ['a creditor elsewhere', swissContent({ organisation: swissOrganisation({ country: 'DE' }) })],
    [
      'an address that is not sure',
      swissContent({ organisation: swissOrganisation({ addressLines: ['Biel'] }) }),
    ],
    [
      'no Swiss account',
      swissContent({ organisation: swissOrganisation({ paymentLines: ['DE02 1203 0000 0000 2020 51'] }) }),
    ],
    ['another currency', swissContent({ invoices: [testInvoice('RE-1', 5_000, 10, { currency: 'USD' })] })],
    ['nothing to pay', swissContent({ invoices: [] })],
    ['US Letter', swissContent({ account: swissAccount({ country: 'US' }) })],
    ['a creditor in Germany and a group', sketchGroup()],
  ])('there is none for %s', (_what, of) => {
    expect(hasBill(of)).toBe(false);
  });
});
