import { describe, expect, test } from 'vitest';
import { buildActivity } from '../../../test/fixtures/builders/build-activity.ts';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import {
  allFigures,
  documents,
  figures,
  invoice,
  paid,
  written,
} from '../../../test/fixtures/key-figures/figures-of.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import { figureBasis } from './figure-basis.ts';
import { figureItems } from './figure-items.ts';
import { accountSums } from './figure-sums.ts';
import { defaultKeyFigurePolicy, keyFigurePolicySchema } from './key-figure-policy.ts';
import { keyFigures } from './key-figures.ts';

describe('key figures of an account', () => {
  const sold = [
    invoice('old', 900_00, '2025-12-15', '2026-01-14'),
    invoice('due', 600_00, '2026-02-10', '2026-03-12'),
    invoice('current', 300_00, '2026-03-20', '2026-04-19'),
  ];
  const half = paid('p1', 'due', 300_00, '2026-03-20');

  test('DSO = receivables ÷ credit sales × days; best possible of what is not due; the rest is days delinquent', () => {
    // Open: 900 + 300 + 300; sold since 2025-12-31: 600 + 300.
    const own = figures({ invoices: sold, payments: [half] });
    expect(own.receivables.amountMinor).toBe(1500_00);
    expect(own.sales.amountMinor).toBe(900_00);
    expect(written(own.dso)).toBe('150.00');
    expect(written(own.bestPossibleDso)).toBe('30.00');
    expect(written(own.averageDaysDelinquent)).toBe('120.00');
  });

  test('DSO of 30 days and of 365 days takes the sales of that period', () => {
    const dsoOf = (periodDays: 30 | 365) =>
      written(figures({ invoices: sold, payments: [half] }, { settings: { periodDays } }).dso);
    expect([dsoOf(30), dsoOf(365)]).toEqual(['150.00', '304.17']);
  });

  test('DSO of the average of opening and closing receivables is a setting', () => {
    // Opening on 2025-12-31: 900; (900 + 1500) ÷ 2 ÷ 900 × 90.
    const own = figures({ invoices: sold, payments: [half] }, { settings: { dsoReceivables: 'average' } });
    expect(written(own.dso)).toBe('120.00');
  });

  test('DSO: without sales there is none, and the reason says so', () => {
    const own = figures({ invoices: [invoice('old', 900_00, '2025-06-15', '2025-07-14')] });
    expect([own.dso, own.bestPossibleDso, own.averageDaysDelinquent].map((one) => written(one))).toEqual([
      'no-sales',
      'no-sales',
      'no-sales',
    ]);
  });

  test('count-back DSO uses up the sales of whole months, the current one as far as it has come', () => {
    // As of 2026-03-15: 300 of March (15 days), 600 of February (28 days), 600 of December's 900 after an empty January.
    const march = invoice('march', 300_00, '2026-03-02', '2026-04-01');
    const own = figures(
      { invoices: [...sold, march], payments: [paid('p2', 'old', 300_00, '2026-03-01')] },
      { asOf: '2026-03-15' },
    );
    expect(own.receivables.amountMinor).toBe(1500_00);
    expect(written(own.countBackDso)).toBe('94.67');
  });

  test('count-back DSO by 30 days each is a setting, and there is none where the sales do not reach', () => {
    const by30 = figures({ invoices: sold, payments: [half] }, { settings: { countBackBy: 'thirty-days' } });
    // 300 of the last 30 days, 600 of those before, 600 of 900 in the fourth after an empty third.
    expect(written(by30.countBackDso)).toBe('110.00');
    const short = figures({ invoices: sold, payments: [half] }, { settings: { countBackPeriods: 2 } });
    expect(written(short.countBackDso)).toBe('sales-do-not-cover-receivables');
    // All that is receivable was sold in the one period that there is.
    const [, , current] = sold;
    const settings = { countBackPeriods: 1 };
    const exact = figures({ invoices: current === undefined ? [] : [current] }, { settings });
    expect(written(exact.countBackDso)).toBe('31.00');
  });

  test('CEI = (opening + sales − closing) ÷ (opening + sales − closing current) × 100', () => {
    // (900 + 900 − 1500) ÷ (900 + 900 − 300)
    expect(written(figures({ invoices: sold, payments: [half] }).cei)).toBe('20.00');
    // Sales per month: (900 + 300 − 1500) ÷ (900 + 300 − 300)
    const monthly = figures(
      { invoices: sold, payments: [half] },
      { settings: { ceiSales: 'monthly-average' } },
    );
    expect(written(monthly.cei)).toBe('-33.33');
    const nothingDue = figures({ invoices: [invoice('current', 300_00, '2026-03-20', '2026-04-19')] });
    expect(written(nothingDue.cei)).toBe('nothing-to-collect');
  });

  test('I1: credits are apart, or by a setting deducted: overdue amounts first, credit notes from sales', () => {
    const credited = {
      invoices: [...sold, invoice('credit', -450_00, '2026-03-25', '2026-03-25')],
      payments: [half, buildPayment({ id: 'loose', amountMinor: 850_00 })],
    };
    const apart = figures(credited);
    expect([apart.receivables, apart.credits, apart.sales].map((one) => one.amountMinor)).toEqual([
      1500_00, 1300_00, 900_00,
    ]);
    const deducted = figures(credited, { settings: { credits: 'deducted' } });
    expect([deducted.receivables, deducted.sales].map((one) => one.amountMinor)).toEqual([200_00, 450_00]);
    // 1200 of the credits pay what is overdue; of the current 300 are 200 left: nothing is late.
    expect(written(deducted.bestPossibleDso)).toBe('40.00');
    expect(written(deducted.averageDaysDelinquent)).toBe('0.00');
    expect(written(deducted.cei)).toBe('100.00');
  });

  test('weighted average days late: of invoices settled in the period by their last cash, and of open ones', () => {
    const payments = [
      paid('p1', 'old', 400_00, '2026-01-10'),
      paid('p2', 'old', 500_00, '2026-02-13'),
      half,
      paid('p3', 'current', 300_00, '2026-03-30'),
    ];
    const own = figures({ invoices: sold, payments });
    // Settled: 900 × 30 days late, 300 × 0 early. Open: 300 × 19.
    expect(written(own.daysLatePaid)).toBe('22.50');
    expect(written(own.daysLateOpen)).toBe('19.00');
    const earlier = figures({ invoices: sold, payments }, { asOf: '2026-02-12' });
    expect(written(earlier.daysLatePaid)).toBe('nothing-paid');
  });

  test('an invoice that was paid before it was written is settled on its own date, and not late', () => {
    const payments = [paid('p1', 'current', 300_00, '2025-12-01')];
    expect(written(figures({ invoices: sold, payments }).daysLatePaid)).toBe('0.00');
  });

  test('what is taken off an invoice and put on it again on one day leaves it settled since the day before', () => {
    const moves = [paid('p1', 'old', 900_00, '2026-01-24'), paid('p2', 'old', 900_00, '2026-02-20')];
    const taken = buildPayment({
      id: 'p3',
      amountMinor: 1,
      receivedOn: '2026-02-20',
      allocations: [{ invoiceId: 'old', amountMinor: -900_00 }],
    });
    const [first, again] = moves;
    if (first === undefined || again === undefined) throw new Error('there are two');
    for (const payments of [
      [first, again, taken],
      [taken, again, first],
    ]) {
      expect(written(figures({ invoices: sold, payments }).daysLatePaid)).toBe('10.00');
    }
    // Taken off on one day and put on again on a later one: settled since then.
    const later = [first, taken, paid('p4', 'old', 900_00, '2026-02-23')];
    expect(written(figures({ invoices: sold, payments: later }).daysLatePaid)).toBe('40.00');
  });

  test('a reversed payment counts for nothing, and one received later not yet', () => {
    const payments = [paid('p1', 'old', 900_00, '2026-03-01', true), paid('p2', 'old', 900_00, '2026-04-01')];
    expect(figures({ invoices: sold, payments }).receivables.amountMinor).toBe(1800_00);
    const later = figures({ invoices: sold, payments }, { asOf: '2026-04-01' });
    expect(later.receivables.amountMinor).toBe(900_00);
  });

  test('cash that a person applies later leaves the invoice open until that day', () => {
    const loose = buildPayment({
      id: 'p1',
      amountMinor: 900_00,
      receivedOn: '2026-03-01',
      applied: [
        {
          invoiceId: 'old',
          amountMinor: 900_00,
          on: '2026-03-20',
          at: '2026-03-20T09:00:00.000Z',
          by: { userId: 'user-1', name: 'Carla Collins' },
        },
      ],
    });
    const on = (asOf: string) => figures({ invoices: sold, payments: [loose] }, { asOf });
    expect([on('2026-03-19').receivables, on('2026-03-19').credits].map((one) => one.amountMinor)).toEqual([
      1500_00, 900_00,
    ]);
    expect([on('2026-03-20').receivables, on('2026-03-20').credits].map((one) => one.amountMinor)).toEqual([
      900_00, 0,
    ]);
  });

  test('roll rate: moved from a bucket to the next in 30 days ÷ what the bucket held', () => {
    // On 2026-03-01 "old" was 46 days past due (31–60) and is 76 now (61–90); "due" was not due and is 19.
    const own = figures({ invoices: sold, payments: [half] });
    expect(own.rollRates.map((rate) => written(rate))).toEqual([
      '0.50',
      'nothing-in-bucket',
      '1.00',
      'nothing-in-bucket',
      'nothing-in-bucket',
    ]);
    expect(own.ageing.map((bucket) => bucket.amountMinor)).toEqual([300_00, 300_00, 0, 900_00, 0, 0]);
  });

  test('M1: currencies are never added', () => {
    const dollars = buildInvoice({ id: 'usd', currency: 'USD', amountMinor: 70_00 });
    const euros = paid('p1', 'usd', 70_00, '2026-03-20');
    const { currencies } = allFigures({ invoices: [...sold, dollars], payments: [euros] });
    expect(currencies.map((one) => [one.currency, one.receivables.amountMinor])).toEqual([
      ['EUR', 1800_00],
      ['USD', 70_00],
    ]);
  });

  test('cash collected by horizon: what came in so many days up to the date, and nothing of the day before', () => {
    const payments = [
      paid('p7', 'old', 7_00, '2026-03-25'),
      paid('p8', 'old', 8_00, '2026-03-24'),
      paid('p30', 'old', 30_00, '2026-03-02'),
      paid('p31', 'old', 31_00, '2026-03-01'),
      paid('px', 'old', 1, '2026-03-31', true),
    ];
    const { collected } = figures({ invoices: sold, payments });
    expect(collected.map(({ horizonDays, amountMinor }) => [horizonDays, amountMinor])).toEqual([
      [7, 7_00],
      [30, 45_00],
      [60, 76_00],
      [90, 76_00],
    ]);
  });

  test('workload: what is overdue, with the collector of the account', () => {
    const own = figures({ invoices: sold });
    const overdueMinor = own.ageing.slice(1).reduce((sum, bucket) => sum + Number(bucket.amountMinor), 0);
    expect(own.overdueByCollector).toMatchObject([{ collectorId: 'user-7', amountMinor: overdueMinor }]);
    expect(overdueMinor).toBeGreaterThan(0);
  });

  test('cash collected: what came in the period, for the collector of the account', () => {
    const payments = [half, paid('p0', 'old', 10_00, '2025-12-31'), paid('px', 'old', 1, '2026-03-01', true)];
    expect(figures({ invoices: sold, payments }).cashCollected).toMatchObject([
      { collectorId: 'user-7', amountMinor: 300_00 },
    ]);
  });
});

describe('key figures of promises and contacts', () => {
  const invoices = ['a', 'b', 'c', 'd'].map((id) => invoice(id, 100_00, '2026-01-10', '2026-02-09'));
  const promise = (id: string, promisedDate: string, more: Parameters<typeof buildPromise>[0] = {}) =>
    buildPromise({
      id: `promise-${id}`,
      allocations: [{ invoiceId: id, amountMinor: 100_00 }],
      madeOn: '2026-03-01',
      promisedDate,
      ...more,
    });
  const promises = [promise('a', '2026-03-10'), promise('b', '2026-03-12'), promise('c', '2026-03-14')];
  const payments = [paid('p1', 'a', 100_00, '2026-03-09'), paid('p2', 'b', 40_00, '2026-03-12')];

  test('P2: promise-kept rate by count and by amount; what is kept in part counts with its cash, or not at all', () => {
    const own = figures({ invoices, promises, payments });
    expect(written(own.promisesKeptByCount, 4)).toBe('0.3333');
    expect(written(own.promisesKeptByAmount, 4)).toBe('0.4667');
    const strict = figures({ invoices, promises, payments }, { settings: { partlyKept: 'not-kept' } });
    expect(written(strict.promisesKeptByAmount, 4)).toBe('0.3333');
  });

  test('P2: a promise has fallen due when its tolerance is over, kept early or not; a cancelled one never', () => {
    const cancelled = {
      on: '2026-03-30',
      at: '2026-03-30T09:00:00.000Z',
      by: { userId: 'user-1', name: 'Carla Collins' },
      reason: '',
    };
    const some = [promise('a', '2026-03-10'), promise('b', '2026-03-29', { cancelled })];
    const on = (asOf: string) =>
      written(figures({ invoices, promises: some, payments }, { asOf }).promisesKeptByCount);
    expect([on('2026-03-13'), on('2026-03-14'), on('2026-04-03')]).toEqual([
      'no-promise-fell-due',
      '1.00',
      '1.00',
    ]);
  });

  test('as of a day before it was cancelled, a promise still stands', () => {
    const cancelled = {
      on: '2026-04-05',
      at: '2026-04-05T09:00:00.000Z',
      by: { userId: 'user-1', name: 'Carla Collins' },
      reason: '',
    };
    const some = [promise('d', '2026-03-10', { cancelled })];
    expect(written(figures({ invoices, promises: some }).promisesKeptByCount)).toBe('0.00');
    expect(written(figures({ invoices, promises: some }, { asOf: '2026-04-05' }).promisesKeptByCount)).toBe(
      'no-promise-fell-due',
    );
  });

  test('A1: right-party-contact rate and promises per contact; what was superseded counts for nothing', () => {
    const activities = [
      buildActivity({ id: 'c1', outcome: 'reached' }),
      buildActivity({ id: 'c2', outcome: 'no-answer' }),
      buildActivity({ id: 'c3', outcome: 'wrong-number' }),
      buildActivity({ id: 'c4', outcome: 'voicemail' }),
      buildActivity({ id: 'c5', outcome: 'promised', supersedes: 'c4' }),
      buildActivity({ id: 'c6', outcome: 'promised', direction: 'inbound' }),
      buildActivity({ id: 'c7', kind: 'note', outcome: null }),
      buildActivity({ id: 'c8', on: '2025-12-31' }),
      buildActivity({ id: 'c9', outcome: 'no-answer', on: '2026-04-01', supersedes: 'c1' }),
    ];
    const { rightPartyContactRate, promisesPerContact } = allFigures({ activities, promises });
    expect(written(rightPartyContactRate)).toBe('0.50');
    expect(written(promisesPerContact)).toBe('1.00');
    const none = allFigures({});
    expect([written(none.rightPartyContactRate), written(none.promisesPerContact)]).toEqual([
      'no-attempts',
      'no-contacts',
    ]);
  });
});

describe('lists and settings of key figures', () => {
  test('a figure opens to the documents that it is made of', () => {
    const some = documents({
      invoices: [
        invoice('a', 100_00, '2026-03-01', '2026-03-31'),
        invoice('b', 50_00, '2025-06-01', '2025-07-01'),
      ],
    });
    const basis = figureBasis(builtToday, defaultPolicy, defaultKeyFigurePolicy);
    const [own] = keyFigures(accountSums(some, basis), basis).currencies;
    const items = [...figureItems([some], basis, 'EUR', own?.dso.components ?? [])];
    expect(items.map(({ key, kind, id, value }) => [key, kind, id, value])).toEqual([
      ['closing.receivables', 'invoice', 'a', 100_00],
      ['closing.receivables', 'invoice', 'b', 50_00],
      ['sales', 'invoice', 'a', 100_00],
    ]);
  });

  test('a list is computed only as far as it is asked for', () => {
    const basis = figureBasis(builtToday, defaultPolicy, defaultKeyFigurePolicy);
    let asked = 0;
    function* accounts() {
      for (let index = 0; index < 1000; index += 1) {
        asked += 1;
        yield documents({ invoices: [buildInvoice({ id: `i${index}` })] });
      }
    }
    const items = figureItems(accounts(), basis, 'EUR', ['closing.receivables']);
    expect([items.next().value, items.next().value]).toMatchObject([{ id: 'i0' }, { id: 'i1' }]);
    expect(asked).toBe(2);
  });

  test('the seed of the settings is valid, and an error names the field', () => {
    expect(keyFigurePolicySchema.parse(defaultKeyFigurePolicy)).toEqual(defaultKeyFigurePolicy);
    const wrong = keyFigurePolicySchema.safeParse({
      ...defaultKeyFigurePolicy,
      periodDays: 31,
      forecastHorizonDays: [30, 7],
    });
    expect(wrong.error?.issues.map((issue) => issue.path.join('.'))).toEqual([
      'periodDays',
      'forecastHorizonDays',
    ]);
  });
});
