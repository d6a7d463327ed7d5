import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documentLanguages } from '../../../src-shared/domain/document-languages.ts';
import { currencyFigures, keyFiguresOf } from '../../../src-shared/domain/key-figures/figures.fixture.ts';
import type { ReportContent } from '../../engine/ports/report-content.ts';
import { pdfFaults } from '../check/pdf-faults.fixture.ts';
import { createDocumentPool } from '../document-pool.ts';
import { canReadPdf, flat, pdfPages, printedText, sheetOf } from '../pdf-text.fixture.ts';
import { openDocumentType } from '../render-document.ts';
import { outside, overlapping, wordBoxes } from '../word-boxes.fixture.ts';
import { printReport } from './print-report.ts';
import { fullReport, testReportContent } from './report-content.fixture.ts';

const type = openDocumentType(join(import.meta.dirname, '..', '..', '..', 'resources'));
const print = (content: ReportContent) => flat(pdfPages(printReport(content, type).pdf).join(' '));
const mm = (length: number) => (length * 72) / 25.4;
const margins = { left: mm(25), right: mm(15), top: mm(9), bottom: mm(5) };

const longName = 'Hartmann-Wołodyjowski von und zu Lüdenscheidt '.repeat(5).slice(0, 200).trim();

describe('the report of the key figures', () => {
  test.each(documentLanguages)('is PDF/A-3b and PDF/UA-1 in %s, and the same bytes twice', (locale) => {
    const { pdf } = printReport(fullReport(locale), type);
    expect(pdfFaults(pdf)).toEqual([]);
    expect(Buffer.from(printReport(fullReport(locale), type).pdf).equals(Buffer.from(pdf))).toBe(true);
  });

  test('comes from a worker byte for byte', async () => {
    const pool = createDocumentPool({ size: 1 });
    const printed = await pool.renderReport(fullReport('pl')).finally(() => pool.close());
    const here = printReport(fullReport('pl'), type);
    expect(Buffer.from(printed.pdf).equals(Buffer.from(here.pdf))).toBe(true);
    expect(printed).toMatchObject({ inputHash: here.inputHash, fileName: 'key-figures-2026-11-21.pdf' });
  });

  test('I1: is not made of an ageing that does not add up to the receivables', () => {
    const figures = keyFiguresOf([
      currencyFigures({ receivables: { amountMinor: 300_001, components: [] } }),
    ]);
    expect(() => printReport(testReportContent({ figures }), type)).toThrow('does not add up');
  });
});

describe.runIf(canReadPdf)('what the report says', () => {
  test.each(documentLanguages)('in %s is as it was reviewed', async (locale) => {
    const { pdf } = printReport(fullReport(locale), type);
    await expect(printedText(pdf)).toMatchFileSnapshot(`../__golden__/figures-report.${locale}.txt`);
  });

  test('is the value of every figure as the dashboard rounds it, and why there is none', () => {
    const text = print(testReportContent());
    expect(text).toContain('As of 21 November 2026');
    expect(text).toContain('214 accounts on the device of Amelie Vogt');
    expect(text).toContain('DSO, count-back 50.6 days');
    expect(text).toContain('Promises kept, by count 66.7 %');
    expect(text).toContain('not due › 1–30 days 25.0 %');
    expect(text).toContain('Of it by promises, 30 days 200.00 EUR');
    expect(text).toMatch(/Weighted days late, open – \(no sales in the/);
    expect(text).toContain('EUR ageing = receivables 3,000.00');
    expect(text).not.toContain('Compared with');
    expect(text).not.toContain('still being computed');
  });

  test('M1: has a part for each currency, in its own digits, beside the earlier figures', () => {
    const text = print(fullReport('en-GB'));
    expect(text).toContain('Receivables 3,000.00 EUR 2,500.00 EUR +500.00 EUR');
    expect(text).toContain('Receivables 300,000 JPY – –');
    const lines = flat(printedText(printReport(fullReport('en-GB'), type).pdf));
    const against = 'The same against the forecast of 30 days ago 500.00 EUR 800.00 EUR −300.00 EUR';
    expect(lines).toContain(against);
    expect(text).toContain('3 accounts were still being computed');
  });

  test('of nothing is that there is nothing', () => {
    const text = print(testReportContent({ figures: keyFiguresOf([]), accountCount: 0 }));
    expect(text).toContain('There is nothing in any currency as of this date.');
    expect(text).toContain('0 accounts on the device');
  });

  test('of 60 people with names of 200 letters and of three currencies flows over its pages in order', () => {
    const people = Array.from({ length: 60 }, (_, index) => `u${index}`);
    const cashCollected = people.map((collectorId, index) => ({
      ...{ collectorId, amountMinor: 1_000_000_000_000 + index, components: [] },
    }));
    const [member] = keyFiguresOf([]).team;
    if (member === undefined) throw new Error('the fixture has a person');
    const figures = {
      ...keyFiguresOf(['EUR', 'JPY', 'KWD'].map((currency) => currencyFigures({ currency, cashCollected }))),
      team: people.map((personId) => ({ ...member, personId })),
    };
    const earlier = { figures, daysBefore: 30 };
    const content = testReportContent({ figures, earlier, person: longName, nameOf: () => longName });
    const { pdf, pageCount } = printReport(content, type);
    const pages = pdfPages(pdf).map(flat);
    expect(pages).toHaveLength(pageCount);
    const boxes = wordBoxes(pdf);
    expect(boxes.flatMap((page) => outside(page, margins))).toEqual([]);
    expect(boxes.flatMap(overlapping)).toEqual([]);
    expect(pages[0]).toContain('and 1 more currency');
    expect(flat(pages.join(' '))).toContain('1,000,000,000.059 KWD');
  });

  test('is of the sheet of the organisation, in its colour', () => {
    const look = { accent: '#7a1f5c', marginsMm: null };
    const usual = printReport(testReportContent(), type);
    const american = testReportContent({ organisation: { name: 'Albrecht Inc.', country: 'US' }, look });
    expect(sheetOf(usual.pdf)).toContain('A4');
    const { pdf, inputHash } = printReport({ ...american, locale: 'en' }, type);
    expect(sheetOf(pdf)).toContain('letter');
    expect(inputHash).not.toBe(usual.inputHash);
    expect(print({ ...american, locale: 'en' })).toContain('November 21, 2026');
  });
});
