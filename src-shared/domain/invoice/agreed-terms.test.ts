import { describe, expect, test } from 'vitest';
import { businessDate } from '../calendar/business-date.ts';
import { agreedTermsSchema, netDaysTerms } from './agreed-terms.ts';
import { paymentTermsSchema } from './payment-terms.ts';
import { dateByTerms } from './payment-terms-dates.ts';
import { readTerms } from './read-terms.ts';
import { defaultTermsPolicy, type TermsPolicy, termsPolicySchema } from './terms-policy.ts';

const named = (code: string, days: number): TermsPolicy['named'][number] => ({
  code,
  terms: paymentTermsSchema.parse(netDaysTerms(days).terms),
});
const policy: TermsPolicy = {
  ...defaultTermsPolicy,
  named: [named('ZB30', 30), named('0002', 14), named('EOM', 3)],
};
const dueOf = (text: string, of = policy) => {
  const { name, terms } = readTerms(text, of);
  const dates = terms?.portions.map(({ due }) => dateByTerms(businessDate('2026-01-15'), due).date);
  return [name, dates?.join() ?? null];
};
const issuesOf = (value: unknown) => {
  const parsed = termsPolicySchema.safeParse(value);
  return parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
};

describe('the terms of a ledger', () => {
  test.each([
    ['30', ['', '2026-02-14']],
    ['0', ['', '2026-01-15']],
    ['net 30', ['net 30', '2026-02-14']],
    ['2/10  net 30 EOM', ['2/10 net 30 EOM', '2026-03-02']],
    ['15 MFI', ['15 MFI', '2026-02-15']],
    ['30% in 15 days, 70% in 45 days', ['30% in 15 days, 70% in 45 days', '2026-01-30,2026-03-01']],
  ])('I4: %j are net days without a name, or a usual name with its meaning', (text, expected) => {
    expect(dueOf(text)).toEqual(expected);
  });

  test('I4: a code of the organisation goes before what it would mean else, however it is written', () => {
    expect(dueOf(' zb 30 ')).toEqual(['zb 30', '2026-02-14']);
    expect(dueOf('0002')).toEqual(['0002', '2026-01-29']);
    expect(dueOf('eom')).toEqual(['eom', '2026-01-18']);
    expect(dueOf('eom', { ...policy, named: [] })).toEqual(['eom', '2026-01-31']);
  });

  test.each(['ZB99', '0030', 'nach Vereinbarung', '4000', '2/10 net whenever'])(
    'I4: %j stays as a name without a meaning',
    (text) => {
      expect(dueOf(text)).toEqual([text, null]);
    },
  );

  test.each([
    ['sofort', '2026-01-15'],
    ['30 Tage netto', '2026-02-14'],
    ['14 TAGE 2% SKONTO, 30 TAGE NETTO', '2026-02-14'],
  ])('I4: the seed reads what German ledgers write: %s', (text, due) => {
    expect(dueOf(text, defaultTermsPolicy)).toEqual([text, due]);
  });

  test('I4: terms that are more than net days must have a name, those without a meaning, too', () => {
    const { terms } = readTerms('2/10 net 30', policy);
    for (const wrong of [
      { name: '', terms },
      { name: '', terms: null },
    ]) {
      expect(agreedTermsSchema.safeParse(wrong).error?.issues[0]?.path).toEqual(['name']);
    }
    expect(agreedTermsSchema.parse(netDaysTerms(30))).toEqual(netDaysTerms(30));
    expect(agreedTermsSchema.parse({ name: 'ZB99', terms: null }).terms).toBeNull();
  });
});

describe('the terms policy', () => {
  test('I4: the seed is valid, and none of its codes would be read without it', () => {
    expect(issuesOf(defaultTermsPolicy)).toEqual([]);
    const without = { ...defaultTermsPolicy, named: [] };
    const known = defaultTermsPolicy.named.filter(({ code }) => readTerms(code, without).terms !== null);
    expect(known).toEqual([]);
  });

  test('I4: a wrong list is refused by the name of its field', () => {
    const withNamed = (one: unknown) => ({ ...policy, named: [named('ZB14', 14), one] });
    const discount = (percent: string) => ({
      code: 'ZS',
      terms: {
        ...named('', 30).terms,
        portions: [{ percent: '100', due: [], discount: { percent, by: [{ step: 'days', days: 10 }] } }],
      },
    });
    expect(issuesOf(withNamed(named('zb 14', 30)))).toEqual(['named.1.code: stands in the list before']);
    expect(issuesOf(withNamed(named(' ', 30)))).toEqual(['named.1.code: must not be empty']);
    expect(issuesOf(withNamed(discount('100')))).toEqual([
      'named.1.terms.portions.0.discount.percent: a discount must be below 100 %',
    ]);
    const tooLong = { code: 'ZB', terms: netDaysTerms(3651).terms };
    expect(issuesOf(withNamed(tooLong))[0]).toMatch(/^named\.1\.terms\.portions\.0\.due\.0\.days: /);
    expect(issuesOf({ ...policy, endOfMonth: 'never' })[0]).toMatch(/^endOfMonth: /);
  });
});
