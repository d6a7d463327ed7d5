import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import type { DisputeAcknowledgementContent } from '../../engine/ports/documents-port.ts';
import { canReadPdf, flat, pdfPages } from '../pdf-text.fixture.ts';
import { createDocumentRenderer } from '../render-document.ts';
import { decidedContent, testAcknowledgementContent } from './acknowledgement-content.fixture.ts';
import { acknowledgementSums } from './acknowledgement-sums.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', '..', 'resources'));
const print = (content: DisputeAcknowledgementContent) => flat(pdfPages(render(content).pdf).join(' '));

describe.runIf(canReadPdf)('the printed acknowledgement of a dispute', () => {
  test('D1, D3: says what is disputed and why, by when the answer comes, and what holds until then', () => {
    const text = print(testAcknowledgementContent());
    expect(text).toContain('Acknowledgement of your dispute');
    expect(text).toContain('Dear Ida Brandt,');
    expect(text).toContain('Case no. 9F3A-02C1');
    expect(text).toContain('Received on 21 November 2026');
    expect(text).toContain('Reason quantity');
    expect(text).toContain('expect to give you our answer by 1 December 2026.');
    expect(text).toContain('we neither send reminders for the disputed amounts nor collect them');
    expect(text).toContain('RE-20988 24 Sept 2026 24 Oct 2026 4,000.00');
    expect(text).toContain('Total 6,200.00');
    expect(text).toContain('What you told us Only 40 of the 60 ledger frames arrived on 12 November.');
    expect(text).toContain('EUR invoices 6,200.00 = disputed 6,200.00 · input');
    expect(text).not.toMatch(/CANCELLED|Accepted|decided/i);
  });

  test('speaks German', () => {
    const text = print(testAcknowledgementContent({ changes: { locale: 'de' } }));
    expect(text).toContain('Eingangsbestätigung Ihrer Reklamation');
    expect(text).toContain('Vorgang Nr. 9F3A-02C1');
    expect(text).toContain('voraussichtlich bis zum 1. Dezember 2026');
    expect(text).toContain('Strittige Beträge');
    expect(text).toContain('Grund Menge');
  });

  test("D2: names the organisation's own reason, and its code where nobody has words for it", () => {
    const reason = { code: 'Z1', key: '', label: { en: 'late truck', de: 'LKW zu spät' } };
    const own = { dispute: { reasonCode: 'Z1' }, changes: { reason } };
    expect(print(testAcknowledgementContent(own))).toContain('Reason late truck');
    const none = { dispute: { reasonCode: 'Z9' }, changes: { reason: null } };
    expect(print(testAcknowledgementContent(none))).toContain('Reason Z9');
  });

  test('says that the answer waits for the customer', () => {
    const changes = { standing: { is: 'waiting-for-customer', on: null }, answerBy: null } as const;
    const text = print(testAcknowledgementContent({ changes }));
    expect(text).toContain('we need your reply to our questions');
    expect(text).toContain('neither send reminders');
    expect(text).not.toContain('Our answer by');
  });

  test('D1: a case that is not answered in time promises no day that is past', () => {
    const standing = { is: 'late', on: businessDate('2026-12-02') } as const;
    const text = print(testAcknowledgementContent({ changes: { standing, answerBy: null } }));
    expect(text).toContain('We are sorry that this takes longer than planned');
    expect(text).toContain('neither send reminders');
    expect(text).not.toMatch(/1 December|Decided on|Our answer by/);
  });

  test('D4: says of a decided case what is accepted of each invoice and what stays due', () => {
    const text = print(decidedContent('partly-accepted', { is: 'awaited', number: null }));
    expect(text).toMatch(
      /accept it in part: 4,000\.00\sEUR of 6,200\.00\sEUR\. The remaining 2,200\.00\sEUR is due/,
    );
    expect(text).toMatch(/arranging a credit of 4,000\.00\sEUR/);
    expect(text).toContain('Decided on 27 November 2026');
    expect(text).toContain('Disputed (EUR) Accepted Due as agreed');
    expect(text).toContain('RE-20988 24 Sept 2026 24 Oct 2026 4,000.00 4,000.00 0.00');
    expect(text).toContain('Total 6,200.00 4,000.00 2,200.00');
    expect(text).toContain('EUR accepted 4,000.00 + not accepted 2,200.00 = disputed 6,200.00');
    expect(text).not.toContain('our answer by');
  });

  test.each([
    [{ is: 'credit-note', number: 'GS-00311' }, 'to your account with credit note GS-00311.'],
    [{ is: 'credit-note', number: null }, 'EUR to your account.'],
    [{ is: 'taken-off', number: null }, 'EUR off the invoices.'],
  ] as const)('D4: says with %j what became of what was accepted', (credit, words) => {
    const text = print(decidedContent('accepted', credit));
    expect(text).toContain('accept it in full');
    expect(text).toContain(words);
  });

  test('says that nothing is accepted', () => {
    const text = print(decidedContent('rejected'));
    expect(text).toContain('cannot accept it. The amounts below are due as agreed.');
    expect(text).toContain('Total 6,200.00 0.00 6,200.00');
  });

  test('marks a case that was cancelled', () => {
    const standing = { is: 'cancelled', on: businessDate('2026-11-24') } as const;
    const text = print(testAcknowledgementContent({ changes: { standing, answerBy: null } }));
    expect(text).toContain('Cancelled: no longer pursued This case was cancelled on 24 November 2026.');
    expect(text).not.toContain('neither send reminders');
  });

  test('a description of 20,000 characters flows over pages and no word of it is lost', () => {
    const words = Array.from({ length: 2_000 }, (_, index) => `word${String(index).padStart(5, '0')}`);
    const { pdf, pageCount } = render(
      testAcknowledgementContent({ dispute: { description: words.join(' ').slice(0, 20_000) } }),
    );
    const text = flat(pdfPages(pdf).join(' '));
    expect(pageCount).toBeGreaterThan(3);
    for (const word of words) expect(text).toContain(word);
    expect(text).toContain('Kind regards Albrecht Stahlhandel GmbH');
  });

  test('a description without a blank, and one of nothing but line breaks, hurt nothing', () => {
    const whole = testAcknowledgementContent({ dispute: { description: 'x'.repeat(20_000) } });
    const printed = pdfPages(render(whole).pdf).join(' ').match(/x/g) ?? [];
    expect(printed.length).toBeGreaterThanOrEqual(20_000);
    const empty = testAcknowledgementContent({ dispute: { description: '\n'.repeat(20_000) } });
    expect(print(empty)).not.toContain('What you told us');
  });

  test('the heading of the description is never the last line of a page', () => {
    for (let count = 1; count < 24; count += 1) {
      const amountsMinor = Array.from({ length: count }, () => 100_00);
      const dispute = { description: 'Broken on arrival. '.repeat(400) };
      for (const page of pdfPages(render(testAcknowledgementContent({ amountsMinor, dispute })).pdf))
        expect(flat(page)).not.toMatch(/What you told us EUR invoices/);
    }
  });

  test('three hundred invoices are all on the paper', () => {
    const amountsMinor = Array.from({ length: 300 }, (_, index) => 10_000 + index);
    const text = print(testAcknowledgementContent({ amountsMinor }));
    for (let index = 0; index < 300; index += 1) expect(text).toContain(`RE-${20_988 + index * 31} `);
    expect(text).toContain('Total 30,448.50');
  });

  test('a case without invoices, as no ledger should bring it, is a letter all the same', () => {
    expect(print(testAcknowledgementContent({ amountsMinor: [] }))).toContain('Total 0.00');
  });
});

test('D1, D4: on every acknowledgement what is accepted and the rest sum to what is disputed, by line and in all', () => {
  const any = fc.array(
    fc
      .integer({ min: 1, max: 9_000_000_00 })
      .chain((disputed) => fc.tuple(fc.constant(disputed), fc.integer({ min: 0, max: disputed }))),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(any, (pairs) => {
      const amountsMinor = pairs.map(([disputed]) => disputed);
      const acceptedMinor = pairs.map(([, accepted]) => accepted);
      const sums = acknowledgementSums(testAcknowledgementContent({ amountsMinor, acceptedMinor }));
      for (const line of sums.lines) expect(line.acceptedMinor + line.restMinor).toBe(line.disputedMinor);
      expect(sums.acceptedMinor).toBe(acceptedMinor.reduce((sum, one) => sum + one, 0));
      expect(sums.acceptedMinor + sums.restMinor).toBe(sums.disputedMinor);
      expect(sums.disputedMinor).toBe(amountsMinor.reduce((sum, one) => sum + one, 0));
    }),
  );
});

test('D4: no paper is made where more is accepted than is disputed, or something that is not', () => {
  const more = testAcknowledgementContent({ amountsMinor: [100], acceptedMinor: [101] });
  expect(() => render(more)).toThrow('more of an invoice');
  const other = testAcknowledgementContent({ amountsMinor: [100], acceptedMinor: [0, 5] });
  expect(() => render(other)).toThrow('not disputed');
});

test('the same case is the same bytes, and its file is named after account and case', () => {
  const [first, again] = [render(testAcknowledgementContent()), render(testAcknowledgementContent())];
  expect(Buffer.from(again.pdf).equals(Buffer.from(first.pdf))).toBe(true);
  expect(first).toMatchObject({ fileName: 'dispute-10482-9F3A-02C1.pdf', asOf: '2026-11-21' });
});
