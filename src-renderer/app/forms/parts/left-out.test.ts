import { describe, expect, it } from 'vitest';
import { promisableAccount } from '../promise/promisable-account.ts';
import { leftOutInvoices } from './left-out.ts';

const [b, a, c] = promisableAccount.openInvoices;

describe('left-out invoices', () => {
  it('names the chosen ones that a form does not list, with why', () => {
    if (a === undefined || b === undefined || c === undefined) throw new Error('three invoices expected');
    const open = [a, b, { ...c, currency: 'USD' }];
    expect(leftOutInvoices(open, ['a', 'b', 'c'], 'EUR', [a])).toEqual([
      { reason: 'currency', numbers: ['C'] },
      { reason: 'taken', numbers: ['B'] },
    ]);
    expect(leftOutInvoices(open, [], 'EUR', [a])).toEqual([]);
  });
});
