import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { testCall, testHistoryContent } from './account-history/history-content.fixture.ts';
import { testAcknowledgementContent } from './dispute-acknowledgement/acknowledgement-content.fixture.ts';
import { testLetterContent } from './dunning-letter/letter-content.fixture.ts';
import { testGroupContent } from './group-statement/group-content.fixture.ts';
import { canReadPdf, pdfPages } from './pdf-text.fixture.ts';
import { testAgreementContent } from './plan-agreement/agreement-content.fixture.ts';
import { testConfirmationContent } from './promise-confirmation/confirmation-content.fixture.ts';
import { testReceiptContent } from './receipt/receipt-content.fixture.ts';
import { createDocumentRenderer } from './render-document.ts';
import {
  testAccount,
  testContent,
  testInvoice,
  testOrganisation,
} from './statement/statement-content.fixture.ts';
import { fontRuns } from './type/font-runs.ts';
import { printableText, substitute } from './type/printable-text.ts';
import { openTypeCase } from './type/type-case.ts';

const resources = join(import.meta.dirname, '..', '..', 'resources');
const render = createDocumentRenderer(resources);
const { regular: fonts } = openTypeCase(join(resources, 'fonts'));
const list = join(import.meta.dirname, '..', '..', '..', 'shared/data/bad-inputs/blns/blns.json');
const hasList = existsSync(list);
if (!hasList) process.stderr.write(`${list} is missing: the list of naughty strings is not printed\n`);

function naughtyStrings(): string[] {
  const strings: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(strings)) throw new Error('the list of naughty strings is no list');
  return strings.map(String).filter((text) => text.trim() !== '' && !text.includes('\0'));
}

describe.runIf(hasList && canReadPdf)('the big list of naughty strings', () => {
  test('is printed as numbers and references, and every plain one can be read back', async () => {
    const strings = naughtyStrings();
    const invoices = strings.map((text, index) =>
      testInvoice([...text].slice(0, 30).join(''), 100 + index, 9, {
        id: `i-${index}`,
        reference: [...text].slice(0, 60).join(''),
      }),
    );
    const { pdf } = await render(testContent({ invoices }));
    const printed = pdfPages(pdf).join(' ').replace(/\s/g, '');
    const plain = strings.filter((text) => /^[\x21-\x7e]{1,10}$/.test(text));
    expect(plain.length).toBeGreaterThan(50);
    for (const text of plain) expect(printed).toContain(text);
  });

  test('is printed as names, in the letterhead and as addresses', async () => {
    for (const text of naughtyStrings().filter((_, index) => index % 16 === 0)) {
      const short = text.slice(0, 200).toWellFormed();
      const content = testContent({
        account: testAccount({ name: short, number: short.slice(0, 60), addressLines: [short, short] }),
        organisation: testOrganisation({
          name: short,
          paymentLines: [short],
          email: short,
          phone: short.slice(0, 60),
        }),
        invoices: [testInvoice('RE-1', 100, 1)],
      });
      expect((await render(content)).pageCount).toBeGreaterThan(0);
      expect(render(testGroupContent([content, content], false)).pageCount).toBeGreaterThan(0);
    }
  });

  test('is printed on receipts and agreements, as whoever paid, why it is void and who signs', async () => {
    const signed = { on: '2026-04-02', at: '2026-04-02T08:00:00.000Z' };
    for (const text of naughtyStrings().filter((_, index) => index % 48 === 0)) {
      const short = text.slice(0, 200).toWellFormed();
      const account = {
        name: short,
        number: short.slice(0, 60),
        addressLines: [short, short],
        country: 'US',
      };
      const by = { userId: 'u1', name: short };
      const voided = { ...signed, by, reason: short };
      const receipt = { payerName: short, reference: short, voided };
      const plan = { ...testAgreementContent().plan, contactName: short };
      const agreement = testAgreementContent({ changes: { account, plan, standing: 'draft' } });
      expect((await render(testReceiptContent({ account, receipt }))).pageCount).toBeGreaterThan(0);
      expect((await render(agreement)).pageCount).toBeGreaterThan(0);
    }
  });

  test('is printed on confirmations and acknowledgements, as who promised and what the customer wrote', () => {
    const strings = naughtyStrings();
    const all = strings.join('\n').slice(0, 20_000).toWellFormed();
    expect(render(testAcknowledgementContent({ dispute: { description: all } })).pageCount).toBeGreaterThan(
      3,
    );
    for (const text of strings.filter((_, index) => index % 48 === 0)) {
      const short = text.slice(0, 200).toWellFormed();
      const account = { name: short, number: short.slice(0, 60), addressLines: [short, short] };
      const organisation = { name: short, paymentLines: [short, 'DE02120300000000202051'] };
      const invoices = [{ id: 'i1', number: short, invoiceDate: '2026-08-04', dueDate: '2026-09-03' }];
      const common = { account, organisation, changes: { invoices } };
      const promise = { contactName: short };
      const dispute = { contactName: short, description: short, reference: short, reasonCode: short };
      expect(render(testConfirmationContent({ ...common, promise })).pageCount).toBeGreaterThan(0);
      expect(render(testAcknowledgementContent({ ...common, dispute })).pageCount).toBeGreaterThan(0);
    }
  });

  test('is printed on letters and histories, as whoever cancelled and whatever somebody wrote', async () => {
    for (const text of naughtyStrings().filter((_, index) => index % 48 === 0)) {
      const short = text.slice(0, 200).toWellFormed();
      const { account } = testLetterContent();
      const changes = {
        account: { ...account, name: short, number: short.slice(0, 60) },
        standing: 'withdrawn',
        cancelled: { on: '2026-04-02', by: short, reason: short },
      } as const;
      const entries = [testCall({ note: short, contactName: short, override: short })];
      expect((await render(testLetterContent({ changes }))).pageCount).toBeGreaterThan(0);
      expect((await render(testHistoryContent({ entries }))).pageCount).toBeGreaterThan(0);
    }
  });

  test('has no character that is neither printed nor substituted', () => {
    for (const text of naughtyStrings()) {
      const clean = printableText(text);
      const runs = fontRuns(clean, fonts);
      expect([...runs.map((run) => run.text).join('')]).toHaveLength([...clean].length);
    }
  });
});

describe('text that attacks the layout', () => {
  test('a thousand marks on one letter stay on it as six', () => {
    expect([...printableText(`a${'\u0336'.repeat(1000)}b`)]).toHaveLength(8);
  });

  test('control characters are shown, bidi controls and zero-width characters are taken out', () => {
    expect(printableText('a\u0000b\u0007c\u202ed\u2066e\u200bf\ufeffg\r\nh\ti')).toBe(
      `a${substitute}b${substitute}cdefg h i`,
    );
  });

  test('half a surrogate pair, private use and unassigned characters become the substitute', () => {
    expect(printableText('\ud800x\ue000\u0378')).toBe(`${substitute}x${substitute}${substitute}`);
  });

  test('a character that no font has becomes the substitute in the main font', () => {
    expect(fontRuns('a\u{12000}', fonts)).toMatchObject([
      { text: `a${substitute}`, face: { key: 'sans-regular' } },
    ]);
  });

  test('scripts find their fonts', () => {
    const fontOf = (text: string) => fontRuns(text, fonts).map((run) => run.face.key);
    expect(fontOf('Łódź Жук Ωμέγα हिन्दी')).toEqual(['sans-regular']);
    expect([fontOf('شركة'), fontOf('שלום'), fontOf('ไทย')]).toEqual([
      ['sans-arabic-regular'],
      ['sans-hebrew-regular'],
      ['sans-thai-regular'],
    ]);
    expect([fontOf('東京株式会社'), fontOf('한국'), fontOf('😀')]).toEqual([
      ['sans-cjk-regular'],
      ['sans-kr-regular'],
      ['emoji-regular'],
    ]);
  });

  test('random text of any kind is printed', async () => {
    const points = Array.from({ length: 4000 }, (_, index) => (index * 271) % 0x10ffff);
    const text = points
      .map((point) => String.fromCodePoint(point))
      .join('')
      .replaceAll('\0', '');
    const invoices = Array.from({ length: 60 }, (_, index) =>
      testInvoice(`R${index}`, 100, 1, {
        reference: text.slice(index * 80, index * 80 + 80).toWellFormed() || 'x',
      }),
    );
    expect((await render(testContent({ invoices }))).pageCount).toBeGreaterThan(0);
  });
});
