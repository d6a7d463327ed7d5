import { describe, expect, test } from 'vitest';
import { buildActor } from '../../test/fixtures/builders/build-actor.ts';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildInvoice } from '../../test/fixtures/builders/build-invoice.ts';
import { buildRequest } from '../../test/fixtures/builders/build-request.ts';
import type { AccountAggregate } from '../domain/account/account-aggregate.ts';
import type { RequestKind } from '../domain/request/request.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

type Waiver = 'fee.waive' | 'interest.waive' | 'write-off.request';

const waive = (
  aggregate: AccountAggregate,
  amountMinor: number,
  name: Waiver = 'fee.waive',
  { requestId = 'request-new', invoiceId = 'booked', userId = 'user-1' } = {},
) => {
  const items = [{ invoiceId, amountMinor }];
  const context = buildContext({ actor: buildActor({ userId, role: 'collector' }) });
  return run(name, aggregate, { requestId, currency: 'EUR', items, reason: 'First time' }, context);
};

/** An item over 100.00 that settled charges of these kinds. */
function charged(type: 'invoice' | 'debit-note', ...charges: (readonly [RequestKind, number])[]) {
  return buildAggregate({
    invoices: [buildInvoice(), buildInvoice({ id: 'booked', type, amountMinor: 100_00 })],
    requests: charges.map(([kind, amountMinor], index) =>
      buildRequest({
        id: `charge-${index}`,
        ...{ kind, amountMinor, items: [], state: 'settled', settledBy: 'booked' },
      }),
    ),
  });
}

describe('what is waived', () => {
  test.each([
    ['an invoice', charged('invoice'), 'fee.waive', ['NOT_A_CHARGE']],
    ['an invoice', charged('invoice'), 'interest.waive', ['NOT_A_CHARGE']],
    ['a debit note', charged('debit-note'), 'fee.waive', []],
    ['a debit note', charged('debit-note'), 'interest.waive', []],
    ['a booked fee', charged('invoice', ['fee', 20_00]), 'fee.waive', []],
    ['a booked fee', charged('invoice', ['fee', 20_00]), 'interest.waive', ['NOT_A_CHARGE']],
    ['booked interest', charged('debit-note', ['interest', 20_00]), 'fee.waive', ['NOT_A_CHARGE']],
    ['booked interest', charged('debit-note', ['interest', 20_00]), 'interest.waive', []],
    ['booked compensation', charged('invoice', ['compensation', 20_00]), 'interest.waive', []],
    ['a plan', charged('invoice', ['plan', 20_00]), 'fee.waive', ['NOT_A_CHARGE']],
  ] as const)('authority: of %s %j by %s', (_title, aggregate, name, codes) => {
    expect(codesOf(waive(aggregate, 20_00, name))).toEqual(codes);
    expect(codesOf(waive(aggregate, 20_00, 'write-off.request'))).toEqual([]);
  });

  test('authority: no more than was charged, of all waivers together', () => {
    const aggregate = charged('invoice', ['fee', 15_00], ['fee', 5_00], ['interest', 30_00]);
    expect(waive(aggregate, 20_01)).toMatchObject({
      failures: [{ code: 'AMOUNT_EXCEEDS_OPEN', params: { availableMinor: 20_00 } }],
    });
    const first = applied(aggregate, waive(aggregate, 12_00));
    expect(codesOf(waive(first, 8_01, 'fee.waive', { requestId: 'second' }))).toEqual([
      'AMOUNT_EXCEEDS_OPEN',
    ]);
    expect(codesOf(waive(first, 8_00, 'fee.waive', { requestId: 'second' }))).toEqual([]);
    const refused = first.requests.with(-1, buildRequest({ kind: 'fee-waiver', state: 'refused' }));
    expect(codesOf(waive({ ...first, requests: refused }, 20_00))).toEqual([]);
  });
});

describe('a limit', () => {
  const start = charged('debit-note');
  const stateOf = (aggregate: AccountAggregate, ...given: [number, Waiver?, object?]) => {
    const [amountMinor, name, more] = given;
    return applied(aggregate, waive(aggregate, amountMinor, name, more)).requests.at(-1)?.state;
  };
  const first = applied(start, waive(start, 50_00));
  const again = { requestId: 'second' };

  test('authority: measures all that a person asks for on an item together', () => {
    expect(first.requests[0]?.state).toBe('approved');
    expect(stateOf(first, 1, 'fee.waive', again)).toBe('awaiting-approval');
    const settled = {
      ...first,
      requests: first.requests.map((one) => ({ ...one, state: 'settled' as const })),
    };
    expect(stateOf(settled, 1, 'fee.waive', again)).toBe('awaiting-approval');
  });

  test('authority: begins anew for another person, another kind, another item, and what was refused', () => {
    expect(stateOf(first, 50_00, 'fee.waive', { ...again, userId: 'user-2' })).toBe('approved');
    expect(stateOf(first, 50_00, 'interest.waive', again)).toBe('approved');
    const other = buildInvoice({ id: 'other', type: 'debit-note' });
    const more = { ...first, invoices: [...first.invoices, other] };
    expect(stateOf(more, 50_00, 'fee.waive', { ...again, invoiceId: 'other' })).toBe('approved');
    for (const state of ['refused', 'withdrawn'] as const) {
      const over = { ...first, requests: first.requests.map((one) => ({ ...one, state })) };
      expect(stateOf(over, 50_00, 'fee.waive', again)).toBe('approved');
    }
  });

  test('authority: who decides is measured with what the asker was granted before', () => {
    const invoices = [buildInvoice({ amountMinor: 5_000_00 })];
    const ask = (id: string, amountMinor: number, state: 'approved' | 'awaiting-approval') => {
      const items = [{ invoiceId: 'invoice-1', amountMinor }];
      return buildRequest({ id, amountMinor, items, state });
    };
    const decide = (requests: readonly ReturnType<typeof buildRequest>[]) => {
      const manager = buildContext({ actor: buildActor({ userId: 'boss', role: 'manager' }) });
      const aggregate = buildAggregate({ invoices, requests });
      return run('write-off.approve', aggregate, { requestId: 'asked', reason: '' }, manager);
    };
    const asked = ask('asked', 400_00, 'awaiting-approval');
    expect(codesOf(decide([asked, ask('other', 600_00, 'approved')]))).toEqual([]);
    expect(codesOf(decide([asked, ask('other', 600_01, 'awaiting-approval')]))).toEqual([]);
    expect(decide([asked, ask('other', 600_01, 'approved')])).toMatchObject({
      failures: [{ code: 'BEYOND_AUTHORITY', params: { amountMinor: 1_000_01, availableMinor: 1_000_00 } }],
    });
  });
});
