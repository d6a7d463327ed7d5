import fc from 'fast-check';
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
    const { unreadTexts, unmatchedLines, proposals } = propose(notice(totalOf(items), '', lines), items);
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

  test('R5: whenever its time is over, a match says so and proposes no more than there is', () => {
    const items = openItems(300, numbered);
    const lines = items.slice(0, 200).map((item) => item.number);
    const payment = notice(totalOf(items.slice(0, 200)), '', lines);
    const asked = askedTimes(() => false);
    const whole = proposeMatches(payment, items, defaultMatchingPolicy, asked.isLate);
    expect([whole.unreadTexts, whole.amountSearch?.gaveUp]).toEqual([0, undefined]);
    fc.assert(
      fc.property(fc.nat(asked.times()), (inTime) => {
        const { isLate } = askedTimes((times) => times > inTime);
        const { proposals, unreadTexts, amountSearch } = proposeMatches(
          payment,
          items,
          defaultMatchingPolicy,
          isLate,
        );
        const gaveUp = unreadTexts > 0 || amountSearch?.gaveUp === true;
        const isWhole = JSON.stringify(proposals) === JSON.stringify(whole.proposals);
        expect(gaveUp || isWhole).toBe(true);
        for (const { allocations, onAccountMinor, isAutomatic } of proposals) {
          const applied = allocations.reduce((sum, one) => sum + one.amountMinor, 0);
          expect(applied + onAccountMinor).toBe(payment.amountMinor);
          if (unreadTexts > 0) expect(isAutomatic).toBe(false);
        }
      }),
    );
  });

  test('R5: a match that is late from the beginning reads nothing and leaves the payment on account', () => {
    const items = openItems(20, numbered);
    const { proposals, unreadTexts, amountSearch } = proposeMatches(
      notice(30_000, numbered(0), [numbered(1)]),
      items,
      defaultMatchingPolicy,
      () => true,
    );
    expect([unreadTexts, amountSearch?.gaveUp]).toEqual([2, true]);
    expect(proposals.map((one) => one.rule)).toEqual(['on-account']);
  });
});

/** A deadline that counts how often it is asked. */
function askedTimes(isLateAfter: (times: number) => boolean) {
  let times = 0;
  const isLate = () => {
    times += 1;
    return isLateAfter(times);
  };
  return { isLate, times: () => times };
}

function totalOf(items: readonly OpenItem[]): number {
  return items.reduce((sum, item) => sum + item.openMinor, 0);
}
