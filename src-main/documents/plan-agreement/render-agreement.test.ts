import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlanAgreementContent } from '../../engine/ports/documents-port.ts';
import { canReadPdf, flat, pdfPages } from '../pdf-text.fixture.ts';
import { createDocumentRenderer } from '../render-document.ts';
import { testAgreementContent } from './agreement-content.fixture.ts';
import { agreementSums } from './agreement-sums.ts';

const render = createDocumentRenderer(join(import.meta.dirname, '..', '..', '..', 'resources'));
const print = async (content: PlanAgreementContent) => flat(pdfPages((await render(content)).pdf).join(' '));
const monthly = (count: number) => ({ by: 'count', count, frequency: 'monthly', firstDate: '2026-12-01' });

describe.runIf(canReadPdf)('the printed agreement', () => {
  test('N1: names the parties, what is owed, every instalment, and sums that are the same', async () => {
    const text = await print(testAgreementContent());
    expect(text).toContain('Payment plan agreement');
    expect(text).toContain('Albrecht Stahlhandel GmbH Hartmann Gerüstbau GmbH');
    expect(text).toContain('represented by Ida Brandt');
    expect(text).toContain('RE-20817 4 Aug 2026 3 Sept 2026 14,300.00');
    expect(text).toContain('Owed 32,372.30');
    expect(text).toContain('1 1 December 2026 5,395.38 26,976.92');
    expect(text).toContain('6 1 May 2027 5,395.40 0.00');
    expect(text).toContain('Total of all instalments 32,372.30');
    expect(text).toContain('EUR instalments 32,372.30 = owed 32,372.30 + interest 0.00 + fee 0.00 · input');
    expect(text).toContain('IBAN DE02 1203 0000 0000 2020 51');
    expect(text).toContain('Place, date, signature');
    expect(text).not.toContain('Principal');
    expect(text).not.toMatch(/PROPOSAL|Draft|no longer valid/);
  });

  test('N1: shows interest, how it is counted, fee and down payment where there are any', async () => {
    const terms = {
      instalments: monthly(3),
      interestRate: '4.5',
      feeMinor: 1_000,
      downPayment: { amountMinor: 300_000, date: '2026-11-25' },
    };
    const content = testAgreementContent({ terms, amountsMinor: [900_000] });
    const sums = agreementSums(content);
    const text = await print(content);
    expect(sums.interestMinor).toBeGreaterThan(0);
    expect(sums.totalMinor).toBe(900_000 + sums.interestMinor + 1_000);
    expect(text).toContain('No. Due on Principal Interest Fee To pay (EUR) Then left');
    expect(text).toContain('Down payment 25 November 2026 3,000.00 0.00 0.00 3,000.00');
    expect(text).toContain('Interest of 4.5 % per year on what is still to be paid.');
    expect(text).toContain(
      'Each instalment, the first too, bears the interest of a whole month, however many days lie before it.',
    );
    const byDays = testAgreementContent({ terms, conventions: { dayCount: 'actual/360' } });
    expect(await print(byDays)).toContain(
      'Interest is counted by days from the date of this agreement, 360 days to the year.',
    );
    const flatRate = testAgreementContent({ terms, conventions: { interestMethod: 'flat' } });
    expect(await print(flatRate)).toContain('per year on the whole amount owed');
  });

  test('speaks German', async () => {
    const text = await print(testAgreementContent({ changes: { locale: 'de' } }));
    expect(text).toContain('Ratenzahlungsvereinbarung');
    expect(text).toContain('1 1. Dezember 2026 5.395,38 26.976,92');
    expect(text).toContain('innerhalb von 5 Tagen nach Fälligkeit');
  });

  test.each([
    [
      { graceDays: 0, missesToDefault: 1 },
      'If an instalment has not been paid in full on its due date, this plan',
    ],
    [{ graceDays: 1, missesToDefault: 1 }, 'in full within 1 day of its due date, this plan ends'],
    [{ graceDays: 9, missesToDefault: 2 }, 'If 2 instalments have not been paid in full, each within 9 days'],
  ])('N3: says with %j when the plan ends', async (policy, sentence) => {
    expect(await print(testAgreementContent({ changes: { policy } }))).toContain(sentence);
  });

  test.each([
    ['draft', 'Draft Nothing in it is agreed yet.'],
    [
      'awaiting-approval',
      'Proposal: not approved yet It is valid once Albrecht Stahlhandel GmbH has approved it',
    ],
    ['refused', 'Refused: not valid'],
    ['replaced', 'Replaced: no longer valid'],
    ['ended', 'The plan was cancelled on 3 January 2027.'],
  ] as const)('N4, N5: one that is %s is marked as such', async (standing, words) => {
    const changes = { standing, endedOn: standing === 'ended' ? '2027-01-03' : null };
    expect(await print(testAgreementContent({ changes }))).toContain(words);
  });

  test('says who has signed and when', async () => {
    const changes = { standing: 'in-force', signed: { on: '2026-11-23', by: 'Ida Brandt' } } as const;
    const text = await print(testAgreementContent({ changes }));
    expect(text).toContain('Signed by Ida Brandt on 23 November 2026');
    expect(text).toContain('Signed on 23 November 2026');
  });

  test('sixty instalments go over pages that repeat title and head', async () => {
    const { pdf, pageCount } = await render(testAgreementContent({ terms: { instalments: monthly(60) } }));
    const pages = pdfPages(pdf).map(flat);
    expect(pageCount).toBe(3);
    expect(pages.slice(0, 2).every((page) => page.includes('Instalments No. Due on To pay (EUR)'))).toBe(
      true,
    );
    for (const [index, page] of pages.entries()) expect(page).toContain(`Page ${index + 1} of ${pageCount}`);
    expect(pages[1]).toContain('Payment plan agreement · Account 10482 · Hartmann Gerüstbau GmbH');
  });

  test.each([
    ['JPY', '3,237,230'],
    ['KWD', '3,237.230'],
  ])('M1: %s has its own digits', async (currency, total) => {
    expect(await print(testAgreementContent({ currency }))).toContain(`${currency} instalments ${total} =`);
  });

  test('lets an invoice that the ledger has no more be told by its amount', async () => {
    const text = await print(testAgreementContent({ changes: { invoices: [] } }));
    expect(text).toContain('no longer on the account – – 14,300.00');
  });
});

test('N1: on every agreement the instalments sum to what is owed with interest and fee', () => {
  // Of much smaller amounts the roundings of 60 instalments can leave nothing for the last: no plan (N2).
  const any = fc.record({
    currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
    amountsMinor: fc.array(fc.integer({ min: 10_000, max: 5_000_000 }), { minLength: 1, maxLength: 5 }),
    count: fc.integer({ min: 1, max: 60 }),
    rate: fc.constantFrom(null, '0', '4.5', '12'),
    feeMinor: fc.integer({ min: 0, max: 10_000 }),
    interestMethod: fc.constantFrom('annuity', 'declining', 'flat'),
    feeSpread: fc.constantFrom('first', 'split'),
  });
  fc.assert(
    fc.property(any, ({ currency, amountsMinor, count, rate, feeMinor, interestMethod, feeSpread }) => {
      const terms = { instalments: monthly(count), interestRate: rate, feeMinor };
      const conventions = { interestMethod, feeSpread } as const;
      const sums = agreementSums(testAgreementContent({ currency, amountsMinor, terms, conventions }));
      const owedMinor = amountsMinor.reduce((sum, amountMinor) => sum + amountMinor, 0);
      expect(sums.principalMinor).toBe(owedMinor);
      expect(sums.feeMinor).toBe(feeMinor);
      expect(sums.instalments.reduce((sum, one) => sum + one.totalMinor, 0)).toBe(
        owedMinor + sums.interestMinor + feeMinor,
      );
      expect(sums.instalments.at(-1)?.restMinor).toBe(0);
    }),
  );
});

test('no paper is made of instalments that do not add up', () => {
  const content = testAgreementContent();
  const [, ...instalments] = content.version.instalments;
  const torn = { ...content, version: { ...content.version, instalments } };
  expect(() => render(torn)).toThrow('do not add up');
});

test('the same version is the same bytes', async () => {
  const [first, again] = [await render(testAgreementContent()), await render(testAgreementContent())];
  expect(Buffer.from(again.pdf).equals(Buffer.from(first.pdf))).toBe(true);
  expect(first).toMatchObject({ fileName: 'payment-plan-10482-v1.pdf', asOf: '2026-11-21' });
});
