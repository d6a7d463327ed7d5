import { describe, expect, test } from 'vitest';
import { buildActor } from '../../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildContext, builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { figures, invoice, paid, written } from '../../../test/fixtures/key-figures/figures-of.ts';
import { applied, run } from '../../commands/run-command.fixture.ts';
import { promisesAsOf } from './promise-components.ts';

const by = { userId: 'user-1', name: 'Carla Collins' };
const at = (on: string) => ({ on, at: `${on}T09:00:00.000Z`, by });

describe('key figures as of a past date', () => {
  test('key figures: a promise has the terms that it had then, whatever was amended since', () => {
    const aggregate = buildAggregate({ promises: [buildPromise()] });
    const amendment = {
      ...{ promiseId: 'promise-1', from: { amountMinor: 100_00, promisedDate: '2026-04-07' } },
      ...{ allocations: [], onAccountMinor: 60_00, promisedDate: '2026-04-20', method: 'card' },
      ...{ contactName: '', note: '', reason: 'Two more weeks' },
    };
    const amended = applied(
      aggregate,
      run('promise.amend', aggregate, amendment, buildContext({ today: '2026-04-05' })),
    );
    const again = applied(
      amended,
      run(
        'promise.amend',
        amended,
        { ...amendment, from: { amountMinor: 60_00, promisedDate: '2026-04-20' }, onAccountMinor: 50_00 },
        buildContext({ today: '2026-04-06' }),
      ),
    );
    const termsAt = (asOf: Parameters<typeof promisesAsOf>[1]) =>
      promisesAsOf(again.promises, asOf).map(
        ({ allocations, onAccountMinor, amountMinor, promisedDate }) => ({
          ...{ allocated: allocations.length, onAccountMinor, amountMinor, promisedDate },
        }),
      );
    expect(promisesAsOf(again.promises, builtToday)).toMatchObject([
      {
        ...{ amountMinor: 100_00, onAccountMinor: 0, promisedDate: '2026-04-07', amendments: [] },
        allocations: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }],
      },
    ]);
    expect(termsAt(buildContext({ today: '2026-04-05' }).today)).toEqual([
      { allocated: 0, onAccountMinor: 60_00, amountMinor: 60_00, promisedDate: '2026-04-20' },
    ]);
    expect(termsAt(buildContext({ today: '2026-04-06' }).today)).toMatchObject([{ amountMinor: 50_00 }]);
  });

  test('key figures: a payment that bounced later was there before, and its reversal opens the invoice on its day', () => {
    const bounced = { ...paid('p1', 'old', 300_00, '2026-02-10', true), reversedOn: '2026-03-10' } as const;
    const sources = {
      invoices: [invoice('old', 300_00, '2026-01-15', '2026-02-14')],
      payments: [buildPayment(bounced)],
    };
    const openOn = (asOf: string) => figures(sources, { asOf }).receivables.amountMinor;
    expect(['2026-02-09', '2026-02-10', '2026-03-09', '2026-03-10', '2026-03-31'].map(openOn)).toEqual([
      ...[300_00, 0, 0, 300_00, 300_00],
    ]);
    const cashOn = (asOf: string) => figures(sources, { asOf }).cashCollected.map((one) => one.amountMinor);
    expect([cashOn('2026-03-09'), cashOn('2026-03-10')]).toEqual([[300_00], []]);
    // The period of 30 days begins on 2026-03-01, when the money was there.
    const settings = { periodDays: 30 as const, dsoReceivables: 'average' as const };
    const later = {
      ...sources,
      invoices: [...sources.invoices, invoice('new', 300_00, '2026-03-20', '2026-04-19')],
    };
    expect(written(figures(later, { asOf: '2026-03-31', settings }).dso)).toBe('30.00');
  });

  test('key figures: a payment that is reversed since nobody knows when counts at no date', () => {
    const sources = {
      invoices: [invoice('old', 300_00, '2026-01-15', '2026-02-14')],
      payments: [paid('p1', 'old', 300_00, '2026-02-10', true)],
    };
    expect(figures(sources, { asOf: '2026-02-20' }).receivables.amountMinor).toBe(300_00);
  });

  test('key figures: cash that was taken off an invoice later was on it before', () => {
    const entry = { ...at('2026-02-20'), invoiceId: 'old', amountMinor: 300_00 };
    const payments = [
      buildPayment({
        ...{ id: 'p1', amountMinor: 300_00, receivedOn: '2026-02-10' },
        takenBack: [{ ...entry, back: { ...at('2026-03-10'), reason: 'Wrong invoice' } }],
      }),
    ];
    const sources = { invoices: [invoice('old', 300_00, '2026-01-15', '2026-02-14')], payments };
    const both = (asOf: string) => {
      const { receivables, credits } = figures(sources, { asOf });
      return [receivables.amountMinor, credits.amountMinor];
    };
    expect(['2026-02-19', '2026-02-20', '2026-03-09', '2026-03-10'].map(both)).toEqual([
      [300_00, 300_00],
      [0, 0],
      [0, 0],
      [300_00, 300_00],
    ]);
  });

  test('key figures: cash and overdue debt are those of the collector who had the account then', () => {
    const manager = buildActor({ role: 'manager' });
    const start = buildAggregate({
      payments: [
        paid('p1', 'invoice-1', 10_00, '2026-03-01'),
        paid('p2', 'invoice-1', 20_00, '2026-03-10'),
        paid('p3', 'invoice-1', 5_00, '2026-03-25'),
      ],
    });
    const { collectorId: first, territory } = start.account;
    const give = (aggregate: typeof start, activityId: string, from: string, to: string, today: string) =>
      applied(
        aggregate,
        run(
          'account.reassign',
          aggregate,
          {
            activityId,
            from: { collectorId: from, territory },
            to: { collectorId: to, territory },
            reason: '',
          },
          buildContext({ actor: manager, today, at: `${today}T09:00:00.000Z` }),
        ),
      );
    const given = give(start, 'one', first, 'user-8', '2026-03-10');
    const twice = give(given, 'two', 'user-8', 'user-9', '2026-03-20');
    const shares = (asOf: string) =>
      figures(twice, { asOf }).cashCollected.map((one) => [one.collectorId, one.amountMinor]);
    expect(shares('2026-03-31')).toEqual([
      [first, 10_00],
      ['user-8', 20_00],
      ['user-9', 5_00],
    ]);
    expect(shares('2026-03-12')).toEqual([
      [first, 10_00],
      ['user-8', 20_00],
    ]);
    const workOf = (asOf: string) =>
      figures(twice, { asOf }).overdueByCollector.map(({ collectorId }) => collectorId);
    expect([workOf('2026-03-31'), workOf('2026-03-12'), workOf('2026-03-09')]).toEqual([
      ['user-9'],
      ['user-8'],
      [first],
    ]);
    const inOtherOrder = { ...twice, activities: twice.activities.toReversed() };
    expect(figures(inOtherOrder, { asOf: '2026-03-31' }).cashCollected).toEqual(
      figures(twice, { asOf: '2026-03-31' }).cashCollected,
    );
  });

  test('key figures, P2: a promise of which the ledger left nothing has not fallen due, one of which it left a part is kept by that', () => {
    const kept = (amountMinor: number, payments: ReturnType<typeof paid>[]) => {
      const own = figures(
        {
          invoices: [buildInvoice({ amountMinor }), buildInvoice({ id: 'other' })],
          promises: [buildPromise()],
          payments,
        },
        { asOf: '2026-04-30' },
      );
      return [written(own.promisesKeptByCount), written(own.promisesKeptByAmount)];
    };
    expect(kept(60_00, [paid('p', 'invoice-1', 60_00, '2026-04-02')])).toEqual(['1.00', '1.00']);
    expect(kept(0, [])[0]).not.toMatch(/\d/);
  });

  test('key figures, D4: what a dispute was right about after that date was still promised on it', () => {
    const dispute = buildDispute({
      ...{ state: 'resolved', resolution: 'accepted', openedOn: '2026-04-12' },
      items: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }],
      acceptedItems: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }],
      history: [
        { ...at('2026-04-12'), kind: 'opened', note: '', processor: null },
        { ...at('2026-04-15'), kind: 'resolved', note: '', processor: null },
      ],
    });
    const sources = { invoices: [buildInvoice()], promises: [buildPromise()], disputes: [dispute] };
    const due = (asOf: string) => written(figures(sources, { asOf }).promisesKeptByAmount);
    expect(due('2026-04-14')).toBe('0.00');
    expect(due('2026-04-15')).not.toMatch(/\d/);
  });
});
