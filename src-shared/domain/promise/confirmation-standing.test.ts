import { describe, expect, test } from 'vitest';
import { buildAggregate } from '../../../test/fixtures/builders/build-aggregate.ts';
import { buildPayment } from '../../../test/fixtures/builders/build-payment.ts';
import { buildPromise } from '../../../test/fixtures/builders/build-promise.ts';
import { businessDate } from '../calendar/business-date.ts';
import { defaultPolicy } from '../organisation/policy.ts';
import { confirmationStanding } from './confirmation-standing.ts';
import { promiseProgress } from './promise-progress.ts';
import { lastPromiseVersion, promiseVersion } from './promise-version.ts';

const by = { userId: 'user-1', name: 'Carla Collins' };
const signedOn = (on: string) => ({ on, at: `${on}T10:00:00.000Z`, by });
const before = (on: string, amountMinor: number, promisedDate: string) => ({
  ...{ ...signedOn(on), amountMinor, promisedDate, onAccountMinor: 0, reason: '' },
  allocations: [{ invoiceId: 'invoice-1', amountMinor }],
});
const amended = buildPromise({
  amendments: [before('2026-04-01', 80_00, '2026-04-02'), before('2026-04-03', 90_00, '2026-04-05')],
});

const paid = (amountMinor: number, receivedOn: string) =>
  buildPayment({
    ...{ amountMinor, receivedOn },
    allocations: [{ invoiceId: 'invoice-1', amountMinor }],
  });

function standingOf(
  promise: ReturnType<typeof buildPromise>,
  today: string,
  payments = [] as ReturnType<typeof paid>[],
) {
  const sources = { ...buildAggregate({ promises: [promise], payments }), adjusted: new Map() };
  const [progress] = promiseProgress(sources, businessDate(today), defaultPolicy);
  const version = promiseVersion(promise, lastPromiseVersion(promise));
  if (progress === undefined || version === undefined) throw new Error('the promise has no standing');
  return confirmationStanding(progress, version);
}

describe('the terms of a promise', () => {
  test('P2: each amendment gave it new ones, and the earlier ones are kept with their days', () => {
    expect([1, 2, 3].map((version) => promiseVersion(amended, version))).toMatchObject([
      { on: '2026-03-31', replacedOn: '2026-04-01', amountMinor: 80_00, promisedDate: '2026-04-02' },
      { on: '2026-04-01', replacedOn: '2026-04-03', amountMinor: 90_00, promisedDate: '2026-04-05' },
      { on: '2026-04-03', replacedOn: null, amountMinor: 100_00, promisedDate: '2026-04-07' },
    ]);
    expect(lastPromiseVersion(amended)).toBe(3);
  });

  test.each([0, 4, -1, 1.5])('there are none of number %s', (version) => {
    expect(promiseVersion(amended, version)).toBeUndefined();
  });
});

describe('the standing of a confirmation', () => {
  test('P2: open until its last day, with the day on which something came', () => {
    expect(standingOf(buildPromise(), '2026-04-10')).toEqual({ is: 'open', on: null });
    expect(standingOf(buildPromise(), '2026-04-05', [paid(10_00, '2026-04-02')])).toEqual({
      ...{ is: 'open', on: '2026-04-02' },
    });
  });

  test('P2: kept, kept in part and broken with the day that decided it', () => {
    expect(standingOf(buildPromise(), '2026-04-20', [paid(100_00, '2026-04-06')])).toEqual({
      ...{ is: 'kept', on: '2026-04-06' },
    });
    expect(standingOf(buildPromise(), '2026-04-20', [paid(10_00, '2026-04-06')])).toEqual({
      ...{ is: 'partially-kept', on: '2026-04-10' },
    });
    expect(standingOf(buildPromise(), '2026-04-20')).toEqual({ is: 'broken', on: '2026-04-10' });
  });

  test('cancelled by somebody', () => {
    const cancelled = { ...signedOn('2026-04-02'), reason: 'Wrong customer' };
    expect(standingOf(buildPromise({ cancelled }), '2026-04-03')).toEqual({
      ...{ is: 'cancelled', on: '2026-04-02' },
    });
  });

  test('replaced terms stay replaced, whatever became of the promise', () => {
    const sources = { ...buildAggregate({ promises: [amended] }), adjusted: new Map() };
    const [progress] = promiseProgress(sources, businessDate('2026-05-20'), defaultPolicy);
    const replacedOn = businessDate('2026-04-01');
    expect(progress && confirmationStanding(progress, { replacedOn })).toEqual({
      ...{ is: 'amended', on: '2026-04-01' },
    });
  });
});
