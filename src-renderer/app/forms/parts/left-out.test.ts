import { describe, expect, it } from 'vitest';
import type { ClaimableCurrency } from '../../../../src-shared/contract/account-invoices-view.ts';
import { claimableCount, leftOutInvoices } from './left-out.ts';

const inCurrency = (
  currency: string,
  chosen: readonly string[],
  taken: readonly string[],
): ClaimableCurrency => ({
  currency,
  chosen: { count: chosen.length, numbers: chosen },
  taken: { count: taken.length, numbers: taken },
  claimableCount: chosen.length - taken.length,
  claimableMinor: 0,
  toCollectMinor: 0,
});
const all = [{ kind: 'range', isChosen: true, bucket: null, ends: null }] as const;
const currencies = [inCurrency('EUR', ['A', 'B'], ['B']), inCurrency('USD', ['C'], [])];

describe('left-out invoices', () => {
  it('names the chosen ones that a form does not list, with why', () => {
    expect(leftOutInvoices(currencies, all, 'EUR')).toEqual([
      { reason: 'currency', count: 1, numbers: ['C'] },
      { reason: 'taken', count: 1, numbers: ['B'] },
    ]);
  });

  it('names none where nobody chose', () => {
    expect(leftOutInvoices(currencies, [], 'EUR')).toEqual([]);
  });

  it('counts those that are left to take, in their currency', () => {
    expect(claimableCount(currencies, 'EUR')).toBe(1);
    expect(claimableCount(currencies, 'GBP')).toBe(0);
  });
});
