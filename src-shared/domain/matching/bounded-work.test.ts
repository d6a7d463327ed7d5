import { describe, expect, test } from 'vitest';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { invoiceIdSchema } from '../ids.ts';
import { defaultMatchingPolicy, type MatchingPolicy } from './matching-policy.ts';
import { type OpenItem, paymentNoticeSchema } from './open-item.ts';
import { proposeMatches } from './propose-matches.ts';

function openItems(count: number, numberOf: (index: number) => string): OpenItem[] {
  const { currency, invoiceDate, dueDate, id } = buildInvoice();
  return Array.from({ length: count }, (_, index) => {
    const invoiceId = invoiceIdSchema.parse(`${id}-${index}`);
    const openMinor = 10_001 + 7 * index;
    return { invoiceId, number: numberOf(index), currency, invoiceDate, dueDate, openMinor, discount: null };
  });
}

const numbered = (index: number) => `R-2026-${String(index).padStart(6, '0')}`;

function notice(amountMinor: number, reference: string, lines: readonly string[] = []) {
  const remittanceLines = lines.map((line) => ({ reference: line }));
  return paymentNoticeSchema.parse({
    ...{ currency: 'EUR', amountMinor, receivedOn: '2026-03-31', reference, remittanceLines },
  });
}

function propose(
  payment: ReturnType<typeof notice>,
  items: readonly OpenItem[],
  bounds: Partial<MatchingPolicy> = {},
) {
  return proposeMatches(payment, items, { ...defaultMatchingPolicy, ...bounds });
}

describe('the bound on the work of a match', () => {
  test('R5: a thousand lines on 20,000 items are read', () => {
    const items = openItems(20_000, numbered);
    const lines = items.slice(0, 1_000).map((item) => item.number);
    const { unreadTexts, unmatchedLines, proposals } = propose(notice(1, '', lines), items);
    expect([unreadTexts, unmatchedLines]).toEqual([0, []]);
    expect(proposals[0].rule).toBe('remittance-lines');
  });

  test('R5: lines beyond it are counted, name nothing and make no proposal automatic', () => {
    const items = openItems(10_000, numbered);
    const lines = items.map((item) => item.number);
    const total = items.reduce((sum, item) => sum + item.openMinor, 0);
    const { unreadTexts, unmatchedLines, proposals } = propose(notice(total, '', lines), items);
    expect(unreadTexts).toBeGreaterThan(0);
    expect(unreadTexts).toBeLessThan(lines.length);
    expect(unmatchedLines).toEqual(
      Array.from({ length: unreadTexts }, (_, index) => lines.length - unreadTexts + index),
    );
    for (const proposal of proposals) {
      expect(proposal.isAutomatic).toBe(false);
      expect(proposal.manualBecause).toContain('search-gave-up');
    }
  });

  test('R5: the reference comes before the lines, and is read on an account of any size', () => {
    const items = openItems(2_000, numbered);
    const lines = items.map((item) => item.number);
    const bounds = { maxSteps: 1_000 };
    const { proposals, unreadTexts } = propose(
      notice(10_001 + 7 * 1_999, numbered(1_999), lines),
      items,
      bounds,
    );
    expect(unreadTexts).toBeGreaterThan(0);
    expect(proposals[0]).toMatchObject({ rule: 'reference', onAccountMinor: 0, selection: 'named' });
  });

  test('R5: a line that names thousands of items at once ends the reading', () => {
    const items = openItems(20_000, () => '20417');
    const { unreadTexts, proposals } = propose(notice(1, '20417', ['20417', 'R-1']), items);
    expect(unreadTexts).toBe(3);
    expect(proposals.map((one) => one.rule)).toEqual(['on-account']);
    expect(proposals[0].manualBecause).toContain('search-gave-up');
  });

  test('R5: a search for the amount gets what the items have left, and says that it gave up', () => {
    const items = openItems(400, numbered);
    const sum = [3, 90, 200].reduce((total, index) => total + (items[index]?.openMinor ?? 0), 0);
    const found = propose(notice(sum, ''), items);
    expect(found.amountSearch?.searched.steps).toBeGreaterThan(0);
    const missed = propose(notice(sum, ''), items, { maxSteps: 16_000 });
    expect(missed.amountSearch).toMatchObject({ count: 0, gaveUp: true, searched: { steps: 0 } });
    expect(missed.proposals.map((one) => one.rule)).toEqual(['on-account']);
  });

  test('R5: a list of items that was asked before answers as a new one does', () => {
    const items = openItems(50, numbered);
    const payments = [
      notice(10_001, ''),
      notice(10_001, numbered(0)),
      notice(20_009, '', [numbered(0), numbered(1)]),
      notice(10_001, 'R 2026 7'),
    ];
    for (const payment of [...payments, ...payments]) {
      expect(propose(payment, items)).toEqual(propose(payment, [...items]));
    }
  });
});
