import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../../test/fixtures/builders/build-account.ts';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import type { AccountAggregate } from '../account/account-aggregate.ts';
import { accountFigures } from '../account/account-figures.ts';
import { accountPosition } from '../account/account-position.ts';
import { businessDate } from '../calendar/business-date.ts';
import { defaultSettings } from '../organisation/settings.ts';
import { creditPolicySchema, defaultCreditPolicy } from './credit-policy.ts';
import { type CreditSuggestion, creditSuggestion } from './credit-suggestion.ts';

function suggestion(
  overrides: Partial<AccountAggregate>,
  today: string,
  policy = defaultCreditPolicy,
): CreditSuggestion {
  const aggregate = buildAggregate(overrides);
  const position = accountPosition(aggregate, businessDate(today), defaultSettings);
  const figures = accountFigures(position, aggregate.payments, 'EUR', defaultSettings.policy);
  return creditSuggestion(aggregate, position, figures, policy);
}

const by = { userId: 'user-1', name: 'Mara Berg' };
const creditHold = { on: '2026-03-20', at: '2026-03-20T09:00:00Z', by, reason: 'Overdue' };
const reached = ({ suggests, checks }: CreditSuggestion) => [
  suggests,
  ...checks.filter(({ isReached }) => isReached).map(({ rule, value, bound }) => [rule, value, bound]),
];

describe('the suggestion of a hold', () => {
  test('Credit: an item so many days overdue suggests a hold, and says which rule it was', () => {
    expect(reached(suggestion({}, '2026-04-29'))).toEqual([null]);
    expect(reached(suggestion({}, '2026-04-30'))).toEqual(['hold', ['days-overdue', 60, 60]]);
  });

  test('D3: what is disputed is no reason to hold an account', () => {
    const disputes = [buildDispute({ items: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }] })];
    expect(reached(suggestion({ disputes }, '2026-04-30'))).toEqual([null]);
  });

  test('Credit: the limit is held against open balance and unbilled orders', () => {
    const of = (unbilledOrdersMinor: number) =>
      suggestion({ account: buildAccount({ creditLimitMinor: 200_00, unbilledOrdersMinor }) }, '2026-03-31');
    expect(reached(of(119_99))).toEqual([null]);
    expect(of(119_99)).toMatchObject({ exposureMinor: 219_99, otherExposures: [] });
    expect(reached(of(120_00))).toEqual(['hold', ['credit-limit-use', 110, '110']]);
  });

  test('Credit: broken promises count within the window alone', () => {
    const promises = Array.from({ length: 3 }, (_, index) =>
      buildPromise({ id: `m${index}`, madeOn: '2026-03-01', promisedDate: '2026-03-05' }),
    );
    const quiet = { ...defaultCreditPolicy, hold: { ...defaultCreditPolicy.hold, daysOverdue: null } };
    expect(reached(suggestion({ promises }, '2026-09-01', quiet))).toEqual([
      'hold',
      ['broken-promises', 3, 3],
    ]);
    expect(reached(suggestion({ promises }, '2026-09-02', quiet))).toEqual([null]);
  });

  test("Credit: the customer's own limits hold when they are exceeded, and not where the policy says so", () => {
    const customerLimits = { balanceMinor: 99_99, openInvoices: 1 };
    const account = buildAccount({ customerLimits });
    expect(reached(suggestion({ account }, '2026-03-31'))).toEqual([
      'hold',
      ['customer-balance', 100_00, 99_99],
    ]);
    const policy = { ...defaultCreditPolicy, customerLimitsHold: false };
    expect(suggestion({ account }, '2026-03-31', policy).suggests).toBeNull();
  });
});

describe('what is owed in another currency than the limit', () => {
  const dollars = (amountMinor: number) =>
    buildInvoice({ id: 'dollars', currency: 'USD', amountMinor, dueDate: '2026-05-01' });
  const of = (amountMinor: number, account: Parameters<typeof buildAccount>[0] = {}) =>
    suggestion({ account: buildAccount(account), invoices: [dollars(amountMinor)] }, '2026-03-31');
  const limited = { creditLimitMinor: 1_000_00 };

  test('M1, Credit: is listed by its currency and suggests a review, because no rule can measure it', () => {
    expect(of(9_000_000_00, limited)).toMatchObject({
      exposureMinor: 0,
      otherExposures: [{ currency: 'USD', exposureMinor: 9_000_000_00 }],
    });
    expect(reached(of(9_000_000_00, limited))).toEqual(['review', ['other-currency', 9_000_000_00, 0]]);
    expect(of(9_000_000_00, limited).checks).toContainEqual({
      rule: 'other-currency',
      currency: 'USD',
      value: 9_000_000_00,
      bound: 0,
      isReached: true,
    });
  });

  test('M1, Credit: is listed alone where there is no limit, and is nothing where it is a credit', () => {
    expect(of(5_00)).toMatchObject({
      suggests: null,
      checks: [{}, {}],
      otherExposures: [{ currency: 'USD' }],
    });
    expect(of(5_00, { customerLimits: { balanceMinor: 1_00, openInvoices: null } }).suggests).toBe('review');
    const credit = buildInvoice({ id: 'dollars', currency: 'USD', type: 'credit-note', amountMinor: -5_00 });
    expect(suggestion({ account: buildAccount(limited), invoices: [credit] }, '2026-03-31')).toMatchObject({
      suggests: null,
      otherExposures: [],
    });
  });

  test('M1, Credit: a hold that is due comes before a review, and no release is suggested over it', () => {
    const late = buildInvoice({ dueDate: '2026-01-01' });
    const account = buildAccount(limited);
    expect(suggestion({ account, invoices: [late, dollars(5_00)] }, '2026-03-31').suggests).toBe('hold');
    expect(of(5_00, { ...limited, creditHold }).suggests).toBe('review');
    expect(of(0, { ...limited, creditHold }).suggests).toBe('release');
  });
});

describe('the suggestion of a release', () => {
  const held = buildAccount({ creditHold });

  test('Credit: an account on hold is released below the lower bounds, with everything that was looked at', () => {
    expect(reached(suggestion({ account: held }, '2026-04-01'))).toEqual([null, ['days-overdue', 31, 31]]);
    expect(suggestion({ account: held }, '2026-03-31')).toMatchObject({
      suggests: 'release',
      checks: [
        { rule: 'days-overdue', value: 30, bound: 31, isReached: false },
        { rule: 'broken-promises', value: 0, bound: 3, isReached: false },
      ],
    });
  });

  test('Credit: what was released is not held again on the same day', () => {
    for (let day = 1; day <= 30; day += 1) {
      const today = `2026-04-${String(day).padStart(2, '0')}`;
      if (suggestion({ account: held }, today).suggests !== 'release') continue;
      expect(suggestion({}, today).suggests).toBeNull();
    }
    expect(suggestion({ account: held }, '2026-03-31').suggests).toBe('release');
  });
});

describe('the credit policy', () => {
  const wrong = (changes: object) =>
    creditPolicySchema
      .safeParse({ ...defaultCreditPolicy, ...changes })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const release = (changes: object) => wrong({ release: { ...defaultCreditPolicy.release, ...changes } });

  test('Credit: the seed is valid', () => {
    expect(creditPolicySchema.parse(defaultCreditPolicy)).toEqual(defaultCreditPolicy);
  });

  test('Credit: a policy that would release and hold on the same day is refused, by the name of its field', () => {
    expect(release({ daysOverdue: 61 })).toEqual(['release.daysOverdue: must not be above hold.daysOverdue']);
    expect(release({ brokenPromises: null })).toEqual([
      'release.brokenPromises: must be set where hold.brokenPromises is',
    ]);
    expect(release({ limitUsePercent: '110.01' })).toEqual([
      'release.limitUsePercent: must not be above hold.limitUsePercent',
    ]);
    expect(release({ daysOverdue: 60, limitUsePercent: '110' })).toBeUndefined();
  });

  test.each<[string, object]>([
    ['hold.daysOverdue', { hold: { ...defaultCreditPolicy.hold, daysOverdue: 3651 } }],
    ['hold.limitUsePercent', { hold: { ...defaultCreditPolicy.hold, limitUsePercent: 1.1 } }],
    ['brokenPromiseWindowDays', { brokenPromiseWindowDays: Number.NaN }],
    ['customerLimitsHold', { customerLimitsHold: 'yes' }],
  ])('Credit: refuses %s', (field, changes) => {
    expect(wrong(changes)?.map((text) => text.split(':')[0])).toEqual([field]);
  });
});
