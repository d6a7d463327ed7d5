import { describe, expect, it } from 'vitest';
import { promisableAccount as account } from './promisable-account.ts';
import { newPromiseDraft, withAmount, withTotal } from './promise-draft.ts';

describe('promise draft', () => {
  it('I3: proposes the amount to collect, spread over what is overdue', () => {
    const draft = newPromiseDraft(account, [], 'en-GB');
    expect(draft.totalText).toBe('800.00');
    expect(draft.amountTexts).toEqual({ a: '300.00', b: '500.00' });
  });

  it('proposes the whole of the chosen invoices', () => {
    const [all] = account.currencies;
    if (all === undefined) throw new Error('an account that owes nothing');
    const chosen = {
      ...account,
      claimable: account.claimable.filter((row) => row.id === 'c'),
      currencies: [{ ...all, claimableCount: 1, claimableMinor: 900, toCollectMinor: 0 }],
    };
    const choice = [{ kind: 'one', isChosen: true, id: 'c' }] as const;
    expect(newPromiseDraft(chosen, choice, 'de-DE')).toMatchObject({
      totalText: '9,00',
      amountTexts: { c: '9,00' },
      scope: choice,
    });
  });

  it('proposes the sum of all of more invoices than it holds, what a command cannot take on account', () => {
    const [all] = account.currencies;
    if (all === undefined) throw new Error('an account that owes nothing');
    const many = { ...account, currencies: [{ ...all, toCollectMinor: 100_000, claimableCount: 4 }] };
    const draft = newPromiseDraft(many, [], 'en-GB');
    expect([draft.totalText, draft.onAccountText]).toEqual(['1,000.00', '191.00']);
  });

  it('spreads another total anew', () => {
    const draft = newPromiseDraft(account, [], 'en-GB');
    expect(withTotal(account, draft, '350', 'en-GB').amountTexts).toEqual({ a: '300.00', b: '50.00' });
  });

  it.each([
    ['-5', 'en-GB'],
    ['0', 'en-GB'],
    ['', 'en-GB'],
    ['35x', 'en-GB'],
    ['12,3,4', 'en-GB'],
    ['1e3', 'en-GB'],
    ['12,345', 'de-DE'],
  ])('keeps no split of an earlier total when "%s" is typed (%s)', (text, locale) => {
    const draft = newPromiseDraft(account, [], locale);
    expect(withTotal(account, draft, text, locale)).toEqual({
      ...draft,
      totalText: text,
      amountTexts: {},
      onAccountText: '',
    });
  });

  it('follows another amount at an invoice with the total', () => {
    const draft = newPromiseDraft(account, [], 'en-GB');
    expect(withAmount(draft, 'a', '100', 'en-GB').totalText).toBe('600.00');
  });
});
