import { expect, test } from 'vitest';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import type { RequestKind } from '../domain/request/request.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

type Invoice = Parameters<typeof buildInvoice>[0];

function account(kind: RequestKind, booked: Invoice, amounts = [10_00]) {
  const invoiceDate = '2026-03-31';
  return buildAggregate({
    invoices: [buildInvoice(), buildInvoice({ id: 'booked', invoiceDate, ...booked })],
    requests: amounts.map((amountMinor, index) =>
      buildRequest({ id: `request-${index}`, kind, state: 'approved', amountMinor, items: [] }),
    ),
  });
}

const settle = (aggregate: ReturnType<typeof account>, requestId = 'request-0') =>
  run('request.settle', aggregate, { requestId, documentId: 'booked' });

const note = { type: 'credit-note', amountMinor: -10_00 } as const;
const charge = { type: 'debit-note', amountMinor: 10_00 } as const;

test.each([
  ['write-off', note],
  ['fee-waiver', note],
  ['interest-waiver', note],
  ['fee', charge],
  ['interest', charge],
  ['compensation', charge],
  ['interest', { type: 'invoice', amountMinor: 10_00 }],
] as const)('D4: a %s is settled by its own kind of document alone: %j', (kind, booked) => {
  expect(codesOf(settle(account(kind, booked)))).toEqual([]);
  const wrong = [
    { ...booked, ...(kind.endsWith('waiver') || kind === 'write-off' ? charge : note) },
    { ...booked, currency: 'USD' },
    { ...booked, amountMinor: booked.amountMinor - Math.sign(booked.amountMinor) },
  ];
  for (const other of wrong) expect(codesOf(settle(account(kind, other)))).toEqual(['BOOKING_MISMATCH']);
  const old = { ...booked, invoiceDate: '2026-03-30' };
  expect(settle(account(kind, old))).toMatchObject({
    failures: [{ code: 'BOOKING_TOO_OLD', params: { date: '2026-03-30' } }],
  });
});

test('D4: a document settles as many requests as it is worth and not one more', () => {
  const start = account('fee', { ...charge, amountMinor: 25_00 }, [10_00, 10_00, 10_00]);
  const first = applied(start, settle(start));
  const second = applied(first, settle(first, 'request-1'));
  expect(settle(second, 'request-2')).toMatchObject({
    failures: [{ code: 'BOOKING_USED', params: { amountMinor: 10_00, availableMinor: 5_00 } }],
  });
  expect(second.requests.map((one) => one.settledBy)).toEqual(['booked', 'booked', null]);
});
