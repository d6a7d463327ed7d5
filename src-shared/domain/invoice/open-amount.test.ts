import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import type { Payment } from '../payment/payment.ts';
import { invoiceIndexes, openMinorAt } from './open-amount.ts';

const invoices = [
  ...['EUR', 'EUR', 'USD'].map((currency, index) => buildInvoice({ id: `invoice-${index}`, currency })),
  buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -5_000 }),
];

const allocations = fc.array(
  fc.record({
    invoiceId: fc.constantFrom('invoice-0', 'invoice-1', 'invoice-2', 'credit', 'gone'),
    amountMinor: fc.integer({ min: -10_000, max: 10_000 }),
  }),
  { maxLength: 3 },
);

const payments = fc.array(
  fc
    .record({ currency: fc.constantFrom('EUR', 'USD'), reversed: fc.boolean(), allocations })
    .map((fields) => buildPayment(fields)),
  { maxLength: 8 },
);

/** What is done with a list of payments, as commands and the ledger do it. */
const step = fc.oneof(
  fc.record({ do: fc.constant('replace' as const), at: fc.nat(7), list: payments }),
  fc.record({ do: fc.constant('add' as const), at: fc.nat(7), list: payments }),
  fc.record({ do: fc.constant('remove' as const), at: fc.nat(7), list: payments }),
  fc.record({ do: fc.constant('load anew' as const), at: fc.nat(7), list: payments }),
);

function after(
  before: readonly Payment[],
  { do: what, at, list }: { do: string; at: number; list: Payment[] },
) {
  if (what === 'load anew') return before.map((one) => ({ ...one }));
  if (what === 'add') return [...before, ...list];
  if (what === 'remove') return before.filter((_, index) => index !== at);
  return before.map((one, index) => (index === at ? (list[0] ?? one) : one));
}

test('I1: what is open after any changes of the payments is what it is where nothing was computed before', () => {
  fc.assert(
    fc.property(payments, fc.array(step, { maxLength: 12 }), (start, steps) => {
      const indexes = invoiceIndexes(invoices);
      let now: readonly Payment[] = start;
      for (const one of steps) {
        now = after(now, one);
        expect(openMinorAt(invoices, now, indexes)).toEqual(openMinorAt([...invoices], now, indexes));
      }
    }),
  );
});

test('I1: many other payments at once are counted as well', () => {
  const indexes = invoiceIndexes(invoices);
  const paid = (amountMinor: number) =>
    Array.from({ length: 300 }, () =>
      buildPayment({ allocations: [{ invoiceId: 'invoice-0', amountMinor }] }),
    );
  const [first] = openMinorAt(invoices, [], indexes);
  const [second] = openMinorAt(invoices, paid(1), indexes);
  const [third] = openMinorAt(invoices, paid(2), indexes);
  expect([(first ?? 0) - (second ?? 0), (first ?? 0) - (third ?? 0)]).toEqual([300, 600]);
});
