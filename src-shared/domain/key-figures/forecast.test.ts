import { describe, expect, test } from 'vitest';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { buildRequest } from '../../../test/fixtures/builders/build-request.ts';
import {
  documents,
  type FigureSettings,
  figures,
  invoice,
  paid,
  written,
} from '../../../test/fixtures/key-figures/figures-of.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import type { FigureDocuments } from './component.ts';
import { figureBasis } from './figure-basis.ts';
import { accountSums } from './figure-sums.ts';
import { defaultKeyFigurePolicy } from './key-figure-policy.ts';

const asked = (on: string) => ({ on, at: `${on}T09:00:00.000Z`, by: { userId: 'user-1', name: 'Carla' } });

describe('forecast of cash', () => {
  // History: 100 settled on the due date, 300 ten days late, 100 forty days late.
  const invoices = [
    invoice('h1', 100_00, '2025-11-01', '2025-12-01'),
    invoice('h2', 300_00, '2025-11-01', '2025-12-01'),
    invoice('h3', 100_00, '2025-11-01', '2025-12-01'),
    invoice('open', 200_00, '2026-02-24', '2026-03-26'),
  ];
  const payments = [
    paid('p1', 'h1', 100_00, '2025-12-01'),
    paid('p2', 'h2', 300_00, '2025-12-11'),
    paid('p3', 'h3', 100_00, '2026-01-10'),
  ];
  const open = (more: Partial<FigureDocuments>, settings: FigureSettings = {}) =>
    figures({ invoices, payments, ...more }, settings).forecasts.map((one) => [
      one.open.amountMinor,
      written(one.total, 0),
    ]);

  test('of an open amount comes the share that the customer paid at that age, of what was not paid earlier', () => {
    // 5 days late: of 400 settled later, 300 within 7 days, 100 after 35 days.
    expect(open({})).toEqual([
      [150_00, '15000'],
      [150_00, '15000'],
      [200_00, '20000'],
      [200_00, '20000'],
    ]);
  });

  test('what is disputed is not expected while the case is active, as of the date', () => {
    const dispute = buildDispute({
      items: [{ invoiceId: 'open', amountMinor: 120_00 }],
      openedOn: '2026-03-30',
    });
    expect(open({ disputes: [dispute] })[0]).toEqual([60_00, '6000']);
    const closed = { ...dispute, state: 'closed' as const };
    expect(open({ disputes: [closed] })[0]).toEqual([150_00, '15000']);
    expect(open({ disputes: [dispute] }, { asOf: '2026-03-29' })[0]).toEqual([150_00, '15000']);
  });

  test('D3, D4: a resolved case is what its history says: before it all is disputed, after it what was accepted', () => {
    const by = { userId: 'user-1', name: 'Carla Collins' };
    const step = (kind: 'opened' | 'resolved' | 'closed', on: string) => {
      return { kind, on, at: `${on}T09:00:00.000Z`, by, note: '', processor: null };
    };
    const dispute = buildDispute({
      items: [{ invoiceId: 'open', amountMinor: 120_00 }],
      acceptedItems: [{ invoiceId: 'open', amountMinor: 40_00 }],
      openedOn: '2026-03-30',
      state: 'closed',
      history: [step('opened', '2026-03-30'), step('resolved', '2026-04-01'), step('closed', '2026-04-03')],
    });
    const on = (asOf: string) => open({ disputes: [dispute] }, { asOf })[0]?.[0];
    expect(['2026-03-29', '2026-03-31', '2026-04-02', '2026-04-03'].map(on)).toEqual([
      150_00, 60_00, 120_00, 150_00,
    ]);
  });

  test('I3: what was approved to be taken off is not expected from the day on which it was approved', () => {
    const items = [{ invoiceId: 'open', amountMinor: 120_00 }];
    const writeOff = buildRequest({
      ...{ items, amountMinor: 120_00, state: 'approved', asked: asked('2026-03-29') },
      decided: { ...asked('2026-03-30'), reason: '' },
    });
    const on = (asOf: string) => open({ requests: [writeOff] }, { asOf })[0]?.[0];
    expect(['2026-03-29', '2026-03-30', '2026-03-31'].map(on)).toEqual([150_00, 60_00, 60_00]);
    for (const state of ['awaiting-approval', 'refused', 'withdrawn'] as const)
      expect(open({ requests: [{ ...writeOff, state }] })[0]?.[0]).toBe(150_00);
  });

  test('I3: what was credited and not applied is not expected, before the credit note came either', () => {
    const items = [{ invoiceId: 'open', amountMinor: 120_00 }];
    const note = invoice('note', -120_00, '2026-03-30', '2026-03-30');
    const settled = buildRequest({
      ...{ items, amountMinor: 120_00, state: 'settled', settledBy: 'note', asked: asked('2026-03-28') },
    });
    const withNote = { invoices: [...invoices, note], requests: [settled] };
    expect(open(withNote, { asOf: '2026-03-29' })[0]?.[0]).toBe(60_00);
    expect(open(withNote)[0]?.[0]).toBe(60_00);
    const applied = { ...paid('netted', 'note', -120_00, '2026-03-30'), amountMinor: 0 };
    expect(open({ ...withNote, payments: [...payments, applied] })[0]?.[0]).toBe(150_00);
  });

  test('D4, I3: an accepted case is taken off once, whether it was closed by the date or not', () => {
    const items = [{ invoiceId: 'open', amountMinor: 80_00 }];
    const step = (kind: 'opened' | 'resolved' | 'closed', on: string) => {
      return { ...asked(on), kind, note: '', processor: null };
    };
    const dispute = buildDispute({
      ...{
        items,
        acceptedItems: items,
        openedOn: '2026-03-28',
        state: 'closed',
        creditRequestId: 'request-1',
      },
      history: [step('opened', '2026-03-28'), step('resolved', '2026-03-28'), step('closed', '2026-03-31')],
    });
    const note = invoice('note', -80_00, '2026-03-30', '2026-03-30');
    const settled = buildRequest({
      ...{
        kind: 'credit-note',
        items,
        amountMinor: 80_00,
        disputeId: dispute.id,
        asked: asked('2026-03-28'),
      },
      ...{ state: 'settled', settledBy: 'note' },
    });
    const account = { invoices: [...invoices, note], requests: [settled], disputes: [dispute] };
    const on = (asOf: string) => open(account, { asOf })[0]?.[0];
    expect(['2026-03-29', '2026-03-30', '2026-03-31'].map(on)).toEqual([90_00, 90_00, 90_00]);
  });

  test('of promises for more than is open, the earlier one binds it first, whatever their order', () => {
    const allocations = [{ invoiceId: 'open', amountMinor: 150_00 }];
    const soon = buildPromise({ id: 'z-soon', allocations, promisedDate: '2026-04-02' });
    const late = buildPromise({ id: 'a-late', allocations, promisedDate: '2026-05-10' });
    const basis = figureBasis(builtToday, defaultPolicy, defaultKeyFigurePolicy);
    for (const promises of [
      [soon, late],
      [late, soon],
    ]) {
      const values = accountSums(documents({ invoices, payments, promises }), basis).get('EUR');
      const bound = [7, 30, 60, 90].map((days) => values?.get(`forecast.promised/${days}`));
      expect(bound).toEqual([150_00, 150_00, 200_00, 200_00]);
    }
  });

  test('open promises count with the share that was kept, by their date, and never twice', () => {
    const promises = [
      buildPromise({
        id: 'past',
        allocations: [
          { invoiceId: 'h2', amountMinor: 300_00 },
          { invoiceId: 'open', amountMinor: 100_00 },
        ],
        madeOn: '2025-12-05',
        promisedDate: '2026-01-15',
      }),
      buildPromise({
        id: 'next',
        allocations: [{ invoiceId: 'open', amountMinor: 80_00 }],
        promisedDate: '2026-04-20',
      }),
    ];
    // Kept: 300 of 400. Bound: 80 from 20 days on; 120 are left for the payment dates.
    expect(open({ promises })).toEqual([
      [90_00, '9000'],
      [90_00, '15000'],
      [120_00, '18000'],
      [120_00, '18000'],
    ]);
  });

  test('promises on account take from the oldest open invoice; without a kept rate there is no total', () => {
    const promises = [buildPromise({ id: 'next', allocations: [], onAccountMinor: 40_00 })];
    expect(open({ promises })[0]).toEqual([120_00, 'no-promise-to-judge-by']);
    // 100 are not due for a month: of the older 200 are 160 left, 120 of them in a week; none of the younger.
    const younger = invoice('a-younger', 100_00, '2026-03-30', '2026-04-30');
    const older = [younger, ...invoices];
    expect(open({ invoices: older, promises })[0]?.[0]).toBe(120_00);
    expect(open({ invoices: older, promises })[1]?.[0]).toBe(120_00 + 20_00);
  });

  test('only what was settled in the time that the settings look back says when the customer pays', () => {
    const on = (forecastHistoryDays: number) => open({}, { settings: { forecastHistoryDays } })[0]?.[0];
    // The last settlement was on 2026-01-10, 80 days before.
    expect([on(81), on(80)]).toEqual([0, 0]);
    const own = (forecastHistoryDays: number) =>
      figures({ invoices, payments }, { settings: { forecastHistoryDays } }).withoutHistory.amountMinor;
    expect([own(81), own(80)]).toEqual([0, 200_00]);
  });

  test('an amount later than anything that the customer paid is not guessed: it is named', () => {
    const own = figures({ invoices, payments }, { asOf: '2026-05-31' });
    expect(own.withoutHistory.amountMinor).toBe(200_00);
    expect(own.forecasts.map((one) => one.open.amountMinor)).toEqual([0, 0, 0, 0]);
  });
});
