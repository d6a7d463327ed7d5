import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, encode } from 'fast-png';
import { describe, expect, test } from 'vitest';
import { documentLanguages } from '../../src-shared/domain/document-languages.ts';
import type { DocumentContent } from '../engine/ports/documents-port.ts';
import type { ReportContent } from '../engine/ports/report-content.ts';
import { invoices, longName } from './edges.fixture.ts';
import { everyDocument, namesOfScripts } from './every-document.fixture.ts';
import { sketchGroup } from './group-statement/group-content.fixture.ts';
import { canSeePdf, type PagePicture, pagePicture } from './page-picture.fixture.ts';
import { openDocumentType, renderPaper } from './render-document.ts';
import { printReport } from './report/print-report.ts';
import { fullReport } from './report/report-content.fixture.ts';
import {
  sketchContent,
  testAccount,
  testContent,
  testInvoice,
  testOrganisation,
  testPayment,
} from './statement/statement-content.fixture.ts';
import { swissContent } from './swiss-qr-bill/swiss-creditor.fixture.ts';

/*
 * Each page as it looked when somebody last looked at it. After a change that is meant to be seen:
 *   DUEBOOK_GOLDEN_PAGES=update npx vitest run src-main/documents/golden-pages.test.ts
 * and look at the pictures that git says are changed.
 */
const isUpdate = process.env.DUEBOOK_GOLDEN_PAGES === 'update';
const golden = join(import.meta.dirname, 'golden-pages');
const dotsPerInch = 45;
/** Of 255: what another version of poppler smooths otherwise is less. */
const seenDifference = 64;
/** A word of small type has more dots that differ. */
const mostDots = 12;

const type = openDocumentType(join(import.meta.dirname, '..', '..', 'resources'));
const american = testAccount({ name: 'Hartmann Scaffolding Inc.', country: 'US' });
const inScripts = testAccount({ name: Object.values(namesOfScripts).join(' ') });
const longNames = {
  account: testAccount({ name: longName, taxId: 'DE123456789' }),
  organisation: testOrganisation({ name: longName }),
  invoices: [testInvoice('RE-1', 50_000, 5, { reference: longName.slice(0, 60) })],
};
const currencies = [...invoices(3), ...invoices(8, 'JPY'), ...invoices(8, 'KWD')];

type Page = readonly [name: string, content: DocumentContent | ReportContent, page: number];

/** Every kind in every language, and what is easily broken. */
const pages: readonly Page[] = [
  ...documentLanguages.flatMap((language) => [
    ...Object.entries(everyDocument).map(
      ([kind, contentIn]) => [`${kind} ${language}`, contentIn(language), 1] as const,
    ),
    [`figures report ${language}`, fullReport(language), 1] as const,
  ]),
  ['statement on US Letter', sketchContent({ locale: 'en-US', account: american }), 1],
  ['statement to many scripts', sketchContent({ account: inScripts }), 1],
  ['statement without items', testContent(), 1],
  ['statement goes on', testContent({ invoices: invoices(40) }), 2],
  ['statement of a credit', testContent({ payments: [testPayment('p1', 1_234_567_890)] }), 1],
  ['statement of three currencies', testContent({ invoices: currencies }), 2],
  ['statement of long names', testContent(longNames), 1],
  ['group statement goes on', sketchGroup(), 2],
  ['Swiss QR-bill', swissContent({ locale: 'de' }), 2],
];

function render(content: DocumentContent | ReportContent): Uint8Array {
  const isReport = content.kind === 'figures-report';
  return isReport ? printReport(content, type).pdf : renderPaper({ content, mark: undefined }, type).pdf;
}

describe.runIf(canSeePdf)('a page looks as it did:', () => {
  test.each(pages)('%s', (name, content, page) => {
    const seen = pagePicture(render(content), page, dotsPerInch);
    const file = join(golden, `${name.toLowerCase().replaceAll(/[^a-z]+/g, '-')}.png`);
    if (isUpdate) keep(file, seen);
    if (!existsSync(file)) throw new Error(`${file} is missing: see the head of this test`);
    expect(differingDots(seen, readPicture(file))).toBeLessThanOrEqual(mostDots);
  });

  test('a word that is not there is seen', () => {
    const [before, after] = ['Accounts payable', 'Accounts pay'].map((line) => {
      const account = testAccount({ addressLines: [line, 'Industriepark 17', '04329 Leipzig'] });
      return pagePicture(render(testContent({ account })), 1, dotsPerInch);
    });
    if (before === undefined || after === undefined) throw new Error('there are no two pages');
    expect(differingDots(before, after)).toBeGreaterThan(mostDots);
  });
});

/** A golden page that looks the same stays the same file. */
function keep(file: string, { width, height, grey }: PagePicture): void {
  if (existsSync(file) && differingDots({ width, height, grey }, readPicture(file)) === 0) return;
  mkdirSync(golden, { recursive: true });
  writeFileSync(file, encode({ width, height, data: grey, channels: 1, depth: 8 }, { zlib: { level: 9 } }));
}

function readPicture(file: string): PagePicture {
  const { width, height, data } = decode(readFileSync(file));
  return { width, height, grey: Uint8Array.from(data) };
}

/** How many dots a person would see to be another; all of them where the pages are not of one size. */
function differingDots(one: PagePicture, other: PagePicture): number {
  if (one.width !== other.width || one.height !== other.height) return one.grey.length;
  let count = 0;
  for (const [dot, sample] of one.grey.entries())
    if (Math.abs(sample - (other.grey[dot] ?? 0)) >= seenDifference) count += 1;
  return count;
}
