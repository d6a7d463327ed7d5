import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { buildRequest } from '../../../test/fixtures/builders/build-request.ts';
import { addDays } from '../calendar/business-date.ts';
import { sumMinor } from '../money/amount.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import { defaultSettings } from '../organisation/settings.ts';
import type { AccountAggregate } from './account-aggregate.ts';
import { accountFigures } from './account-figures.ts';
import { accountPosition } from './account-position.ts';

const invoiceIds = Array.from({ length: 6 }, (_, index) => `i${index}`);
const currency = fc.constantFrom('EUR', 'USD', 'JPY');

const anyInvoice = (id: string) =>
  fc
    .record({
      amountMinor: fc.integer({ min: -500_00, max: 500_00 }),
      days: fc.integer({ min: -200, max: 200 }),
      currency,
    })
    .map(({ days, ...rest }) => buildInvoice({ id, dueDate: addDays(builtToday, days), ...rest }));

const anyPayment = fc
  .record({
    amountMinor: fc.integer({ min: 1, max: 800_00 }),
    currency,
    reversed: fc.boolean(),
    days: fc.integer({ min: -30, max: 5 }),
    allocations: fc.array(
      fc.record({
        invoiceId: fc.constantFrom(...invoiceIds, 'elsewhere'),
        amountMinor: fc.integer({ min: -300_00, max: 600_00 }),
      }),
      { maxLength: 4 },
    ),
  })
  .map(({ days, ...rest }) => ({ ...rest, receivedOn: addDays(builtToday, days) }));

const anyClaim = fc.record({
  invoiceId: fc.constantFrom(...invoiceIds),
  amountMinor: fc.integer({ min: 1, max: 400_00 }),
  days: fc.integer({ min: -20, max: 20 }),
});

const anyAggregate: fc.Arbitrary<AccountAggregate> = fc
  .record({
    invoices: fc.tuple(...invoiceIds.map(anyInvoice)),
    payments: fc.array(anyPayment, { maxLength: 8 }),
    promises: fc.array(anyClaim, { maxLength: 6 }),
    disputes: fc.array(anyClaim, { maxLength: 4 }),
    writeOffs: fc.array(anyClaim, { maxLength: 4 }),
  })
  .map((drawn) =>
    buildAggregate({
      invoices: drawn.invoices,
      payments: drawn.payments.map((payment, index) => buildPayment({ id: `p${index}`, ...payment })),
      promises: drawn.promises.map(({ invoiceId, amountMinor, days }, index) => {
        const dates = { madeOn: addDays(builtToday, days - 10), promisedDate: addDays(builtToday, days) };
        return buildPromise({ id: `m${index}`, allocations: [{ invoiceId, amountMinor }], ...dates });
      }),
      disputes: drawn.disputes.map(({ invoiceId, amountMinor }, index) =>
        buildDispute({ id: `d${index}`, items: [{ invoiceId, amountMinor }] }),
      ),
      requests: drawn.writeOffs.map(({ invoiceId, amountMinor, days }, index) =>
        buildRequest({
          id: `r${index}`,
          state: days > 10 ? 'awaiting-approval' : 'approved',
          items: [{ invoiceId, amountMinor }],
        }),
      ),
    }),
  );

function figuresOf(aggregate: AccountAggregate) {
  const position = accountPosition(aggregate, builtToday, defaultSettings);
  return accountFigures(position, aggregate.payments, aggregate.account.currency, defaultPolicy);
}

/** What is owed by the plainest bookkeeping: all invoices less all cash that is neither reversed nor elsewhere. */
function plainBalance(aggregate: AccountAggregate, code: string): number {
  const invoices = new Map(aggregate.invoices.map((invoice) => [invoice.id, invoice.currency]));
  const billed = aggregate.invoices.filter((one) => one.currency === code).map((one) => one.amountMinor);
  const received = aggregate.payments
    .filter((one) => one.currency === code && !one.reversed)
    .flatMap((one) => [
      -one.amountMinor,
      ...one.allocations.filter((part) => !invoices.has(part.invoiceId)).map((part) => part.amountMinor),
    ]);
  return sumMinor([...billed, ...received]);
}

describe('figures of an account', () => {
  test('I1: buckets and unapplied credits are the balance, per currency, whatever the account holds', () => {
    fc.assert(
      fc.property(anyAggregate, (aggregate) => {
        const figures = figuresOf(aggregate);
        for (const one of figures) {
          expect(sumMinor([...one.bucketsMinor, one.creditsMinor])).toBe(one.balanceMinor);
          expect(one.balanceMinor).toBe(plainBalance(aggregate, one.currency));
        }
        const shown = new Set<string>(figures.map((one) => one.currency));
        for (const code of ['EUR', 'USD', 'JPY']) {
          if (!shown.has(code)) expect(plainBalance(aggregate, code)).toBe(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('I2, I3: disputed, written off, promised and promisable are never below zero and are together what is open', () => {
    fc.assert(
      fc.property(anyAggregate, (aggregate) => {
        for (const item of accountPosition(aggregate, builtToday, defaultSettings).invoices) {
          const { disputedMinor, adjustedMinor, promisedMinor, promisableMinor } = item;
          const parts = [disputedMinor, adjustedMinor, promisedMinor, promisableMinor];
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
          expect(sumMinor(parts)).toBe(Math.max(0, item.openMinor));
          expect(item.toCollectMinor).toBe(item.daysPastDue > 0 ? item.promisableMinor : 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('I1: overdue is the sum of the buckets after the first', () => {
    fc.assert(
      fc.property(anyAggregate, (aggregate) => {
        for (const one of figuresOf(aggregate)) {
          expect(one.overdueMinor).toBe(sumMinor(one.bucketsMinor.slice(1)));
          const own = accountPosition(aggregate, builtToday, defaultSettings).invoices.filter(
            ({ invoice }) => invoice.currency === one.currency,
          );
          expect(one.adjustedMinor).toBe(sumMinor(own.map((item) => item.adjustedMinor)));
          expect(one.toCollectMinor).toBeLessThanOrEqual(one.overdueMinor);
        }
      }),
    );
  });

  test('M1: the own currency comes first and always, the others in order of their code and only with content', () => {
    const aggregate = buildAggregate({
      invoices: [
        buildInvoice({ id: 'i1', currency: 'USD' }),
        buildInvoice({ id: 'i2', currency: 'CHF' }),
        buildInvoice({ id: 'i3', currency: 'JPY', amountMinor: 0 }),
      ],
    });
    expect(figuresOf(aggregate).map((one) => one.currency)).toEqual(['EUR', 'CHF', 'USD']);
    expect(figuresOf(buildAggregate({ invoices: [] }))).toMatchObject([{ currency: 'EUR', balanceMinor: 0 }]);
  });

  test('M1: amounts of different currencies never add', () => {
    const aggregate = buildAggregate({
      invoices: [buildInvoice({ id: 'i1' }), buildInvoice({ id: 'i2', currency: 'USD', amountMinor: 7 })],
    });
    expect(figuresOf(aggregate).map((one) => one.balanceMinor)).toEqual([100_00, 7]);
  });

  test('M1: amounts that do not add up exactly any more are refused, also when a later one would hide it', () => {
    const invoices = Array.from({ length: 9_100 }, (_, index) =>
      buildInvoice({ id: `x${index}`, amountMinor: index < 9_050 ? 999_999_999_999 : -999_999_999_999 }),
    );
    const aggregate = buildAggregate({ invoices });
    const position = accountPosition(aggregate, builtToday, defaultSettings);
    expect(() => accountFigures(position, [], 'EUR', defaultPolicy)).toThrow(RangeError);
  });

  test('M1: a dispute in another currency than its invoice counts for nothing', () => {
    const aggregate = buildAggregate({
      invoices: [
        buildInvoice({ id: 'yen', currency: 'JPY', amountMinor: 1_000, dueDate: addDays(builtToday, -5) }),
      ],
      disputes: [buildDispute({ currency: 'EUR', items: [{ invoiceId: 'yen', amountMinor: 300_00 }] })],
    });
    const [position] = accountPosition(aggregate, builtToday, defaultSettings).invoices;
    expect(position).toMatchObject({ disputedMinor: 0, toCollectMinor: 1_000 });
  });

  test('counts open and overdue items and finds the oldest', () => {
    const aggregate = buildAggregate({
      invoices: [
        buildInvoice({ id: 'i1', dueDate: '2026-03-01' }),
        buildInvoice({ id: 'i2', dueDate: '2025-12-31' }),
        buildInvoice({ id: 'i3', dueDate: '2026-04-30' }),
        buildInvoice({ id: 'i4', dueDate: '2025-01-01', amountMinor: -5_00, type: 'credit-note' }),
      ],
    });
    expect(figuresOf(aggregate)[0]).toMatchObject({
      openCount: 3,
      overdueCount: 2,
      oldestDaysPastDue: 90,
      bucketsMinor: [100_00, 100_00, 0, 100_00, 0, 0],
      creditsMinor: -5_00,
    });
  });
});
