import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { DocumentContent } from '../engine/ports/documents-port.ts';
import { pdfFaults } from './check/pdf-faults.fixture.ts';
import { readPdf, textOf } from './check/read-pdf.fixture.ts';
import { createDocumentPool } from './document-pool.ts';
import { everyDocument, namesOfScripts } from './every-document.fixture.ts';
import { mergeDocuments } from './merge-documents.ts';
import { canReadPdf, flat, pdfPages } from './pdf-text.fixture.ts';
import { openDocumentType, renderPaper } from './render-document.ts';
import { testAccount, testContent, testInvoice } from './statement/statement-content.fixture.ts';

const resourcesDirectory = join(import.meta.dirname, '..', '..', 'resources');
const type = openDocumentType(resourcesDirectory);
const pools = [createDocumentPool({ size: 1 }), createDocumentPool({ size: 2 })];
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

const statement = (number: string, name: string, invoiceCount: number, country = 'DE') =>
  testContent({
    account: testAccount({ number, name, country }),
    invoices: Array.from({ length: invoiceCount }, (_, index) => testInvoice(`RE-${index}`, 100, index)),
  });
/** Of one page, of three, in another size of paper, and of two. */
const mixed: readonly DocumentContent[] = [
  statement('1', 'Hartmann', 2),
  statement('2', 'Vogt & Söhne', 60),
  statement('3', 'Acme', 2, 'US'),
  statement('4', namesOfScripts.Japanese, 40),
];
const paperOf = (content: DocumentContent) => ({ content });
const countOf = (content: DocumentContent) => renderPaper({ content }, type).pageCount;

/** What stands on each page; empty for a blank one. */
const pagesOf = (pdf: Uint8Array) => pdfPages(pdf).map(flat);

function outlineOf(pdf: Uint8Array) {
  const read = readPdf(pdf);
  const catalogue = read.map(read.trailer.get('Root'));
  const pages = read.list(read.map(catalogue.get('Pages')).get('Kids')).map((page) => JSON.stringify(page));
  const entries: [title: string | undefined, page: number][] = [];
  let next = read.map(catalogue.get('Outlines')).get('First');
  while (next !== undefined) {
    const entry = read.map(next);
    const [target] = read.list(entry.get('Dest'));
    entries.push([textOf(entry.get('Title')), pages.indexOf(JSON.stringify(target))]);
    next = entry.get('Next');
  }
  return entries;
}

describe('documents merged for printing', () => {
  test.skipIf(!canReadPdf)('stand one behind the other, each with its own pages counted from 1', () => {
    const counts = mixed.map(countOf);
    expect(counts[0]).toBe(1);
    const { pdf, pageCount } = mergeDocuments(mixed.map(paperOf), { isDuplex: false }, type);
    const pages = pagesOf(pdf);
    expect(pageCount).toBe(counts.reduce((sum, count) => sum + count, 0));
    expect(pages).toHaveLength(pageCount);
    const feet = counts.flatMap((count) =>
      Array.from({ length: count }, (_, index) => `${index + 1} of ${count}`),
    );
    for (const [index, foot] of feet.entries()) expect(pages[index]).toContain(foot);
    expect(pages).not.toContain('');
  });

  test.skipIf(!canReadPdf)(
    'begin on the front of a sheet where both sides are printed, behind a blank page where one is needed',
    () => {
      const { pdf, pageCount } = mergeDocuments(mixed.map(paperOf), { isDuplex: true }, type);
      const pages = pagesOf(pdf);
      const starts = outlineOf(pdf).map(([, page]) => page);
      expect(starts.every((page) => page % 2 === 0)).toBe(true);
      let next = 0;
      const blank: number[] = [];
      for (const content of mixed) {
        if (next % 2 === 1) blank.push(next++);
        next += countOf(content);
      }
      expect(blank.length).toBeGreaterThan(0);
      expect(pages.flatMap((page, index) => (page === '' ? [index] : []))).toEqual(blank);
      expect(pageCount).toBe(next);
    },
  );

  test('are found in the outline by number and name', () => {
    const { pdf } = mergeDocuments(mixed.map(paperOf), { isDuplex: false }, type);
    const [first, second, third] = outlineOf(pdf);
    expect([first, second, third]).toEqual([
      ['1 · Hartmann', 0],
      ['2 · Vogt & Söhne', 1],
      ['3 · Acme', 1 + countOf(statement('2', 'Vogt & Söhne', 60))],
    ]);
  });

  test.each([false, true])('are PDF/A-3b and PDF/UA-1, whatever is in them (both sides: %s)', (isDuplex) => {
    const contents = [
      ...mixed,
      ...Object.values(everyDocument).flatMap((contentIn) => ['en', 'pl'].map(contentIn)),
      ...Object.values(namesOfScripts).map((name) => statement('5', name, 3)),
    ];
    const { pdf } = mergeDocuments(contents.map(paperOf), { isDuplex }, type);
    expect(pdfFaults(pdf)).toEqual([]);
  });

  test('are much smaller than their files, because fonts are in them once', () => {
    const contents = Array.from({ length: 20 }, (_, index) => statement(`${index}`, 'Hartmann', 3));
    const apart = contents.reduce((sum, content) => sum + renderPaper({ content }, type).pdf.length, 0);
    expect(mergeDocuments(contents.map(paperOf), { isDuplex: true }, type).pdf.length).toBeLessThan(
      apart / 2,
    );
  });

  test('are the same bytes on one worker and on two, and other ones for both sides', async () => {
    const here = Buffer.from(mergeDocuments(mixed.map(paperOf), { isDuplex: true }, type).pdf);
    for (const pool of pools) {
      const { pdf } = await pool.merge(mixed.map(paperOf), { isDuplex: true });
      expect(here.equals(pdf)).toBe(true);
    }
    expect(here.equals(mergeDocuments(mixed.map(paperOf), { isDuplex: false }, type).pdf)).toBe(false);
  });

  test.skipIf(!canReadPdf)('have the numbers of their papers, copies among them', () => {
    const copy = { number: 2, of: 'A7KX2M-D1', issuedOn: '2026-03-31' };
    const [first, second] = mixed.map((content, index) => ({
      content,
      mark: { number: `A7KX2M-D${index + 8}`, copy: index === 1 ? copy : null },
    }));
    if (first === undefined || second === undefined) throw new Error('there are two');
    const [page, next] = pagesOf(mergeDocuments([first, second], { isDuplex: false }, type).pdf);
    expect(page).toContain('document A7KX2M-D8');
    expect(page).not.toContain('Copy');
    expect(next).toContain('Copy no. 2 of document A7KX2M-D1');
    const again = { ...second, mark: { number: 'A7KX2M-D10', copy: { ...copy, number: 1 } } };
    const [only] = pagesOf(mergeDocuments([again], { isDuplex: false }, type).pdf);
    expect(only).toContain('Copy of document A7KX2M-D1');
  });

  test('that are none are a bug', () => {
    expect(() => mergeDocuments([], { isDuplex: false }, type)).toThrow('at least one document');
  });
});
