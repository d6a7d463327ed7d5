import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../../test/fixtures/builders/build-account.ts';
import { buildActivity } from '../../../test/fixtures/builders/build-activity.ts';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildNotice } from '../../../test/fixtures/builders/build-notice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPlan } from '../../../test/fixtures/builders/build-plan.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { buildRequest } from '../../../test/fixtures/builders/build-request.ts';
import type { AccountAggregate } from '../account/account-aggregate.ts';
import { accountFigures } from '../account/account-figures.ts';
import { accountPosition } from '../account/account-position.ts';
import { addDays, businessDate } from '../calendar/business-date.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import { defaultSettings } from '../organisation/settings.ts';
import { lastContactOn, nextAction, type Priority, priority } from './priority.ts';
import { defaultStrategy, type Strategy, type StrategyRule } from './strategy.ts';

function score(aggregate: AccountAggregate, today = '2026-03-31', strategy = defaultStrategy): Priority {
  const position = accountPosition(aggregate, businessDate(today), defaultSettings);
  const { payments, account } = aggregate;
  const figures = accountFigures(position, payments, account.currency, defaultPolicy);
  return priority(aggregate, position, figures, strategy);
}

const pointsOf = (result: Priority) =>
  Object.fromEntries(result.reasons.map((one) => [one.rule, one.points]));
const brokenPromise = (id: string) => buildPromise({ id, madeOn: '2026-03-01', promisedDate: '2026-03-05' });

describe('score', () => {
  test('W1: an overdue account that was never contacted says rule by rule why it stands where it does', () => {
    expect(score(buildAggregate())).toEqual({
      score: 18,
      reasons: [
        { rule: 'days-since-contact', value: 'never', points: 9 },
        { rule: 'amount-to-collect', value: 100_00, points: 5, currency: 'EUR' },
        { rule: 'days-past-due', value: 30, points: 4 },
      ],
    });
  });

  test('W1: the reasons sum to the score, none is without points, most points come first', () => {
    const anyAccount = fc.record({
      amountMinor: fc.integer({ min: -100_00, max: 200_000_00 }),
      days: fc.integer({ min: -30, max: 400 }),
      riskClass: fc.constantFrom('A', 'B', 'C', 'D'),
      creditLimitMinor: fc.option(fc.integer({ min: 0, max: 500_00 })),
      broken: fc.nat(4),
      contact: fc.option(fc.nat(60)),
    });
    fc.assert(
      fc.property(anyAccount, (drawn) => {
        const today = businessDate('2026-03-31');
        const contact = drawn.contact === null ? [] : [buildActivity({ on: addDays(today, -drawn.contact) })];
        const { riskClass, creditLimitMinor } = drawn;
        const result = score(
          buildAggregate({
            account: buildAccount({ riskClass, creditLimitMinor }),
            invoices: [
              buildInvoice({ amountMinor: drawn.amountMinor, dueDate: addDays(today, -drawn.days) }),
            ],
            promises: Array.from({ length: drawn.broken }, (_, index) => brokenPromise(`m${index}`)),
            activities: contact,
          }),
        );
        const points = result.reasons.map((one) => one.points);
        expect(points.reduce((sum, one) => sum + one, 0)).toBe(result.score);
        expect(points).not.toContain(0);
        expect(points).toEqual(points.toSorted((a, b) => b - a));
      }),
    );
  });

  test('P4: broken promises raise the score, up to the maximum of the strategy', () => {
    const scores = [0, 1, 2, 3].map((count) => {
      const promises = Array.from({ length: count }, (_, index) => brokenPromise(`m${index}`));
      return pointsOf(score(buildAggregate({ promises })))['broken-promises'];
    });
    expect(scores).toEqual([undefined, 8, 16, 16]);
  });

  test('P4: a broken promise counts no more after the window of the strategy', () => {
    const aggregate = buildAggregate({ promises: [brokenPromise('m1')] });
    expect(pointsOf(score(aggregate, '2027-03-05'))['broken-promises']).toBe(8);
    expect(pointsOf(score(aggregate, '2027-03-06'))['broken-promises']).toBeUndefined();
  });

  test('W2: the score follows at once when cash comes or a day passes', () => {
    const promise = buildPromise({ madeOn: '2026-03-25', promisedDate: '2026-03-31' });
    expect(pointsOf(score(buildAggregate({ promises: [promise] })))).toMatchObject({ 'promise-due': 10 });
    expect(pointsOf(score(buildAggregate({ promises: [promise] }), '2026-04-04'))).toMatchObject({
      'broken-promises': 8,
    });
    const payments = [buildPayment({ allocations: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }] })];
    expect(score(buildAggregate({ payments })).score).toBe(0);
  });

  test('W2: scoring changes nothing that it reads', () => {
    const aggregate = buildAggregate({ promises: [brokenPromise('m1')], disputes: [buildDispute()] });
    const before = structuredClone(aggregate);
    expect(score(aggregate)).toEqual(score(aggregate));
    expect(aggregate).toEqual(before);
  });

  test('D3: a fully disputed account has nothing to collect and scores nothing for it', () => {
    const disputes = [buildDispute({ items: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }] })];
    expect(score(buildAggregate({ disputes }))).toEqual({ score: 0, reasons: [] });
    expect(pointsOf(score(buildAggregate({ disputes }), '2026-04-11'))).toEqual({ 'dispute-deadline': 4 });
  });

  test('I3: an account whose write-off is approved has nothing to collect and scores nothing for it', () => {
    const write = (state: 'approved' | 'awaiting-approval') =>
      score(buildAggregate({ requests: [buildRequest({ state })] }));
    expect(write('approved')).toEqual({ score: 0, reasons: [] });
    expect(write('awaiting-approval')).toEqual(score(buildAggregate()));
  });

  test('M1, W1: what is owed in other currencies counts: the oldest item of all and the amount that gives most', () => {
    const dollars = (amountMinor: number, dueDate = '2025-06-04') =>
      buildInvoice({ id: 'dollars', currency: 'USD', amountMinor, dueDate });
    expect(score(buildAggregate({ invoices: [dollars(1_000_000_00)] })).reasons).toEqual([
      { rule: 'amount-to-collect', value: 1_000_000_00, points: 30, currency: 'USD' },
      { rule: 'days-past-due', value: 300, points: 22 },
      { rule: 'days-since-contact', value: 'never', points: 9 },
    ]);
    const amountOf = (aggregate: AccountAggregate) =>
      score(aggregate).reasons.find(({ rule }) => rule === 'amount-to-collect');
    // Never the sum: 60.00 and 60.00 are below 100 each.
    const euros = buildInvoice({ amountMinor: 60_00 });
    expect(amountOf(buildAggregate({ invoices: [euros, dollars(60_00)] }))).toMatchObject({
      points: 2,
      currency: 'EUR',
    });
    expect(amountOf(buildAggregate({ invoices: [euros, dollars(100_00)] }))).toMatchObject({
      points: 5,
      currency: 'USD',
      value: 100_00,
    });
  });

  test('M1, D3: an old item of another currency of which nothing is to be collected makes nothing older', () => {
    const dollars = buildInvoice({ id: 'dollars', currency: 'USD', dueDate: '2025-06-04' });
    const disputes = [
      buildDispute({ currency: 'USD', items: [{ invoiceId: 'dollars', amountMinor: 100_00 }] }),
    ];
    const invoices = [buildInvoice(), dollars];
    expect(pointsOf(score(buildAggregate({ invoices })))['days-past-due']).toBe(22);
    expect(pointsOf(score(buildAggregate({ invoices, disputes })))['days-past-due']).toBe(4);
  });

  test('M1, W1: a currency has thresholds of its own where the strategy says so', () => {
    const yen = (amountMinor: number) =>
      buildAggregate({ invoices: [buildInvoice({ currency: 'JPY', amountMinor })] });
    const tiersByCurrency = { JPY: [{ from: '10000', points: 7 }] };
    const rules = defaultStrategy.rules.map((rule) =>
      rule.rule === 'amount-to-collect' ? { ...rule, tiersByCurrency } : rule,
    );
    const of = (amountMinor: number, strategy: Strategy) =>
      pointsOf(score(yen(amountMinor), '2026-03-31', strategy))['amount-to-collect'];
    expect([9_999, 10_000].map((amount) => of(amount, { ...defaultStrategy, rules }))).toEqual([
      undefined,
      7,
    ]);
    expect([9_999, 10_000].map((amount) => of(amount, defaultStrategy))).toEqual([20, 20]);
  });

  test('W1: amounts are measured in major units of the currency: JPY has no minor unit', () => {
    const yen = (amountMinor: number) =>
      buildAggregate({
        account: buildAccount({ currency: 'JPY' }),
        invoices: [buildInvoice({ currency: 'JPY', amountMinor })],
      });
    expect(pointsOf(score(yen(100)))['amount-to-collect']).toBe(5);
    expect(pointsOf(score(yen(99)))['amount-to-collect']).toBe(2);
  });

  test('W2: dates at the start of the calendar do not make scoring throw', () => {
    expect(score(buildAggregate(), '1900-01-02').score).toBe(0);
  });

  test('W1: the list of the strategy says which rules count, and nothing else does', () => {
    const one: StrategyRule = { rule: 'risk-class', points: { A: 7, B: 0, C: 0, D: 0 } };
    const strategy: Strategy = { ...defaultStrategy, rules: [one] };
    expect(score(buildAggregate(), '2026-03-31', strategy)).toEqual({
      score: 7,
      reasons: [{ rule: 'risk-class', value: 'A', points: 7 }],
    });
    expect(score(buildAggregate(), '2026-03-31', { ...strategy, rules: [] })).toEqual({
      score: 0,
      reasons: [],
    });
  });

  test('W1: a segment has the points that the strategy gives it, another one none', () => {
    const strategy: Strategy = {
      ...defaultStrategy,
      rules: [{ rule: 'segment', segments: [{ segment: 'Wholesale', points: 4 }] }],
    };
    expect(score(buildAggregate(), '2026-03-31', strategy).reasons).toEqual([
      { rule: 'segment', value: 'Wholesale', points: 4 },
    ]);
    const retail = buildAggregate({ account: buildAccount({ segment: 'Retail' }) });
    expect(score(retail, '2026-03-31', strategy).score).toBe(0);
  });

  test('W1: the use of the credit limit is that of the exposure, unbilled orders included', () => {
    const of = (unbilledOrdersMinor: number) =>
      score(buildAggregate({ account: buildAccount({ creditLimitMinor: 200_00, unbilledOrdersMinor }) }));
    const use = (result: Priority) => result.reasons.find(({ rule }) => rule === 'credit-limit-use');
    expect(use(of(59_99))).toBeUndefined();
    expect(use(of(60_00))).toMatchObject({ value: 80, points: 2 });
    expect(use(of(100_00))).toMatchObject({ value: 100, points: 5 });
  });

  test('W1: limits that the customer has set for itself count each, from the first minor unit above', () => {
    const of = (customerLimits: { balanceMinor: number; openInvoices: number }) =>
      pointsOf(score(buildAggregate({ account: buildAccount({ customerLimits }) })))['customer-limits'];
    expect(of({ balanceMinor: 100_00, openInvoices: 1 })).toBeUndefined();
    expect(of({ balanceMinor: 99_99, openInvoices: 1 })).toBe(2);
    expect(of({ balanceMinor: 99_99, openInvoices: 0 })).toBe(4);
  });

  test('W1: a credit hold takes points off, and says since when it is there', () => {
    const by = { userId: 'user-1', name: 'Mara Berg' };
    const creditHold = { on: '2026-03-20', at: '2026-03-20T09:00:00Z', by, reason: 'Three broken promises' };
    const held = score(buildAggregate({ account: buildAccount({ creditHold }) }));
    expect(held.reasons.at(-1)).toEqual({ rule: 'credit-hold', value: '2026-03-20', points: -3 });
    expect(held.score).toBe(score(buildAggregate()).score - 3);
  });

  test('W1: a missed plan raises the score, on an active plan at once and on a defaulted one for the window', () => {
    const aggregate = buildAggregate({ plans: [buildPlan()] });
    const missed = (today: string) => pointsOf(score(aggregate, today))['plan-missed'];
    expect(missed('2026-05-05')).toBeUndefined();
    expect(missed('2026-05-06')).toBe(6);
    expect(missed('2026-08-03')).toBe(6);
    expect(missed('2026-08-04')).toBeUndefined();
    const paid = buildPayment({ allocations: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }] });
    expect(pointsOf(score({ ...aggregate, payments: [paid] }, '2026-05-06'))['plan-missed']).toBeUndefined();
  });

  test('W1: the dunning level is the highest that was sent over what is still to collect', () => {
    const notice = (level: number, more: object = {}) =>
      buildNotice({
        ...{ id: `notice-${level}`, level, ...more },
        items: [{ invoiceId: 'invoice-1', amountMinor: 100_00, daysPastDue: 10, level }],
      });
    const of = (...notices: readonly ReturnType<typeof notice>[]) =>
      pointsOf(score(buildAggregate({ notices })))['dunning-level'];
    expect(of(notice(1))).toBeUndefined();
    expect(of(notice(2), notice(1))).toBe(2);
    expect(of(notice(2), notice(3, { state: 'proposed', sent: null }))).toBe(2);
    expect(of(notice(3))).toBe(4);
    const disputes = [buildDispute({ items: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }] })];
    expect(score(buildAggregate({ notices: [notice(3)], disputes })).score).toBe(0);
  });

  test('P4: a broken promise is a follow-up that is due until somebody has been in contact', () => {
    const promises = [brokenPromise('m1')];
    expect(pointsOf(score(buildAggregate({ promises })))).toMatchObject({
      'broken-promises': 8,
      'follow-up-due': 6,
    });
    const asked = pointsOf(score(buildAggregate({ promises, activities: [buildActivity()] })));
    expect(asked).toMatchObject({ 'broken-promises': 8 });
    expect(asked['follow-up-due']).toBeUndefined();
  });
});

describe('what is measured', () => {
  test('A: the last contact is the latest activity that is not a note, by time and not by order', () => {
    const activities = [
      buildActivity({ id: 'a', on: '2026-03-20' }),
      buildActivity({ id: 'b', on: '2026-03-10' }),
      buildActivity({ id: 'c', on: '2026-03-30', kind: 'note', outcome: null }),
    ];
    expect(lastContactOn(buildAggregate({ activities }))).toBe('2026-03-20');
    expect(lastContactOn(buildAggregate())).toBeUndefined();
  });

  test('A: a contact after a planned action takes it off, a note does not', () => {
    const planned = buildActivity({
      id: 'a',
      on: '2026-03-20',
      nextAction: { date: '2026-03-31', text: 'Call', channel: 'call' },
    });
    const note = buildActivity({ id: 'b', on: '2026-03-21', kind: 'note', outcome: null });
    const call = buildActivity({ id: 'c', on: '2026-03-22' });
    expect(nextAction(buildAggregate({ activities: [planned, note] }))?.text).toBe('Call');
    expect(nextAction(buildAggregate({ activities: [planned, note, call] }))).toBeUndefined();
    const { rule, points } = score(buildAggregate({ activities: [planned] })).reasons[0] ?? {};
    expect([rule, points]).toEqual(['follow-up-due', 6]);
  });

  test('A: of two activities in one second, the later is the one with the later fraction', () => {
    const first = buildActivity({ id: 'a', at: '2026-03-31T09:00:00Z', on: '2026-03-30' });
    const second = buildActivity({ id: 'b', at: '2026-03-31T09:00:00.500Z' });
    expect(lastContactOn(buildAggregate({ activities: [first, second] }))).toBe('2026-03-31');
  });
});
