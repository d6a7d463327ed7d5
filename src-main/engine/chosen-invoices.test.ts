import { describe, expect, it } from 'vitest';
import { maxClaimedInvoices } from '../../src-shared/contract/account-invoices-view.ts';
import type { InvoiceChoice } from '../../src-shared/contract/invoice-choice.ts';
import { businessDate } from '../../src-shared/domain/calendar/business-date.ts';
import { defaultSettings } from '../../src-shared/domain/organisation/settings.ts';
import { documentOf } from './account.fixture.ts';
import { accountWith, happenings } from './account-happenings.fixture.ts';
import { chosenInvoices, claimableInvoices } from './chosen-invoices.ts';

const rules = { today: businessDate('2026-03-31'), settings: defaultSettings };
const all: InvoiceChoice = [{ kind: 'range', isChosen: true, bucket: null, ends: null }];
const one = (id: string, isChosen = true) => ({ kind: 'one' as const, id, isChosen });

/** Four invoices: two of 100.00 EUR, a credit note of 40.00 EUR, one of 5.00 USD that is due first. */
const mixed = {
  ...accountWith(2),
  invoices: [
    ...accountWith(2).invoices,
    documentOf('invoices', { id: 'credit', number: 'C-1', type: 'credit-note', amountMinor: -4_000 }),
    documentOf('invoices', {
      id: 'usd',
      number: 'U-1',
      currency: 'USD',
      dueDate: '2025-12-31',
      amountMinor: 500,
    }),
  ],
};

describe('what is chosen of the invoices of an account', () => {
  it('is added up over all of them per currency, credits left out', () => {
    expect(chosenInvoices(mixed, rules, { bucket: null, choice: all })).toEqual({
      count: 3,
      totals: [
        { currency: 'USD', openMinor: 500 },
        { currency: 'EUR', openMinor: 20_000 },
      ],
      oldestDaysPastDue: 90,
      shownCount: 3,
      shownChosenCount: 3,
    });
  });

  it('counts apart what is shown of it', () => {
    const buckets = new Set([0, 1, 2, 3, 4]);
    const counts = [...buckets].map((bucket) =>
      chosenInvoices(mixed, rules, { bucket, choice: [...all, one('i0', false)] }),
    );
    expect(counts.map(({ count }) => count)).toEqual([2, 2, 2, 2, 2]);
    expect(counts.reduce((sum, { shownCount }) => sum + shownCount, 0)).toBe(3);
    expect(counts.reduce((sum, { shownChosenCount }) => sum + shownChosenCount, 0)).toBe(2);
  });

  it('loses an invoice that was paid meanwhile', () => {
    const paid = happenings.payment?.(mixed, 0) ?? mixed;
    const { count, totals } = chosenInvoices(paid, rules, { bucket: null, choice: [one('i0'), one('i1')] });
    expect([count, totals]).toEqual([1, [{ currency: 'EUR', openMinor: 10_000 }]]);
  });
});

describe('what a promise or a dispute may take', () => {
  it('is told per currency, with what is taken already', () => {
    const disputed = {
      ...mixed,
      disputes: [documentOf('disputes', { id: 'd1', items: [{ invoiceId: 'i0', amountMinor: 10_000 }] })],
    };
    const { head, rows } = claimableInvoices(disputed, rules, { claim: 'promise', choice: all });
    expect(rows.map((row) => row.id)).toEqual(['usd', 'i1']);
    expect(head.currencies).toEqual([
      {
        currency: 'USD',
        chosen: { count: 1, numbers: ['U-1'] },
        taken: { count: 0, numbers: [] },
        claimableCount: 1,
        claimableMinor: 500,
        toCollectMinor: 500,
      },
      {
        currency: 'EUR',
        chosen: { count: 2, numbers: ['I-0', 'I-1'] },
        taken: { count: 1, numbers: ['I-0'] },
        claimableCount: 1,
        claimableMinor: 10_000,
        toCollectMinor: 10_000,
      },
    ]);
  });

  it('D1: a dispute may take what is promised, and no more than is left of a disputed one', () => {
    const claimed = happenings.dispute?.(happenings.promise?.(mixed, 0) ?? mixed, 0) ?? mixed;
    const { head } = claimableInvoices(claimed, rules, { claim: 'dispute', choice: [one('i0')] });
    expect(head.currencies).toMatchObject([{ currency: 'EUR', claimableCount: 1, claimableMinor: 9_100 }]);
  });

  it('D1, I3: a dispute may not take what was approved to be written off, nor what is credited and not applied', () => {
    const items = [{ invoiceId: 'i0', amountMinor: 4_000 }];
    for (const settling of [
      { state: 'approved' },
      { state: 'settled', kind: 'credit-note', settledBy: 'credit', amountMinor: 4_000 },
    ] as const) {
      const requests = [documentOf('requests', { id: 'r1', items, ...settling })];
      const query = { claim: 'dispute' as const, choice: [one('i0')] };
      const { head } = claimableInvoices({ ...mixed, requests }, rules, query);
      expect(head.currencies).toMatchObject([{ claimableMinor: 6_000 }]);
    }
  });

  it('I3: leaves out what was approved to be written off, which the invoice shows apart', () => {
    const request = { state: 'approved' as const, items: [{ invoiceId: 'i0', amountMinor: 4_000 }] };
    const written = {
      ...mixed,
      requests: [documentOf('requests', { id: 'r1', kind: 'write-off', ...request })],
    };
    const { head, rows } = claimableInvoices(written, rules, { claim: 'promise', choice: [one('i0')] });
    expect(head.currencies).toMatchObject([{ claimableMinor: 6_000, toCollectMinor: 6_000 }]);
    expect(rows).toMatchObject([
      { id: 'i0', openMinor: 10_000, adjustedMinor: 4_000, promisableMinor: 6_000 },
    ]);
  });

  it('is all that is open where nothing is chosen', () => {
    const { rows } = claimableInvoices(mixed, rules, { claim: 'promise', choice: [] });
    expect(rows.map((row) => row.id)).toEqual(['usd', 'i0', 'i1']);
  });

  it('is sent as far as a command can take it, and added up in full', () => {
    const large = accountWith(3_000);
    const { head, rows } = claimableInvoices(large, rules, { claim: 'promise', choice: all });
    expect(rows).toHaveLength(maxClaimedInvoices);
    expect(head.currencies).toMatchObject([{ claimableCount: 3_000, claimableMinor: 30_000_000 }]);
    const dueDates = large.invoices.map((invoice) => invoice.dueDate).sort();
    expect(rows.map((row) => row.dueDate)).toEqual(dueDates.slice(0, maxClaimedInvoices));
  });
});
