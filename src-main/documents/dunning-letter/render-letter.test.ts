import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DunningLetterContent } from '../../engine/ports/documents-port.ts';
import { canReadPdf, flat, pdfPages } from '../pdf-text.fixture.ts';
import { createDocumentRenderer } from '../render-document.ts';
import { testAccount, testOrganisation } from '../statement/statement-content.fixture.ts';
import { testLetterContent, testLine } from './letter-content.fixture.ts';
import { letterData } from './letter-data.ts';
import { letterSums } from './letter-sums.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', '..', 'resources'));
const print = (content: DunningLetterContent) => flat(pdfPages(render(content).pdf).join(' '));
const cancelled = { on: '2026-11-22', by: 'Mia Moreau', reason: 'Paid this morning' };

describe.runIf(canReadPdf)('the printed dunning letter', () => {
  test('D3, G1: names every item with what is open, in dispute and asked for, and the total with its day', () => {
    const text = print(testLetterContent({ level: 2, feeMinor: 500, interestMinor: 1_234 }));
    expect(text).toContain('RE-20817 4 Aug 2026 3 Sept 2026 79 14,300.00 4,000.00 10,300.00');
    expect(text).toContain('Items in this letter 24,436.00 4,000.00 20,436.00');
    expect(text).toContain('Dunning fee Late interest To pay by 3 Dec 2026');
    expect(text).toContain('20,436.00 EUR 5.00 EUR 12.34 EUR 20,453.34 EUR');
    expect(text).toContain('EUR items 20,436.00 + fee 5.00 + interest 12.34 = to pay 20,453.34');
    expect(text).toContain('Payments received after 21 November 2026 are not taken into account.');
    expect(text).toContain('Amounts in dispute are not part of this letter');
    expect(text).toContain('Pay 20,453.34 EUR to');
    expect(text).toContain('Reference 10482 2026-11-23');
    expect(text).not.toMatch(/DRAFT|Rejected|Withdrawn|not included/);
  });

  test.each([
    [1, 'Payment reminder', 'It may have escaped your notice', 'we will be glad to help'],
    [2, 'Second reminder', 'We have already reminded you', 'by 3 December 2026 at the latest'],
    [3, 'Final notice', 'In spite of our reminders', 'This is our last notice.'],
    [4, 'Final notice', 'In spite of our reminders', 'we will take further steps'],
    [9, 'Final notice', 'In spite of our reminders', 'we will take further steps'],
  ])('G1: level %i speaks as a %s', (level, ...sentences) => {
    const text = print(testLetterContent({ level }));
    for (const sentence of sentences) expect(text).toContain(sentence);
    expect(text).toContain(`Dunning level ${level}`);
  });

  test.each([
    [1, 'Zahlungserinnerung', 'sicher ist es Ihrer Aufmerksamkeit entgangen'],
    [2, 'Mahnung', 'bis spätestens 3. Dezember 2026'],
    [3, 'Letzte Mahnung', 'Dies ist unsere letzte Mahnung.'],
  ])('speaks German at level %i', (level, ...sentences) => {
    const text = print(testLetterContent({ level, changes: { locale: 'de' } }));
    for (const sentence of sentences) expect(text).toContain(sentence);
    expect(text).toContain('20.436,00 EUR');
    expect(text).toContain('Zahlungen, die nach dem 21. November 2026 eingegangen sind');
  });

  test.each([
    ['waiting', null, 'Not approved yet: not to be sent This notice waits for approval.'],
    ['rejected', cancelled, 'Rejected on 22 November 2026 by Mia Moreau. Reason: Paid this morning'],
    ['withdrawn', { ...cancelled, reason: '' }, 'Withdrawn on 22 November 2026 by Mia Moreau. Final'],
  ] as const)('G1: one of a notice that is %s is marked as such', (standing, end, words) => {
    const content = testLetterContent({ level: 3, changes: { standing, cancelled: end } });
    const text = print(content);
    expect(text).toContain(words);
    expect(text).not.toContain('Scan the code');
  });

  test('has a code to pay with for euros and an IBAN only', () => {
    expect(print(testLetterContent())).toContain('Scan the code with your banking app');
    const swiss = print(testLetterContent({ currency: 'CHF' }));
    expect(swiss).toContain('Pay 20,436.00 CHF to');
    expect(swiss).not.toContain('Scan the code');
    const { organisation } = testLetterContent();
    const noLines = testLetterContent({ changes: { organisation: { ...organisation, paymentLines: [] } } });
    expect(print(noLines)).not.toContain('Reference 10482');
  });

  test('D3: no column for what is neither in dispute nor agreed otherwise; both where there are both', () => {
    expect(print(testLetterContent({ lines: [testLine('RE-1', 100)] }))).toContain(
      'Invoice Date Due Days overdue Open (EUR)',
    );
    const both = [testLine('RE-1', 1_000, { disputedMinor: 200, otherwiseMinor: 300 })];
    expect(print(testLetterContent({ lines: both }))).toContain('30 10.00 2.00 3.00 5.00');
  });

  test('G2: says that interest is left out where nobody could tell it', () => {
    const text = print(testLetterContent({ changes: { isInterestUnknown: true } }));
    expect(text).toContain('Late interest is not included in the amount above');
  });

  test('lets an invoice that the ledger has no more be told by its amount', () => {
    const text = print(testLetterContent({ lines: [{ ...testLine('RE-1', 4_500), invoice: null }] }));
    expect(text).toContain('no longer on the account – – 30 45.00');
  });

  test.each([
    ['JPY', '2,043,600'],
    ['KWD', '2,043.600'],
  ])('M1: %s has its own digits', (currency, total) => {
    expect(print(testLetterContent({ currency }))).toContain(`= to pay ${total}`);
  });

  test('three hundred items go over pages that repeat title and head, and none is lost', () => {
    const lines = Array.from({ length: 300 }, (_, index) => testLine(`RE-${index + 1}`, 100 + index));
    const { pdf, pageCount, fileName } = render(testLetterContent({ level: 3, lines }));
    const pages = pdfPages(pdf).map(flat);
    expect(pages).toHaveLength(pageCount);
    expect(pages[1]).toContain('Final notice · Account 10482 · Hartmann Gerüstbau GmbH');
    expect(pages[1]).toContain('Items due Invoice Date Due');
    const text = pages.join(' ');
    for (const { invoice } of lines) expect(text).toContain(`${invoice?.number} `);
    expect(fileName).toBe('dunning-letter-10482-level-3-2026-11-23.pdf');
  });

  test('what is asked for stands on the page of the closing, wherever the page ends', () => {
    for (let count = 8; count < 24; count += 1) {
      const lines = Array.from({ length: count }, (_, index) => testLine(`RE-${index + 1}`, 100));
      const pages = pdfPages(render(testLetterContent({ level: 3, lines })).pdf);
      const page = pages.find((text) => text.includes('Kind regards'));
      expect(page).toContain('This is our last notice.');
    }
  });

  test('very long and hostile names, numbers and reasons are printed and not cut', () => {
    const long = 'Wort '.repeat(39).trim();
    const account = { ...testAccount({ name: long, addressLines: [long, long] }) };
    const organisation = { ...testOrganisation({ name: long }) };
    const reason = `${'Grund '.repeat(80)}ENDE \u202e\u0000`;
    const end = { ...cancelled, reason };
    const changes = { account, organisation, standing: 'rejected', cancelled: end } as const;
    const text = print(testLetterContent({ lines: [testLine('R'.repeat(60), 1)], changes }));
    expect(text).toContain('ENDE');
    expect(text.match(/Grund/g)).toHaveLength(80);
  });
});

const anyLine = fc
  .record({
    amountMinor: fc.integer({ min: 1, max: 1_000_000_000 }),
    disputedMinor: fc.integer({ min: 0, max: 1_000_000_000 }),
    otherwiseMinor: fc.integer({ min: 0, max: 1_000_000_000 }),
  })
  .map(({ amountMinor, disputedMinor, otherwiseMinor }) =>
    testLine('RE-1', amountMinor + disputedMinor + otherwiseMinor, { disputedMinor, otherwiseMinor }),
  );

test('G1: in every letter open less what is excluded is what the items come to, and the data says the same', () => {
  const any = fc.record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 40 }),
    feeMinor: fc.integer({ min: 0, max: 100_000 }),
    interestMinor: fc.integer({ min: 0, max: 100_000 }),
  });
  fc.assert(
    fc.property(any, ({ lines, feeMinor, interestMinor }) => {
      const sums = letterSums(testLetterContent({ lines, feeMinor, interestMinor }));
      expect(sums.openMinor - sums.disputedMinor - sums.otherwiseMinor).toBe(sums.itemsMinor);
      expect(sums.totalMinor - feeMinor - interestMinor).toBe(sums.itemsMinor);
    }),
  );
});

test('G1: no letter is made of items that do not add up', () => {
  const wrong = { ...testLine('RE-1', 1_000), amountMinor: 999 };
  expect(() => letterSums(testLetterContent({ lines: [wrong] }))).toThrow('something else');
});

test('the data of a letter is what it prints', () => {
  const content = testLetterContent({ level: 2, feeMinor: 500 });
  expect(letterData(content, letterSums(content))).toMatchObject({
    document: 'dunning-letter',
    level: 2,
    payBy: '2026-12-03',
    items: [{ invoice: 'RE-20817', open: '14300.00', inDispute: '4000.00', amount: '10300.00' }, {}, {}],
    fee: '5.00',
    interest: '0.00',
    total: '20441.00',
  });
});
