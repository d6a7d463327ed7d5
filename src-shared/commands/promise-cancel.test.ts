import { expect, test } from 'vitest';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../test/fixtures/builders/build-promise.ts';
import { type AccountAggregate, applyChanges } from '../domain/account/account-aggregate.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { promiseSchema } from '../domain/promise/promise.ts';
import { prepareCommand } from './registry.ts';

const context = buildContext();

function cancel(aggregate: AccountAggregate, promiseId = 'promise-1') {
  const prepared = prepareCommand('promise.cancel', 1, { promiseId, reason: 'Customer called back' });
  return prepared.ok ? prepared.command.apply(aggregate, context) : prepared;
}

test('P1: a cancelled promise frees its invoice, and its history stays', () => {
  const aggregate = buildAggregate({ promises: [buildPromise()] });
  const effect = cancel(aggregate);
  if (!effect.ok) throw new Error(effect.failures[0].code);
  const after = applyChanges(aggregate, effect.changes);
  const { actor, at, today } = context;
  const by = { userId: actor.userId, name: actor.name };
  expect(after.promises).toEqual([
    { ...buildPromise({ seq: 0 }), cancelled: { on: today, at, by, reason: 'Customer called back' } },
  ]);
  expect(promiseSchema.safeParse(after.promises[0]).success).toBe(true);
  expect(accountPosition(after, today, context.settings).invoices[0]?.promisableMinor).toBe(100_00);
});

test('P1: refuses to cancel a promise that the account does not have', () => {
  expect(cancel(buildAggregate(), 'elsewhere')).toMatchObject({ failures: [{ code: 'PROMISE_NOT_FOUND' }] });
});

test.each([
  ['kept', buildPromise({ madeOn: '2026-03-01' })],
  [
    'broken',
    buildPromise({
      ...{ madeOn: '2026-03-20', promisedDate: '2026-03-21' },
      allocations: [{ invoiceId: 'invoice-2', amountMinor: 100_00 }],
    }),
  ],
  [
    'cancelled',
    buildPromise({
      madeOn: '2026-03-20',
      cancelled: { on: '2026-03-21', at: context.at, by: { userId: 'u', name: 'U' }, reason: '' },
    }),
  ],
])('P2: refuses to cancel a promise that is %s', (status, promise) => {
  const payments = [buildPayment({ allocations: [{ invoiceId: 'invoice-1', amountMinor: 100_00 }] })];
  expect(cancel(buildAggregate({ promises: [promise], payments }))).toEqual({
    ok: false,
    failures: [{ code: 'PROMISE_NOT_OPEN', params: { status } }],
  });
});
