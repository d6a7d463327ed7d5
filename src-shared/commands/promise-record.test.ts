import { describe, expect, test } from 'vitest';
import { buildAccount } from '../../test/fixtures/builders/build-account.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildDispute } from '../../test/fixtures/builders/build-dispute.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../test/fixtures/builders/build-promise.ts';
import { type AccountAggregate, applyChanges } from '../domain/account/account-aggregate.ts';
import { maxAmountMinor } from '../domain/money/amount.ts';
import { defaultPolicy } from '../domain/organisation/policy.ts';
import { promiseSchema } from '../domain/promise/promise.ts';
import type { CommandContext, CommandEffect } from './command.ts';
import { type CommandInput, prepareCommand } from './registry.ts';

type Input = CommandInput<'promise.record'>;

const defaults: Input = {
  promiseId: 'promise-new',
  currency: 'EUR',
  allocations: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }],
  onAccountMinor: 0,
  promisedDate: '2026-04-07',
  method: 'bank-transfer',
  contactName: 'Ida Brandt',
  note: '',
};

const on = (amountMinor: number, invoiceId = 'invoice-1') => ({ invoiceId, amountMinor });

function record(
  aggregate: AccountAggregate,
  input: Partial<Input> = {},
  context: CommandContext = buildContext(),
): CommandEffect {
  const prepared = prepareCommand('promise.record', 1, { ...defaults, ...input });
  return prepared.ok ? prepared.command.apply(aggregate, context) : prepared;
}

const failureOf = (effect: CommandEffect) => (effect.ok ? undefined : effect.failures[0]);

function applied(aggregate: AccountAggregate, effect: CommandEffect): AccountAggregate {
  if (!effect.ok) throw new Error(`refused: ${effect.failures[0].code}`);
  return applyChanges(aggregate, effect.changes);
}

describe('recording a promise', () => {
  test('writes the promise with its sum, author and date, and nothing else', () => {
    const effect = record(buildAggregate({ invoices: [buildInvoice(), buildInvoice({ id: 'invoice-2' })] }), {
      onAccountMinor: 5_00,
      note: 'Paid by Friday 😀',
    });
    expect(effect).toEqual({
      ok: true,
      changes: [
        {
          collection: 'promises',
          document: buildPromise({
            id: 'promise-new',
            seq: 0,
            onAccountMinor: 5_00,
            note: 'Paid by Friday 😀',
          }),
        },
      ],
    });
  });

  test('P1: the whole open amount can be promised, one minor unit more cannot', () => {
    expect(record(buildAggregate()).ok).toBe(true);
    expect(failureOf(record(buildAggregate(), { allocations: [on(100_01)] }))).toEqual({
      code: 'AMOUNT_EXCEEDS_AVAILABLE',
      params: { invoice: 'R-invoice-1', currency: 'EUR', amountMinor: 100_01, availableMinor: 100_00 },
    });
  });

  test('P1: several promises on one invoice are together never more than what is open', () => {
    let aggregate = buildAggregate();
    for (const part of ['a', 'b', 'c']) {
      aggregate = applied(aggregate, record(aggregate, { promiseId: part, allocations: [on(33_00)] }));
    }
    expect(failureOf(record(aggregate, { allocations: [on(1_01)] }))?.code).toBe('AMOUNT_EXCEEDS_AVAILABLE');
    expect(record(aggregate, { allocations: [on(1_00)] }).ok).toBe(true);
  });

  test('P1: cash that met a promise is counted once: what is left open can be promised, and no more', () => {
    const paid = buildPayment({ amountMinor: 30_00, receivedOn: '2026-03-31', allocations: [on(30_00)] });
    const promises = [buildPromise({ madeOn: '2026-03-30', allocations: [on(60_00)] })];
    const aggregate = buildAggregate({ promises, payments: [paid] });
    expect(failureOf(record(aggregate, { allocations: [on(40_01)] }))?.params).toMatchObject({
      availableMinor: 40_00,
    });
    expect(record(aggregate, { allocations: [on(40_00)] }).ok).toBe(true);
  });

  test('P1: a promise within the tolerance amount still binds until cash comes', () => {
    const policy = { ...defaultPolicy, promiseToleranceMinor: 100_00 };
    const context = buildContext({ settings: { policy } });
    const aggregate = applied(buildAggregate(), record(buildAggregate(), { promiseId: 'a' }, context));
    expect(failureOf(record(aggregate, { promiseId: 'b' }, context))?.code).toBe('AMOUNT_EXCEEDS_AVAILABLE');
  });

  test('P1: what a broken promise covered can be promised again', () => {
    const promises = [buildPromise({ madeOn: '2026-03-01', promisedDate: '2026-03-10' })];
    expect(record(buildAggregate({ promises })).ok).toBe(true);
  });

  test('D3: a disputed part cannot be promised', () => {
    const aggregate = buildAggregate({ disputes: [buildDispute()] });
    expect(failureOf(record(aggregate, { allocations: [on(60_01)] }))?.params).toMatchObject({
      availableMinor: 60_00,
    });
    expect(record(aggregate, { allocations: [on(60_00)] }).ok).toBe(true);
  });

  test('P1: a promise may be on account alone, and may not be on nothing', () => {
    expect(record(buildAggregate(), { allocations: [], onAccountMinor: 1 }).ok).toBe(true);
    expect(failureOf(record(buildAggregate(), { allocations: [] }))?.code).toBe('AMOUNT_NOT_POSITIVE');
  });

  test.each([
    ['an invoice that is not of the account', { allocations: [on(1, 'elsewhere')] }, 'INVOICE_NOT_FOUND'],
    ['an invoice of another currency', { currency: 'USD' }, 'CURRENCY_MISMATCH'],
    ['the same invoice twice', { allocations: [on(1), on(2)] }, 'ALLOCATION_REPEATED'],
    ['a date before today', { promisedDate: '2026-03-30' }, 'PROMISE_DATE_PAST'],
    ['a credit note', { allocations: [on(1, 'credit')] }, 'INVOICE_IS_CREDIT'],
    ['an id that is taken', { promiseId: 'taken' }, 'DUPLICATE_ID'],
    ['a sum above the largest amount', { onAccountMinor: maxAmountMinor }, 'AMOUNT_TOO_LARGE'],
  ])('P1: refuses %s', (_title, input, code) => {
    const aggregate = buildAggregate({
      invoices: [buildInvoice(), buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -50_00 })],
      promises: [buildPromise({ id: 'taken', allocations: [], onAccountMinor: 1 })],
    });
    expect(failureOf(record(aggregate, input))?.code).toBe(code);
  });

  test('P1: an invoice that is not there is named by its place in what was promised', () => {
    const input = { allocations: [on(1, 'elsewhere'), on(1), on(2, 'nowhere')] };
    const effect = record(buildAggregate(), input);
    expect(effect.ok ? [] : effect.failures).toEqual([
      { code: 'INVOICE_NOT_FOUND', params: { item: 1 } },
      { code: 'INVOICE_NOT_FOUND', params: { item: 3 } },
    ]);
  });

  test('P1: refuses a paid invoice, and one open amount never makes up for another', () => {
    const invoices = [buildInvoice(), buildInvoice({ id: 'invoice-2' })];
    const payments = [buildPayment({ allocations: [on(100_00)] })];
    const aggregate = buildAggregate({ invoices, payments });
    const input = { allocations: [on(100_00, 'invoice-2'), on(1)] };
    expect(failureOf(record(aggregate, input))?.params).toMatchObject({ availableMinor: 0 });
  });

  test('P1: a promise is for today at the earliest, and for as many days ahead as the policy says at the latest', () => {
    const settings = { policy: { ...defaultPolicy, promiseMaxDays: 10 } };
    const codeOf = (promisedDate: string) =>
      failureOf(record(buildAggregate(), { promisedDate }, buildContext({ settings })));
    expect(codeOf('2026-03-31')).toBeUndefined();
    expect(codeOf('2026-04-10')).toBeUndefined();
    expect(codeOf('2026-04-11')).toEqual({
      code: 'PROMISE_DATE_TOO_FAR',
      params: { date: '2026-04-11', limit: '2026-04-10' },
    });
  });

  test('M4: a promise is possible on the last day of the calendar', () => {
    const context = buildContext({ today: '2199-12-31' });
    const last = record(
      buildAggregate(),
      { allocations: [], onAccountMinor: 2, promisedDate: '2199-12-31' },
      context,
    );
    expect(applied(buildAggregate(), last).promises).toHaveLength(1);
  });

  describe('on account', () => {
    const invoices = [
      buildInvoice(),
      buildInvoice({ id: 'invoice-2', amountMinor: 50_00 }),
      buildInvoice({ id: 'dollars', currency: 'USD' }),
      buildInvoice({ id: 'credit', type: 'credit-note', amountMinor: -500_00 }),
    ];
    const onAccount = (onAccountMinor: number, more: object = {}) => ({
      allocations: [],
      onAccountMinor,
      ...more,
    });
    const owed = (amountMinor: number, availableMinor: number) => ({
      code: 'PROMISE_EXCEEDS_OWED',
      params: { currency: 'EUR', amountMinor, availableMinor },
    });

    test('P1: no more is promised than is owed on the account in that currency', () => {
      const aggregate = buildAggregate({ invoices });
      expect(failureOf(record(aggregate, onAccount(150_00)))).toBeUndefined();
      expect(failureOf(record(aggregate, onAccount(150_01)))).toEqual(owed(150_01, 150_00));
      const both = { allocations: [on(100_00)], onAccountMinor: 50_00 };
      expect(failureOf(record(aggregate, both))).toBeUndefined();
      expect(failureOf(record(aggregate, { ...both, onAccountMinor: 50_01 }))).toEqual(owed(50_01, 50_00));
      expect(failureOf(record(buildAggregate({ invoices: [] }), onAccount(1)))).toEqual(owed(1, 0));
    });

    test('P1, D3: what is disputed, or promised already, is not promised again', () => {
      const aggregate = buildAggregate({
        invoices,
        disputes: [buildDispute({ items: [{ invoiceId: 'invoice-1', amountMinor: 20_00 }] })],
        promises: [
          buildPromise({ id: 'one', allocations: [{ invoiceId: 'invoice-1', amountMinor: 30_00 }] }),
          buildPromise({ id: 'two', allocations: [], onAccountMinor: 40_00 }),
        ],
      });
      expect(failureOf(record(aggregate, onAccount(60_00)))).toBeUndefined();
      expect(failureOf(record(aggregate, onAccount(60_01)))).toEqual(owed(60_01, 60_00));
    });
  });

  test('P2: remembers the payments of the day that the device knew, and no others', () => {
    const payments = [
      buildPayment({ id: 'known', receivedOn: '2026-03-31' }),
      buildPayment({ id: 'later', receivedOn: '2026-03-31' }),
      buildPayment({ id: 'before', receivedOn: '2026-03-30' }),
    ];
    const seenOf = (input: object) =>
      applied(buildAggregate(), record(buildAggregate({ payments }), input)).promises[0]?.paymentsSeen;
    expect(seenOf({ paymentsSeen: ['known'] })).toEqual(['known']);
    expect(seenOf({})).toEqual(['known', 'later']);
  });

  test('the promise that is written satisfies the schema of its collection', () => {
    const aggregate = buildAggregate({
      account: buildAccount({ id: 'a2' }),
      invoices: [buildInvoice({ amountMinor: maxAmountMinor })],
    });
    const [promise] = applied(aggregate, record(aggregate, { allocations: [on(maxAmountMinor)] })).promises;
    expect(promiseSchema.parse(promise)).toEqual(promise);
    expect(promise?.accountId).toBe('a2');
  });
});
