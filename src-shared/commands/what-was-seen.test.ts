import { expect, test } from 'vitest';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext, builtToday } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { type AccountAggregate, applyChanges } from '../domain/account/account-aggregate.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { type CommandName, prepareCommand } from './registry.ts';
import { applied, run } from './run-command.fixture.ts';

const invoiceId = 'invoice-1';
const start = buildAggregate({ invoices: [buildInvoice({ amountMinor: 300_00 })] });
const context = buildContext({ knownSeq: 100 });

const receipt = {
  ...{
    receiptId: 'A7-1',
    currency: 'EUR',
    amountMinor: 100_00,
    method: 'card',
    items: [{ invoiceId, amountMinor: 100_00 }],
  },
  ...{ payerName: '', reference: '', chequeDate: null, denominations: [], visitId: null },
};
const promise = {
  ...{ promiseId: 'promise-1', currency: 'EUR', allocations: [{ invoiceId, amountMinor: 150_00 }] },
  ...{ onAccountMinor: 0, promisedDate: '2026-04-07', method: 'cash', contactName: '', note: '' },
};
const proposal = {
  ...{
    planId: 'plan-1',
    currency: 'EUR',
    items: [{ invoiceId, amountMinor: 200_00 }],
    requestId: 'plan-request',
  },
  ...{ contactName: '', reason: '', asDraft: false },
  terms: {
    ...{ downPayment: null, interestRate: null, feeMinor: 0, adjustment: 'none' },
    instalments: { by: 'count', count: 2, frequency: 'monthly', firstDate: '2026-04-30' },
  },
};
const signature = {
  ...{ planId: 'plan-1', fromVersion: 1, signedBy: 'Ida Brandt' },
  ...{ interestRequestId: 'interest-1', feeRequestId: 'fee-1' },
};

/** The input as it goes into the outbox: with what the device knew. */
function given(name: CommandName, aggregate: AccountAggregate, input: object): object {
  const prepared = prepareCommand(name, 1, input);
  if (!prepared.ok) throw new Error('refused');
  return { ...input, ...prepared.command.witness(aggregate, context) };
}

/** The documents as the server has them once it has written them, from JSON. */
function written(aggregate: AccountAggregate, seq: number): AccountAggregate {
  const copy: AccountAggregate = JSON.parse(JSON.stringify(aggregate));
  return { ...copy, payments: copy.payments.map((one) => (one.seq === 0 ? { ...one, seq } : one)) };
}

const later = buildPayment({
  ...{ id: 'later', seq: 102, amountMinor: 50_00, receivedOn: builtToday },
  allocations: [{ invoiceId, amountMinor: 50_00 }],
});

const withReceipt = applied(start, run('receipt.issue', start, receipt, context));

test('P2: the own receipt of the day is known to a promise on the engine, and on the server that has written it', () => {
  const input = given('promise.record', withReceipt, promise);
  const here = applied(withReceipt, run('promise.record', withReceipt, input, context));
  const server = written(withReceipt, 101);
  const busier = { ...server, payments: [...server.payments, later] };
  const there = applied(busier, run('promise.record', busier, input, context));
  expect(here.promises).toEqual(there.promises);
  expect(there.promises[0]?.paymentsSeen).toEqual(['receipt-A7-1']);
  for (const [aggregate, countedMinor] of [
    [here, 0],
    [{ ...there, payments: server.payments }, 0],
    [there, 50_00],
  ] as const) {
    const [progress] = accountPosition(aggregate, context.today, context.settings).promises;
    expect(progress?.countedMinor).toBe(countedMinor);
  }
});

test('P2: a payment that somebody has written again meanwhile stays one that the device knew', () => {
  const known = { ...start, payments: [buildPayment({ id: 'known', seq: 7, receivedOn: builtToday })] };
  const input = given('promise.record', known, promise);
  const again = applyChanges(known, [
    { collection: 'payments', document: buildPayment({ id: 'known', seq: 120, receivedOn: builtToday }) },
  ]);
  const there = applied(again, run('promise.record', again, input, context));
  expect(there.promises[0]?.paymentsSeen).toEqual(['known']);
});

test('N2: cash that the device knew of when the customer signed is the same on the engine and on the server', () => {
  const proposed = applied(withReceipt, run('plan.propose', withReceipt, proposal, context));
  const input = given('plan.activate', proposed, signature);
  const here = applied(proposed, run('plan.activate', proposed, input, context));
  const server = written(proposed, 101);
  const there = applied(server, run('plan.activate', server, input, context));
  expect(there.plans).toEqual(here.plans);
  expect(here.plans[0]?.versions[0]?.inForce?.cashBefore).toEqual([
    { paymentId: 'receipt-A7-1', invoiceId, amountMinor: 100_00 },
  ]);
});

test('N2: cash that came in while the command was on its way counts toward the plan', () => {
  const proposed = applied(start, run('plan.propose', start, proposal, context));
  const input = given('plan.activate', proposed, signature);
  const server = { ...proposed, payments: [later] };
  const [plan] = applied(server, run('plan.activate', server, input, context)).plans;
  expect(plan?.versions[0]?.inForce?.cashBefore).toEqual([]);
});

test('N2: nobody signs cash into being: what was taken off an invoice is no more than payments say', () => {
  const proposed = applied(withReceipt, run('plan.propose', withReceipt, proposal, context));
  const cashSeen = [{ paymentId: 'receipt-A7-1', invoiceId, amountMinor: -500_00 }];
  const [plan] = applied(proposed, run('plan.activate', proposed, { ...signature, cashSeen }, context)).plans;
  expect(plan?.versions[0]?.inForce?.cashBefore).toEqual([
    { paymentId: 'receipt-A7-1', invoiceId, amountMinor: 0 },
  ]);
});

test('N2: what a device says to have known names no cash twice, so that no list makes amounts that do not add up', () => {
  const planned = applied(start, run('plan.propose', start, proposal, context));
  const entry = { paymentId: 'forged', invoiceId, amountMinor: 1 };
  const sign = (cashSeen: readonly object[]) =>
    run('plan.activate', planned, { ...signature, cashSeen }, context);
  expect(sign([entry, entry])).toMatchObject({
    failures: [{ code: 'COMMAND_INVALID', params: { field: 'cashSeen' } }],
  });
  expect(sign([entry, { ...entry, invoiceId: 'other' }]).ok).toBe(true);
});

test('P2: what a device says to have known names no payment twice', () => {
  const record = (paymentsSeen: readonly string[]) =>
    run('promise.record', start, { ...promise, paymentsSeen }, context);
  expect(record(['forged', 'forged'])).toMatchObject({
    failures: [{ code: 'COMMAND_INVALID', params: { field: 'paymentsSeen' } }],
  });
  expect(record(['forged', 'other']).ok).toBe(true);
});
