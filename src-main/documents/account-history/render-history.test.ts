import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import type { AccountHistoryContent } from '../../engine/ports/documents-port.ts';
import { canReadPdf, flat, pdfPages } from '../pdf-text.fixture.ts';
import { createDocumentRenderer } from '../render-document.ts';
import { entryOfEachKind, testCall, testHistoryContent } from './history-content.fixture.ts';
import { historyCounts } from './history-counts.ts';
import { historyData } from './history-data.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', '..', 'resources'));
const print = (content: AccountHistoryContent) => flat(pdfPages(render(content).pdf).join(' '));

describe.runIf(canReadPdf)('the printed history', () => {
  test('says in its head that it is not for the customer, on every page that it is internal', () => {
    const entries = Array.from({ length: 120 }, () => testCall());
    const pages = pdfPages(render(testHistoryContent({ entries })).pdf).map(flat);
    expect(pages[0]).toContain('Internal: not for the customer');
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toContain('Account history (internal)');
    expect(pages.join(' ')).not.toContain('Industriepark');
  });

  test('tells every kind of entry as the timeline does, with who and when', () => {
    const text = print(testHistoryContent());
    expect(text).toContain('28 Sept 2026 Payment 1,200.00 EUR');
    expect(text).toContain('RE-1, RE-2, no longer on the account, RE-4 and 2 more · Reference transfer 991');
    expect(text).toMatch(/2 Oct 2026 10:15 CEST Call Reached · Ida Brandt Carla Collins/);
    expect(text).toContain('Asks for a copy of RE-20817. Next: 5 Oct 2026: Send the copy · Email');
    expect(text).toContain('Promise 5,000.00 EUR by 20 Oct 2026 · broken Carla Collins Half of it.');
    expect(text).toContain('Dispute 4,000.00 EUR · quantity · Logistics Carla Collins');
    expect(text).toContain('Allocation of a payment 200.00 EUR · applied');
    expect(text).toContain('Payment plan 9,000.00 EUR · proposed');
    expect(text).toContain('Receipt 250.00 EUR · issued');
    expect(text).toContain('Fee waiver 10.00 EUR · approved Carla Collins As agreed.');
    expect(text).toContain('Dunning notice 9,160.00 EUR · sent');
    expect(text).toContain('Dunning letter A7KX2M-D17 · copy no. 2 · by e-mail Carla Collins');
    expect(text).toContain('To Ida Brandt, ida@example.com: not sent');
    expect(text).toContain(
      '10 entries = activities 1 + promises 1 + disputes 1 + payments 1 + documents 1 + steps 5',
    );
    expect(text).toContain('Steps of requests 1');
    expect(text).toContain('Issued documents 1');
    expect(text).toContain('Entries in all 10');
  });

  test('tells what was corrected, changed and overridden, and what the server does not have yet', () => {
    const entries = [
      testCall({ isWaiting: true, isCorrected: true, override: 'Asked to be called' }),
      testCall({ correction: { by: 'Mia Moreau', reason: 'wrong number' } }),
      testCall({ activity: 'change', outcome: null, change: { of: 'owner', from: 'A', to: 'B' } }),
      testCall({ change: { of: 'contact', from: '', to: 'Ida' } }),
      testCall({ change: { of: 'contact', from: 'Ida', to: '' } }),
      testCall({ change: { of: 'contact', from: 'Ida', to: 'Ina' } }),
    ];
    const text = print(testHistoryContent({ entries }));
    expect(text).toContain('Call Reached · Ida Brandt · corrected · waiting to sync');
    expect(text).toContain('Contacted against a rule: Asked to be called');
    expect(text).toContain('Corrected by Mia Moreau: wrong number');
    expect(text).toContain('From A to B');
    expect(text).toContain('New contact: Ida');
    expect(text).toContain('Contact removed: Ida');
    expect(text).toContain('Contact: Ida, now Ina');
  });

  test('tells money that was paid out, that came back and that lies on the account', () => {
    const [payment] = entryOfEachKind;
    if (payment?.kind !== 'payment') throw new Error('the first entry is a payment');
    const free = { ...payment, reference: '', invoices: { count: 0, numbers: [] } };
    const entries = [
      { ...free, isReversed: true },
      { ...free, amountMinor: -500 },
    ];
    const text = print(testHistoryContent({ entries }));
    expect(text).toContain('Payment 1,200.00 EUR · reversed not applied');
    expect(text).toContain('Credit paid out or offset 5.00 EUR');
  });

  test.each([
    [null, null, 'everything up to 21 November 2026'],
    ['2026-10-01', null, 'since 1 October 2026'],
    [null, '2026-10-05', 'up to 5 October 2026'],
    ['2026-10-01', '2026-10-05', '1 October 2026 to 5 October 2026'],
  ])('says for %s to %s of which days it is', (from, to, words) => {
    expect(print(testHistoryContent({ from, to }))).toContain(`Period ${words}`);
  });

  test('speaks German', () => {
    const text = print(testHistoryContent({ locale: 'de' }));
    expect(text).toContain('Intern: nicht für den Kunden bestimmt');
    expect(text).toContain('02.10.2026 10:15 MESZ Anruf Erreicht · Ida Brandt');
    expect(text).toContain('Zusage 5.000,00 EUR bis 20.10.2026 · gebrochen');
    expect(text).toContain('Einträge insgesamt 10');
  });

  test('a note of twenty thousand characters flows over the pages with every word of it', () => {
    const words = Array.from({ length: 2_500 }, (_, index) => `w${String(index).padStart(6, '0')}`);
    const note = words.join(' ');
    expect(note.length).toBeGreaterThanOrEqual(19_999);
    const { pdf, pageCount } = render(testHistoryContent({ entries: [testCall({ note }), testCall()] }));
    const text = pdfPages(pdf).join(' ');
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
    expect(pageCount).toBeGreaterThan(2);
  });

  test('a note in one word of twenty thousand characters is not cut either', () => {
    const { pdf } = render(testHistoryContent({ entries: [testCall({ note: 'x'.repeat(20_000) })] }));
    const printed = pdfPages(pdf).join('').match(/x/g);
    expect(printed?.length).toBeGreaterThanOrEqual(20_000);
  });

  test('no line of an entry stands alone at the end of a page', () => {
    // Lines and rows are of different heights: between them every end of a page comes about.
    for (let lines = 0; lines < 60; lines += 1) {
      const entries = [
        ...Array.from({ length: 22 }, () => testCall({ note: '' })),
        testCall({ note: 'line\n'.repeat(lines) }),
        testCall({ contactName: 'THE LAST ONE', note: 'one two three four five six seven '.repeat(20) }),
      ];
      const pages = pdfPages(render(testHistoryContent({ entries })).pdf);
      const page = pages.find((text) => text.includes('THE LAST ONE'));
      expect(page).toMatch(/THE LAST ONE[\s\S]*one two three/);
    }
  });

  test('of nothing it says that nothing happened', () => {
    const text = print(testHistoryContent({ entries: [] }));
    expect(text).toContain('Nothing happened on the account in this period.');
    expect(text).toContain('Entries in all 0');
  });

  test('two thousand entries stand in their order, none of them lost', () => {
    const entries = Array.from({ length: 2_000 }, (_, index) => testCall({ note: `Entry ${index + 1}.` }));
    const { pdf, fileName } = render(testHistoryContent({ entries }));
    const found = [
      ...pdfPages(pdf)
        .join('\n')
        .matchAll(/Entry (\d+)\./g),
    ].map(([, number]) => Number(number));
    expect(found).toEqual(entries.map((_, index) => index + 1));
    expect(fileName).toBe('account-history-10482-2026-11-21.pdf');
  });

  test('hostile texts are printed wherever people write them', () => {
    const text = '\u202e\u0000 {note} $& __proto__ '.concat('👩‍👩‍👧 '.repeat(50), 'ENDE');
    const dispute = { ...testDispute(), processor: '__proto__', reasonCode: 'toString' };
    const entries = [
      testCall({ note: text, contactName: text.slice(0, 200), override: text }),
      dispute,
      testCall({ nextAction: { date: businessDate('2026-11-01'), text, channel: null } }),
    ];
    const printed = print(testHistoryContent({ entries }));
    expect(printed.match(/ENDE/g)?.length).toBeGreaterThanOrEqual(3);
    expect(printed).toContain('toString · __proto__');
    expect(printed).toContain('{note} $&');
  });
});

function testDispute() {
  const found = entryOfEachKind.find((entry) => entry.kind === 'dispute');
  if (found === undefined) throw new Error('no dispute among the entries');
  return found;
}

test('the counts of every history sum to its entries', () => {
  const anyEntry = fc.oneof(
    fc.constantFrom(...entryOfEachKind),
    fc.constantFrom('call', 'sms', 'note', 'change').map((activity) => testCall({ activity })),
  );
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 60 }), (entries) => {
      const { counts, total, ...parts } = historyCounts(testHistoryContent({ entries }));
      expect(counts.reduce((sum, [, count]) => sum + count, 0)).toBe(entries.length);
      expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(total);
      expect(total).toBe(entries.length);
    }),
  );
});

test('the data of a history is what it prints, with amounts as decimal texts', () => {
  expect(historyData(testHistoryContent())).toMatchObject({
    ...{ document: 'account-history', isInternal: true, asOf: '2026-11-21', from: null, to: null },
    entries: [
      { kind: 'payment', amount: '1200.00', by: null },
      { kind: 'activity', by: 'Carla Collins', at: '2026-10-02T08:15:00.000Z' },
      ...entryOfEachKind.slice(2).map(({ kind }) => ({ kind })),
    ],
  });
});
