import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../../test/fixtures/builders/build-account.ts';
import { buildActivity } from '../../../test/fixtures/builders/build-activity.ts';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import type { AccountAggregate } from '../account/account-aggregate.ts';
import { accountFigures } from '../account/account-figures.ts';
import { accountPosition } from '../account/account-position.ts';
import { addDays, businessDate } from '../calendar/business-date.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import { creditUsePercent, lastContactOn, nextAction, type Priority, priority } from './priority.ts';
import { defaultStrategy, strategySchema } from './strategy.ts';

function score(aggregate: AccountAggregate, today = '2026-03-31', strategy = defaultStrategy): Priority {
  const position = accountPosition(aggregate, businessDate(today), defaultPolicy);
  const [own] = accountFigures(position, aggregate.payments, aggregate.account.currency, defaultPolicy);
  return priority(aggregate, position, own, strategy);
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
        { rule: 'amount-to-collect', value: 100_00, points: 5 },
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

  test('W1: the strategy that ships is a valid one', () => {
    expect(strategySchema.parse(defaultStrategy)).toEqual(defaultStrategy);
  });
});

describe('what is measured', () => {
  test.each([
    [50_00, null, undefined],
    [50_00, 0, 100],
    [0, 0, 0],
    [-50_00, 100_00, 0],
    [79_99, 100_00, 79],
    [80_00, 100_00, 80],
    [250_00, 100_00, 250],
  ])('credit use of a balance of %i under a limit of %s is %s per cent', (balance, limit, percent) => {
    expect(creditUsePercent(balance, limit)).toBe(percent);
  });

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
      nextAction: { date: '2026-03-31', text: 'Call' },
    });
    const note = buildActivity({ id: 'b', on: '2026-03-21', kind: 'note', outcome: null });
    const call = buildActivity({ id: 'c', on: '2026-03-22' });
    expect(nextAction(buildAggregate({ activities: [planned, note] }))?.text).toBe('Call');
    expect(nextAction(buildAggregate({ activities: [planned, note, call] }))).toBeUndefined();
    const { rule, points } = score(buildAggregate({ activities: [planned] })).reasons[0] ?? {};
    expect([rule, points]).toEqual(['next-action-due', 6]);
  });

  test('A: of two activities in one second, the later is the one with the later fraction', () => {
    const first = buildActivity({ id: 'a', at: '2026-03-31T09:00:00Z', on: '2026-03-30' });
    const second = buildActivity({ id: 'b', at: '2026-03-31T09:00:00.500Z' });
    expect(lastContactOn(buildAggregate({ activities: [first, second] }))).toBe('2026-03-31');
  });
});
