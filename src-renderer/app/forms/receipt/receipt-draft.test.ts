import { describe, expect, it } from 'vitest';
import { promisableAccount } from '../promise/promisable-account.ts';
import { readReceiptDraft } from './read-receipt-draft.ts';
import { newReceiptDraft, withCount, withCurrency, withTotal } from './receipt-draft.ts';

const account = { ...promisableAccount, openInvoices: promisableAccount.claimable };
const draft = newReceiptDraft(account);
const read = (typed: typeof draft, locale = 'en-GB') => readReceiptDraft(account, typed, locale, null);

describe('receipt draft', () => {
  it('R3: proposes the oldest due invoices first, the rest on account', () => {
    const typed = withTotal(account, draft, '900', 'en-GB');
    expect(typed.amountTexts).toEqual({ a: '300.00', b: '500.00', c: '9.00' });
    expect(read(typed)).toMatchObject({ onAccountMinor: 91_00, problems: { fields: {}, invoices: {} } });
  });

  it('proposes what is disputed or promised, too: money that is there pays it', () => {
    const disputed = account.openInvoices.map((row) => ({ ...row, promisableMinor: 0 }));
    const typed = withTotal({ openInvoices: disputed }, draft, '10', 'en-GB');
    expect(typed.amountTexts).toEqual({ a: '10.00' });
  });

  it('leaves credit notes and other currencies alone', () => {
    const [first] = account.openInvoices;
    if (first === undefined) throw new Error('an account that owes nothing');
    const others = [
      { ...first, type: 'credit-note' as const },
      { ...first, id: 'z', currency: 'USD' },
    ];
    expect(withTotal({ openInvoices: others }, draft, '10', 'en-GB').amountTexts).toEqual({});
  });

  it('makes the counted cash the total', () => {
    const once = withCount(account, draft, { valueMinor: 50_00, text: '3' }, 'de-DE');
    const twice = withCount(account, once, { valueMinor: 20, text: '2' }, 'de-DE');
    expect(twice.totalText).toBe('150,40');
    expect(twice.amountTexts).toEqual({ a: '150,40' });
    expect(read(twice, 'de-DE').input).toMatchObject({
      amountMinor: 150_40,
      denominations: [
        { valueMinor: 50_00, count: 3 },
        { valueMinor: 20, count: 2 },
      ],
    });
  });

  it('counts nothing in another currency', () => {
    const counted = withCount(account, draft, { valueMinor: 50_00, text: '3' }, 'en-GB');
    expect(withCurrency(counted, 'USD')).toMatchObject({ totalText: '', countTexts: {}, amountTexts: {} });
  });
});

describe('reading a receipt draft', () => {
  it.each([
    ['', 'AMOUNT_NOT_POSITIVE'],
    ['0', 'AMOUNT_NOT_POSITIVE'],
    ['-5', 'AMOUNT_NOT_POSITIVE'],
    ['12.345', 'AMOUNT_UNREADABLE'],
    ['x', 'AMOUNT_UNREADABLE'],
  ])('refuses the total "%s" at its field', (totalText, code) => {
    const reading = read({ ...draft, totalText });
    expect(reading.problems.fields.total?.code).toBe(code);
    expect(reading.input).toBeNull();
  });

  it('refuses a total that is not what was counted, and a count that is none', () => {
    const counted = withCount(account, draft, { valueMinor: 50_00, text: '2' }, 'en-GB');
    const changed = withTotal(account, counted, '99', 'en-GB');
    expect(read(changed).problems.fields.counts?.code).toBe('DENOMINATIONS_MISMATCH');
    const typed = { ...changed, countTexts: { '5000': 'two' } };
    expect(read(typed).problems.fields.counts?.code).toBe('COUNT_UNREADABLE');
  });

  it('forgets what was counted where the money is no cash', () => {
    const counted = withCount(account, draft, { valueMinor: 50_00, text: '2' }, 'en-GB');
    const { input } = read({ ...counted, method: 'card', reference: ' 4711 ' });
    expect(input).toMatchObject({ method: 'card', reference: '4711', denominations: [], chequeDate: null });
  });

  it('refuses more on the invoices than was taken, and more than an invoice has open', () => {
    const typed = withTotal(account, draft, '100', 'en-GB');
    const above = { ...typed, amountTexts: { a: '100.00', b: '0.01' } };
    expect(read(above).problems.fields.total?.code).toBe('ALLOCATION_ABOVE_TOTAL');
    const large = { ...typed, totalText: '400', amountTexts: { a: '300.01' } };
    expect(read(large).problems.invoices.a?.code).toBe('AMOUNT_EXCEEDS_INVOICE');
  });

  it('keeps the date of a cheque and refuses one that cannot be read', () => {
    const cheque = { ...withTotal(account, draft, '10', 'en-GB'), method: 'cheque' as const };
    expect(read({ ...cheque, chequeDate: '2026-12-24' }).input?.chequeDate).toBe('2026-12-24');
    expect(read({ ...cheque, chequeDate: 'soon' }).problems.fields.chequeDate?.code).toBe('DATE_UNREADABLE');
  });
});
