import { describe, expect, it } from 'vitest';
import { businessDate } from '../../../../src-shared/domain/calendar/business-date.ts';
import { promisableAccount as account } from '../promise/promisable-account.ts';
import { changeDraft, newPlanDraft, planCandidates, withCurrency } from './plan-draft.ts';
import { planEntryOf } from './plan-entry.fixture.ts';

const all = [{ kind: 'range', isChosen: true, bucket: null, ends: null }] as const;
describe('a first draft of a plan', () => {
  it('covers what is to be collected where nobody chose, all of what was chosen else', () => {
    expect(newPlanDraft(account, [], 'en-GB').amountTexts).toEqual({ a: '300.00', b: '500.00', c: '' });
    expect(newPlanDraft(account, all, 'en-GB').amountTexts).toEqual({ a: '300.00', b: '500.00', c: '9.00' });
  });

  it('begins at the end of the month', () => {
    expect(newPlanDraft(account, [], 'en-GB').firstDate).toBe(businessDate('2026-11-30'));
  });

  it('takes the amounts of another currency with it', () => {
    const draft = newPlanDraft(account, [], 'en-GB');
    expect(withCurrency(account, draft, 'USD', 'en-GB')).toMatchObject({ currency: 'USD', amountTexts: {} });
  });
});

describe('the draft of a change', () => {
  it('has the last terms over what is not paid, in the notation of the language', () => {
    expect(changeDraft(planEntryOf('active'), 'de-DE')).toMatchObject({
      by: 'amount',
      instalmentText: '123,45',
      frequency: 'fortnightly',
      firstDate: '2026-11-10',
      rateText: '7,5',
      feeText: '5,00',
      adjustment: 'none',
      amountTexts: { a: '200,00' },
      contactName: 'Ida',
      asDraft: false,
      changes: { planId: 'p', fromVersion: 2, heldMinor: { a: 20_000 } },
    });
  });

  it('holds nothing of invoices while the plan does not stand', () => {
    const draft = changeDraft(planEntryOf('draft'), 'en-GB');
    expect(draft).toMatchObject({ asDraft: true, changes: { heldMinor: {} } });
  });

  it('offers invoices that only the plan itself has taken', () => {
    const taken = { claimable: account.claimable.map((row) => ({ ...row, promisableMinor: 0 })) };
    const changes = { planId: 'p', fromVersion: 2, heldMinor: { a: 20_000 } };
    const ids = (held: typeof changes | null) =>
      planCandidates(taken, { currency: 'EUR', changes: held }).map((row) => row.id);
    expect(ids(changes)).toEqual(['a']);
    expect(ids(null)).toEqual([]);
  });
});
