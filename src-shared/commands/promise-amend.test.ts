import { expect, test } from 'vitest';
import { buildAggregate } from '../../test/fixtures/builders/build-aggregate.ts';
import { buildContext } from '../../test/fixtures/builders/build-context.ts';
import { buildPayment } from '../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../test/fixtures/builders/build-promise.ts';
import { accountPosition } from '../domain/account/account-position.ts';
import { promiseSchema } from '../domain/promise/promise.ts';
import { applied, codesOf, run } from './run-command.fixture.ts';

const on = (amountMinor: number, invoiceId = 'invoice-1') => ({ invoiceId, amountMinor });
const amendment = {
  promiseId: 'promise-1',
  from: { amountMinor: 100_00, promisedDate: '2026-04-07' },
  allocations: [on(100_00)],
  onAccountMinor: 0,
  promisedDate: '2026-04-20',
  method: 'card',
  contactName: 'Jan Brandt',
  note: '',
  reason: 'Two more weeks',
};
const withPromise = (overrides: object = {}) => buildAggregate({ promises: [buildPromise()], ...overrides });

test('P2: an amended promise has the new terms and keeps the earlier ones, its author and its place', () => {
  const aggregate = withPromise();
  const after = applied(aggregate, run('promise.amend', aggregate, amendment));
  expect(after.promises).toHaveLength(1);
  expect(promiseSchema.parse(after.promises[0])).toMatchObject({
    promisedDate: '2026-04-20',
    method: 'card',
    madeOn: '2026-03-31',
    amendments: [{ amountMinor: 100_00, promisedDate: '2026-04-07', reason: 'Two more weeks' }],
  });
});

test('P1: cash that has come for it is not open any more and may stay promised', () => {
  const payments = [buildPayment({ amountMinor: 40_00, receivedOn: '2026-04-01', allocations: [on(40_00)] })];
  const aggregate = withPromise({ payments });
  const context = buildContext({ today: '2026-04-02' });
  const after = applied(aggregate, run('promise.amend', aggregate, amendment, context));
  const [progress] = accountPosition(after, context.today, context.settings).promises;
  expect(progress).toMatchObject({ status: 'open', countedMinor: 40_00, shortMinor: 60_00 });
  const more = { ...amendment, allocations: [on(100_01)] };
  expect(codesOf(run('promise.amend', aggregate, more, context))).toEqual(['AMOUNT_EXCEEDS_AVAILABLE']);
});

test('P1: its own amount is free for its new terms, that of another promise is not', () => {
  const other = buildPromise({ id: 'promise-2', allocations: [on(30_00)] });
  const first = buildPromise({ allocations: [on(70_00)] });
  const aggregate = withPromise({ promises: [first, other] });
  const from = { amountMinor: 70_00, promisedDate: '2026-04-07' };
  const to = (amountMinor: number) => ({ ...amendment, from, allocations: [on(amountMinor)] });
  expect(codesOf(run('promise.amend', aggregate, to(70_00)))).toEqual([]);
  expect(codesOf(run('promise.amend', aggregate, to(70_01)))).toEqual(['AMOUNT_EXCEEDS_AVAILABLE']);
});

test('P2: everything that is wrong is said at once', () => {
  const wrong = {
    ...amendment,
    from: { amountMinor: 99_00, promisedDate: '2026-04-07' },
    allocations: [on(1, 'elsewhere')],
    promisedDate: '2026-03-30',
  };
  expect(codesOf(run('promise.amend', withPromise(), wrong))).toEqual([
    'CHANGED_MEANWHILE',
    'PROMISE_DATE_PAST',
    'INVOICE_NOT_FOUND',
  ]);
});

test('P2: only an open promise can be amended', () => {
  const broken = withPromise({
    promises: [buildPromise({ madeOn: '2026-03-01', promisedDate: '2026-03-10' })],
  });
  expect(codesOf(run('promise.amend', broken, amendment))).toEqual(['PROMISE_NOT_OPEN']);
  expect(codesOf(run('promise.amend', buildAggregate(), amendment))).toEqual(['PROMISE_NOT_FOUND']);
});
