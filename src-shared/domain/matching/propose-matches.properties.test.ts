import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { addDays, businessDate } from '../calendar/business-date.ts';
import { defaultMatchingPolicy } from './matching-policy.ts';
import { type OpenItem, type PaymentNotice, paymentNoticeSchema } from './open-item.ts';
import type { MatchProposal, MatchResult } from './proposal.ts';
import { proposeMatches } from './propose-matches.ts';

const firstDue = businessDate('2026-01-01');
const terms = { name: '2/10 net 30', of: 'account' } as const;
const sum = (amounts: readonly { amountMinor: number }[]) =>
  amounts.reduce((total, { amountMinor }) => total + amountMinor, 0);

const anyItem = fc.record({
  number: fc.integer({ min: 20_401, max: 20_412 }),
  openMinor: fc.oneof(
    fc.integer({ min: 1, max: 40 }).map((units) => units * 100),
    fc.integer({ min: 1, max: 100_000 }),
    fc.integer({ min: -5_000, max: -1 }),
  ),
  age: fc.integer({ min: 0, max: 20 }),
  discountMinor: fc.option(fc.integer({ min: 1, max: 300 })),
  isForeign: fc.nat(9).map((digit) => digit === 0),
});
const anyItems = fc.array(anyItem, { maxLength: 14 }).map((drawn) =>
  drawn.map(({ number, openMinor, age, discountMinor, isForeign }, index): OpenItem => {
    const currency = isForeign ? 'USD' : 'EUR';
    const invoice = buildInvoice({ id: `id-${index}`, currency, dueDate: addDays(firstDue, age) });
    const discountDate = addDays(firstDue, 60 + age);
    return {
      invoiceId: invoice.id,
      number: String(number),
      currency: invoice.currency,
      invoiceDate: invoice.invoiceDate,
      dueDate: invoice.dueDate,
      openMinor,
      discount: discountMinor === null ? null : { discountDate, discountMinor, terms },
    };
  }),
);

const anyNumbers = fc.array(fc.integer({ min: 20_401, max: 20_413 }), { maxLength: 4 });
const anyLine = fc.record(
  {
    reference: fc.integer({ min: 20_401, max: 20_413 }).map(String),
    amountMinor: fc.integer({ min: -5_000, max: 5_000 }),
  },
  { requiredKeys: ['reference'] },
);

type Case = {
  readonly items: readonly OpenItem[];
  readonly chosen: readonly OpenItem[];
  readonly difference: number;
  readonly numbers: readonly number[];
  readonly lines: PaymentNotice['remittanceLines'];
};

/** Payments that often fit: the sum of some items, with or without a small difference. */
const anyCase = anyItems.chain(
  (items): fc.Arbitrary<Case> =>
    fc.record({
      items: fc.constant(items),
      chosen: fc.subarray([...items]),
      difference: fc.constantFrom(0, 0, 0, 1, -1, 25, -200, 5_000),
      numbers: anyNumbers,
      lines: fc.array(anyLine, { maxLength: 3 }),
    }),
);

function noticeOf({ chosen, difference, numbers, lines }: Case): PaymentNotice {
  const total = chosen.reduce((all, item) => all + item.openMinor, difference);
  return paymentNoticeSchema.parse({
    currency: 'EUR',
    amountMinor: Math.max(1, total),
    receivedOn: '2026-03-10',
    reference: numbers.length === 0 ? '' : `inv ${numbers.join(', ')}`,
    remittanceLines: lines,
  });
}

const propose = (drawn: Case): MatchResult =>
  proposeMatches(noticeOf(drawn), drawn.items, defaultMatchingPolicy);

function forEachProposal(check: (proposal: MatchProposal, drawn: Case, amountMinor: number) => void): void {
  fc.assert(
    fc.property(anyCase, (drawn) => {
      for (const proposal of propose(drawn).proposals) check(proposal, drawn, noticeOf(drawn).amountMinor);
    }),
    { numRuns: 400 },
  );
}

describe('matching, for any account and payment', () => {
  test('R3: allocations sum with what stays on account to the payment, and to no more than it', () => {
    forEachProposal((proposal, _, amountMinor) => {
      expect(sum(proposal.allocations) + proposal.onAccountMinor).toBe(amountMinor);
      expect(proposal.onAccountMinor).toBeGreaterThanOrEqual(0);
      expect(sum(proposal.allocations)).toBeLessThanOrEqual(amountMinor);
    });
  });

  test('R3: applying a proposal takes no item below nothing, no credit above it, and touches each item once', () => {
    forEachProposal((proposal, { items }) => {
      const taken = new Map<string, number>();
      for (const { invoiceId, amountMinor } of [
        ...proposal.allocations,
        ...proposal.discounts,
        ...proposal.tolerated,
      ]) {
        taken.set(invoiceId, (taken.get(invoiceId) ?? 0) + amountMinor);
      }
      const open = new Map<string, OpenItem>(items.map((item) => [item.invoiceId, item]));
      for (const [invoiceId, amountMinor] of taken) {
        const item = open.get(invoiceId);
        expect(item?.currency).toBe('EUR');
        const left = (item?.openMinor ?? 0) - amountMinor;
        expect(left * Math.sign(item?.openMinor ?? 0)).toBeGreaterThanOrEqual(0);
        const short = proposal.shortPaid.find((one) => one.invoiceId === invoiceId);
        if ((item?.openMinor ?? 0) > 0) expect(short?.openMinor ?? 0).toBe(left);
      }
      const ids = proposal.allocations.map((one) => one.invoiceId);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  test('R5: the order of the items changes nothing', () => {
    const shuffled = anyCase.chain((drawn) =>
      fc.tuple(fc.constant(drawn), fc.shuffledSubarray([...drawn.items], { minLength: drawn.items.length })),
    );
    fc.assert(
      fc.property(shuffled, ([drawn, items]) => {
        expect(propose({ ...drawn, items })).toEqual(propose(drawn));
      }),
      { numRuns: 300 },
    );
  });

  test('R5: only the first proposal may be automatic, and only when nothing speaks against it', () => {
    forEachProposal((proposal) => {
      expect(proposal.isAutomatic).toBe(proposal.manualBecause.length === 0);
      if (!proposal.isAutomatic) return;
      expect(proposal.score).toBeGreaterThanOrEqual(defaultMatchingPolicy.automaticFrom);
      expect(proposal).toMatchObject({ isAmbiguous: false, gaveUp: false, shortPaid: [] });
      expect(proposal.evidence.length).toBeGreaterThan(0);
    });
    fc.assert(
      fc.property(anyCase, (drawn) => {
        const { proposals } = propose(drawn);
        expect(proposals.slice(1).filter((one) => one.isAutomatic)).toEqual([]);
        expect(proposals.map((one) => one.score)).toEqual(
          proposals.map((one) => one.score).toSorted((a, b) => b - a),
        );
      }),
      { numRuns: 200 },
    );
  });

  test('R5: the score is the sum of its steps, held within 0 and 100', () => {
    forEachProposal(({ score, scoreSteps }) => {
      const total = scoreSteps.reduce((all, step) => all + step.points, 0);
      expect(score).toBe(Math.min(100, Math.max(0, total)));
    });
  });

  test('R5: what was paid is among the proposals or contested, when the amount is the sum of some invoices', () => {
    fc.assert(
      fc.property(anyCase, (drawn) => {
        const chosen = drawn.chosen.filter((item) => item.currency === 'EUR' && item.openMinor > 0);
        fc.pre(chosen.length > 0);
        const exact = { ...drawn, chosen, difference: 0, numbers: [], lines: [] };
        const { proposals } = propose(exact);
        const settled = proposals.filter((one) => one.onAccountMinor === 0 && one.shortPaid.length === 0);
        const ids = new Set<string>(chosen.map((item) => item.invoiceId));
        const isFound = settled.some(
          ({ allocations }) =>
            allocations.length === ids.size && allocations.every((one) => ids.has(one.invoiceId)),
        );
        expect(isFound || settled.some((one) => one.isAmbiguous)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
