import { expect, test } from 'vitest';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { builtToday } from '../../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { addDays, daysBetween } from '../calendar/business-date.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import { defaultSettings } from '../organisation/settings.ts';
import { accountPosition, positionsOf } from './account-position.ts';
import { ledgerPosition } from './ledger-position.ts';

const invoice = buildInvoice({ id: 'i1', amountMinor: 1_000, dueDate: addDays(builtToday, -30) });
const invoices = [invoice, buildInvoice({ id: 'i2', amountMinor: 50 })];
const payment = buildPayment({ amountMinor: 400, allocations: [{ invoiceId: 'i1', amountMinor: 400 }] });

test('I1: follows payments, date and policy although the invoices are the same list', () => {
  const first = (payments: readonly (typeof payment)[], today = builtToday, policy = defaultPolicy) =>
    ledgerPosition({ invoices, payments }, today, policy).positions[0];
  expect(daysBetween(invoice.dueDate, builtToday)).toBe(30);
  expect(first([])).toMatchObject({ openMinor: 1_000, daysPastDue: 30, bucket: 1 });
  expect(first([payment])).toMatchObject({ openMinor: 600, toCollectMinor: 600 });
  expect(first([payment], addDays(builtToday, 1))).toMatchObject({ daysPastDue: 31, bucket: 2 });
  const finer = { ...defaultPolicy, ageingBucketDays: [10, 20] };
  expect(first([payment], builtToday, finer)).toMatchObject({ daysPastDue: 30, bucket: 3 });
  expect(first([])).toMatchObject({ openMinor: 1_000, daysPastDue: 30, bucket: 1 });
});

test('finds the positions of the invoices that are asked for, and no others', () => {
  const position = accountPosition(buildAggregate({ invoices }), builtToday, defaultSettings);
  const found = positionsOf(position, ['i2', 'nobody']);
  expect([...found.keys()]).toEqual(['i2']);
  expect(found.get('i2')?.openMinor).toBe(50);
});
